/** Short news of what has just been done, with a way back. They wait while one points at them. */
import { announcer } from "./announcer.svelte";

export interface Toast {
  id: number;
  text: string;
  tone: "neutral" | "success" | "danger";
  action: { label: string; act: () => void } | null;
}

const STAYS = 6_000;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  #timers = new Map<number, number>();

  /** Shows a text for six seconds (one with an act for ten, a failure until it is closed); answers its id to close it by. */
  show(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): number {
    const toast: Toast = {
      id: this.#next++,
      text,
      tone: options.tone ?? "neutral",
      action: options.action ?? null,
    };
    this.list = [...this.list.filter((other) => other.text !== text).slice(-2), toast];
    announcer.say(text);
    this.resume(toast);
    return toast.id;
  }

  done(text: string): void {
    this.show(text, { tone: "success" });
  }

  failed(problem: { title: string; detail?: string }): void {
    const text = problem.detail || problem.title;
    if (!this.list.some((toast) => toast.text === text)) this.show(text, { tone: "danger" });
  }

  close(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  hold(id: number): void {
    window.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(toast: Toast): void {
    if (toast.tone === "danger") return;
    const time = toast.action ? STAYS + 4_000 : STAYS;
    this.#timers.set(
      toast.id,
      window.setTimeout(() => this.close(toast.id), time),
    );
  }
}

export const toasts = new Toasts();
