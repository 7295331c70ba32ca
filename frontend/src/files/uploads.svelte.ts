/**
 * What is being sent: two files at a time, each from where it stopped. An upload belongs to the composer until its
 * message is sent, and to the outbox afterwards, also in the next life of this page.
 */
import { type ApiProblem, asProblem, del, patch } from "../api/client";
import type { FileCard, Id, Problem } from "../api/shapes";
import { forget, keep, kept, type Waiting } from "./shelf";
import { announce, asHeld, sendPiece } from "./transport";

export type Stage = "waiting" | "sending" | "checking" | "done" | "failed";

const AT_ONCE = 2;
/** Seconds between two tries while the network is away. */
const PAUSES = [1, 2, 4, 8, 15, 30];
const PASSING = new Set(["offline", "unavailable", "rate_limited", "unreadable"]);

/** One file on its way, as the composer and the timeline show it. */
export class Upload {
  stage: Stage = $state("waiting");
  /** Bytes. */
  sent = $state(0);
  problem: Problem | null = $state.raw(null);
  alt = $state("");
  card: FileCard | null = $state.raw(null);
  readonly preview: string | null;
  private work: Promise<Id> | null = null;
  private stopping = new AbortController();

  constructor(private readonly one: Waiting) {
    this.alt = one.alt;
    this.preview = /^(image|audio)\//.test(one.blob.type) ? URL.createObjectURL(one.blob) : null;
  }

  get key(): string {
    return this.one.key;
  }

  get name(): string {
    return this.one.name;
  }

  get size(): number {
    return this.one.blob.size;
  }

  get picture(): boolean {
    return this.one.blob.type.startsWith("image/");
  }

  get voice(): boolean {
    return this.one.duration !== null;
  }

  get portion(): number {
    return this.size ? Math.min(1, this.sent / this.size) : 0;
  }

  /** Sends what is left to send; answers the id under which the server has it. One run at a time, however many ask. */
  run(): Promise<Id> {
    this.work ??= this.go().finally(() => {
      this.work = null;
    });
    return this.work;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.preview) URL.revokeObjectURL(this.preview);
    if (this.one.file) await del(`/files/${this.one.file}/`).catch(() => undefined);
  }

  /** Says what the picture shows; the server is told at once, or when it hears of the file. */
  async describe(alt: string): Promise<void> {
    this.alt = this.one.alt = alt;
    await keep(this.one);
    if (this.one.file) await patch(`/files/${this.one.file}/`, { alt });
  }

  private async go(): Promise<Id> {
    try {
      const card = await this.begun();
      if (card.state === "receiving") await this.rest(card);
      else this.card = card;
      this.sent = this.size;
      this.stage = "done";
      return card.id;
    } catch (caught) {
      const problem = asProblem(caught);
      this.stage = PASSING.has(problem.code) ? "waiting" : "failed";
      this.problem = this.stage === "failed" ? problem : null;
      throw caught;
    }
  }

  /** The file as the server holds it: announced now, or before a cut. */
  private async begun(): Promise<FileCard> {
    this.problem = null;
    this.stage = "sending";
    const held = this.one.file ? await asHeld(this.one.file) : null;
    if (held) return held;
    const said = this.one.alt;
    const card = await announce(this.one);
    this.one.file = card.id;
    await keep(this.one);
    // Described while it was being announced: nobody has told the server yet.
    if (this.one.alt !== said) await patch(`/files/${card.id}/`, { alt: this.one.alt });
    return card;
  }

  private async rest(begun: FileCard): Promise<void> {
    let { offset } = begun;
    do {
      this.sent = offset;
      const piece = this.one.blob.slice(offset, offset + begun.chunk);
      const from = offset;
      const told = (count: number): void => {
        this.sent = from + count;
      };
      this.card = await sendPiece(begun.id, offset, piece, told, this.stopping.signal);
      offset = this.card.offset;
    } while (offset < this.size);
  }
}

class Uploads {
  private readonly all = new Map<string, Upload>();
  private readonly queue: Upload[] = [];
  private running = 0;

  add(room: Id, file: Blob, name: string, voice?: { duration: number; peaks: number[] }): Upload {
    const one: Waiting = {
      key: crypto.randomUUID(),
      room,
      blob: file,
      name,
      alt: "",
      duration: voice?.duration ?? null,
      peaks: voice?.peaks ?? [],
      file: null,
      kept_at: Date.now(),
    };
    const upload = new Upload(one);
    this.all.set(one.key, upload);
    void keep(one);
    this.enqueue(upload);
    return upload;
  }

  /** The upload of that key, also of an earlier life of this page. */
  async find(key: string): Promise<Upload | undefined> {
    const known = this.all.get(key);
    if (known) return known;
    const one = await kept(key);
    if (!one) return undefined;
    const upload = this.all.get(key) ?? new Upload(one);
    this.all.set(key, upload);
    return upload;
  }

  enqueue(upload: Upload): void {
    this.queue.push(upload);
    this.next();
  }

  /** For the outbox: sends what is left of each, and answers their ids; throws what refuses one. */
  async finish(keys: string[]): Promise<Id[]> {
    const ids: Id[] = [];
    for (const key of keys) {
      const upload = await this.find(key);
      if (upload) ids.push(await upload.run());
    }
    return ids;
  }

  /** The message is there: what was kept for it is not needed any more. */
  async forget(keys: string[]): Promise<void> {
    for (const key of keys) {
      this.all.delete(key);
      await forget(key);
    }
  }

  /** Takes files back that nothing carries. */
  async drop(keys: string[]): Promise<void> {
    for (const key of keys) {
      await (await this.find(key))?.stop();
      await this.forget([key]);
    }
  }

  private next(): void {
    while (this.running < AT_ONCE) {
      const upload = this.queue.shift();
      if (!upload) return;
      this.running += 1;
      void this.patiently(upload).finally(() => {
        this.running -= 1;
        this.next();
      });
    }
  }

  /** Goes on by itself when the network is back. */
  private async patiently(upload: Upload): Promise<void> {
    for (let turn = 0; this.all.has(upload.key); turn += 1) {
      try {
        await upload.run();
        return;
      } catch (caught) {
        const problem: ApiProblem = asProblem(caught);
        if ((caught as Error).name === "AbortError" || !PASSING.has(problem.code)) return;
        const seconds = problem.retry_after ?? PAUSES[Math.min(turn, PAUSES.length - 1)] ?? 30;
        await backOrAfter(seconds);
      }
    }
  }
}

function backOrAfter(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      resolve();
    };
    const timer = setTimeout(over, seconds * 1000);
    window.addEventListener("online", over);
  });
}

export const uploads = new Uploads();
