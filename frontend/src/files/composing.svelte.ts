/** The files of a composer: chosen, dropped, pasted or recorded, until their message is sent. */
import type { Id } from "../api/shapes";
import { t } from "../i18n";
import { toasts } from "../shared/toasts.svelte";
import { hold } from "./held";
import type { Recorded } from "./recording";
import { type Upload, uploads } from "./uploads.svelte";

export const MOST = 10;

export class Composing {
  list: Upload[] = $state([]);
  /** The recorder is open. */
  recording = $state(false);
  /** The menu is to open as soon as it is there: its button was pressed. */
  choosing = false;

  /** `place` is where one writes: what is chosen there is there again after a look at another room, or a reload. */
  constructor(
    private readonly room: Id,
    private readonly place: string,
  ) {}

  /** Takes as many as a message may carry, and says so of the others. */
  add(files: Iterable<File>): void {
    const chosen = [...files];
    const room = MOST - this.list.length;
    for (const file of chosen.slice(0, room)) {
      this.list.push(uploads.add(this.room, file, named(file)));
    }
    this.keep();
    if (chosen.length > room) toasts.failed({ title: t("files.tooMany", { count: MOST }) });
  }

  addVoice({ blob, duration, peaks }: Recorded): void {
    const ending = blob.type.includes("mp4") ? "m4a" : "webm";
    const name = `${t("files.voice.name")}.${ending}`;
    this.list.push(uploads.add(this.room, blob, name, { duration, peaks }));
    this.keep();
  }

  cancel(upload: Upload): void {
    this.list = this.list.filter((one) => one.key !== upload.key);
    this.keep();
    void uploads.drop([upload.key]);
  }

  retry(upload: Upload): void {
    uploads.enqueue(upload);
  }

  /** What stands for a message without words. */
  get names(): string {
    return this.list.map(({ name }) => name).join(", ");
  }

  /** None of them was refused. */
  get good(): boolean {
    return this.list.every(({ stage }) => stage !== "failed");
  }

  /** Hands the files over to the outbox. */
  take(): { key: string; name: string }[] {
    const taken = this.list.map(({ key, name }) => ({ key, name }));
    this.list = [];
    this.keep();
    return taken;
  }

  /** Takes back what the outbox could not send, or what was here before; what is still to be sent goes on. */
  async restore(keys: string[]): Promise<void> {
    for (const key of keys) {
      const upload = await uploads.find(key);
      if (!upload || this.list.some((one) => one.key === key)) continue;
      this.list.push(upload);
      if (upload.stage === "waiting") uploads.enqueue(upload);
    }
    this.keep();
  }

  private keep(): void {
    hold(
      this.place,
      this.list.map(({ key }) => key),
    );
  }
}

/** What is pasted has no name of its own that says anything. */
function named(file: File): string {
  if (file.name && file.name !== "image.png") return file.name;
  const ending = file.type.split("/")[1] ?? "bin";
  const stamp = new Date().toLocaleString("sv").replace(/:/g, "-");
  return `${t("files.pasted")} ${stamp}.${ending}`;
}

export const composing = (room: Id, place: string): Composing => new Composing(room, place);
