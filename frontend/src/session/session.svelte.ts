/** Who is signed in, in this browser. */
import type { Me } from "../api/shapes";

export type Changes = Partial<
  Pick<Me, "name" | "title" | "organisation" | "bio" | "language" | "time_zone">
>;

export class Session {
  status: "unknown" | "out" | "in" = $state("unknown");
  me: Me | null = $state(null);

  /** Finds out who is signed in; offline, whoever was last. */
  async start(): Promise<void> {}

  /** Throws `ApiProblem` (`wrong_credentials`, `rate_limited`, `offline`). */
  async signIn(_email: string, _password: string): Promise<void> {}

  /** Takes over an account that another request has just signed in (invitation accepted). */
  async welcome(_me: Me): Promise<void> {}

  async signOut(): Promise<void> {}

  /** Changes one's own profile. Throws `ApiProblem`. */
  async change(_fields: Changes): Promise<void> {}

  async setAvatar(_file: File | null): Promise<void> {}
}

export const session = new Session();
