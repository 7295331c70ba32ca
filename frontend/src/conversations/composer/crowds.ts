/** Crowds that a message may call. A text that may call one is weighed by the server before it leaves. */

import { asProblem, post } from "../../api/client";
import type { Id } from "../../api/shapes";
import { toasts } from "../../shared/toasts.svelte";

const CROWD =
  /@(?:\*\*[^*\n]+\|(?:all|here|(?:group|role|skill)-)|(?:tous|toutes|tout le monde|all|everyone|ici|here|comp[ée]tence|skill)(?![\p{L}\p{N}]))/iu;

/** So many names may be more people than one calls without being asked (`ASKS_ABOVE` of the server). */
const NAMES = 30;

export function mayCall(text: string): boolean {
  return text.includes("@") && (CROWD.test(text) || text.split("@").length - 1 > NAMES);
}

/** Asks how many people a text would call: `ask` with their number when its author is to confirm it, else `send`. */
export function weigh(
  text: string,
  room: Id,
  send: () => void,
  ask: (reach: number) => void,
): void {
  post<{ reach: number; asks: boolean }>("/previews/", { text, room }).then(
    ({ reach, asks }) => (asks ? ask(reach) : send()),
    (caught) => {
      const problem = asProblem(caught);
      // No network: it waits in the outbox as everything does. Another refusal says why, and nothing is lost.
      if (problem.code === "offline") send();
      else toasts.failed(problem);
    },
  );
}
