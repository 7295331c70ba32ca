/** What those who hear the page are told of new messages: one is read, several are counted with who wrote them. */
import { language, t } from "../../i18n";
import { personal } from "../../moderation/personal.svelte";
import { excerpt } from "../excerpt";
import type { Message } from "../items";

export { spoken } from "../../notices/spoken.svelte";

/** Names beyond these are « et d’autres »: what is heard is short. */
const NAMED = 3;
const READ = 280;

/** Words as they are heard: no notation, no ids, and nothing of what is hidden until one asks for it. */
function heard({ text }: Message): string {
  return excerpt(text, READ).replaceAll("▒▒▒", t("conversations.hiddenWords"));
}

/** What is said of `fresh`; nothing of those whom one does not want to hear, unless it is an `announcement`. */
export function saidOf(messages: readonly Message[], room: string, announced = false): string {
  const fresh = messages.filter(({ author }) => announced || personal.of(author.id) === null);
  const [first] = fresh;
  if (!first) return "";
  if (fresh.length === 1) return [first.author.name, heard(first)].filter(Boolean).join(", ");
  const names = [...new Set(fresh.map(({ author }) => author.name))];
  const told = names.slice(0, NAMED);
  if (names.length > NAMED) told.push(t("conversations.andOthers"));
  const who = new Intl.ListFormat(language.code).format(told);
  return t("conversations.arrivedFrom", { count: fresh.length, room, who });
}
