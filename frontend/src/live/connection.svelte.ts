/** The one live connection of this page, and its state for the screens. */
import type { LiveCommand, LiveResults } from "../api/shapes";

export type ConnectionState = "idle" | "connecting" | "live" | "waiting" | "offline" | "closed";

export class Connection {
  state: ConnectionState = $state("idle");
  /** Seconds until the next attempt, while waiting. */
  retryIn: number | null = $state(null);

  start(): void {}

  stop(): void {}

  retryNow(): void {}

  /** Resolves with the command's result; rejects with `ApiProblem` (`offline` without an answer). */
  async send<C extends LiveCommand>(_command: C): Promise<LiveResults[C["type"]]> {
    return {} as LiveResults[C["type"]];
  }
}

export const connection = new Connection();
