/** Who is signed in, in this browser. */
import { ApiProblem, del, get, patch, post, put, whenSignedOut } from "../api/client";
import type { Me } from "../api/shapes";
import { Bell } from "../live/bell";
import { forgetEverything, forgetReadings, recall, remember } from "../live/store";

export type Changes = Partial<
  Pick<Me, "name" | "title" | "organisation" | "bio" | "language" | "time_zone">
>;

export class Session {
  status: "unknown" | "out" | "in" = $state("unknown");
  me: Me | null = $state(null);

  readonly entered = new Bell<[Me]>();
  readonly left = new Bell<[]>();

  constructor() {
    whenSignedOut(() => void this.expire());
  }

  /** Finds out who is signed in; offline, whoever was last. */
  async start(): Promise<void> {
    if (this.status !== "unknown") return;
    const last = await recall("me");
    try {
      await this.welcome(await get<Me>("/me/"));
    } catch (caught) {
      const refused = caught instanceof ApiProblem && caught.status === 401;
      if (!refused && last) this.enter(last);
      else if (!refused) this.status = "out";
      else await this.expire();
    }
  }

  /** Whether somebody was signed in here when this browser was last used. */
  async known(): Promise<boolean> {
    return (await recall("me")) !== undefined;
  }

  /** Throws `ApiProblem` (`wrong_credentials`, `rate_limited`, `offline`). */
  async signIn(email: string, password: string): Promise<void> {
    await this.welcome(await post<Me>("/sessions/", { email, password }));
  }

  /** Takes over an account that a request has just signed in (invitation accepted). */
  async welcome(me: Me): Promise<void> {
    const last = await recall("me");
    if (last && last.id !== me.id) await forgetEverything();
    await remember("me", me);
    this.enter(me);
  }

  /** Ends the session and forgets everything kept here. Throws `ApiProblem` when the server is not reached. */
  async signOut(): Promise<void> {
    await del("/sessions/current/");
    this.leave();
    await forgetEverything();
  }

  /** The server ended the session: what was read goes; what was written waits for its author's return. */
  async expire(): Promise<void> {
    this.leave();
    await forgetReadings();
  }

  /** Changes one's own profile. Throws `ApiProblem`. */
  async change(fields: Changes): Promise<void> {
    await this.keep(await patch<Me>("/me/", fields));
  }

  /** Puts a picture in the place of the initials, or takes it away. Throws `ApiProblem`. */
  async setAvatar(file: File | null): Promise<void> {
    if (file) {
      const form = new FormData();
      form.set("file", file);
      await put("/me/avatar/", form);
    } else await del("/me/avatar/");
    await this.keep(await get<Me>("/me/"));
  }

  /** Makes the address that a link was sent to that of its person, signed in here or not. Throws `ApiProblem`. */
  async takeAddress(key: string): Promise<Me> {
    const me = await put<Me>(`/address-changes/${encodeURIComponent(key)}/`);
    if (this.me?.id === me.id) await this.keep(me);
    return me;
  }

  private async keep(me: Me): Promise<void> {
    this.me = me;
    await remember("me", me);
  }

  private enter(me: Me): void {
    const already = this.status === "in" && this.me?.id === me.id;
    this.me = me;
    this.status = "in";
    if (!already) this.entered.ring(me);
  }

  private leave(): void {
    const was = this.status;
    this.status = "out";
    this.me = null;
    if (was === "in") this.left.ring();
  }
}

export const session = new Session();
