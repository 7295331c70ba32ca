/** What those who hear the page are told of new messages: one is read, several are counted with who wrote them. */
import { language, t } from "../../i18n";
import type { Message } from "../items";

export { spoken } from "../../notices/spoken.svelte";

/** Names beyond these are « et d’autres »: what is heard is short. */
const NAMED = 3;
const READ = 280;

export function saidOf(fresh: readonly Message[], room: string): string {
  const [first] = fresh;
  if (!first) return "";
  if (fresh.length === 1) return `${first.author.name}, ${first.text.slice(0, READ)}`;
  const names = [...new Set(fresh.map(({ author }) => author.name))];
  const told = names.slice(0, NAMED);
  if (names.length > NAMED) told.push(t("conversations.andOthers"));
  const who = new Intl.ListFormat(language.code).format(told);
  return t("conversations.arrivedFrom", { count: fresh.length, room, who });
}
