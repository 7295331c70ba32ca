/** What is suggested under a search, in its order: what was searched before, then names, then operators. */
import type { PersonCard } from "../../api/shapes";
import type { Suggestions } from "../../conversations/finding/shapes";
import { tailOf, wantedFor } from "../../conversations/finding/typed";
import { language, t } from "../../i18n";
import type { IconName } from "../../shared/icons";

export interface Choice {
  key: string;
  label: string;
  hint: string;
  icon: IconName;
  /** The label is what is typed. */
  typed?: boolean;
  person?: PersonCard;
  /** What takes the place of what is being typed… */
  operator: string;
  value: string;
  /** …or of everything. */
  whole?: string;
}

/** The operators as they are typed in the reader's language. */
const NAMES = {
  fr: { from: "de:", in: "dans:", topic: "thème:" },
  en: { from: "from:", in: "in:", topic: "topic:" },
} as const;
const DAYS = { fr: ["hier", "lundi"], en: ["yesterday", "monday"] } as const;

export function choicesFor(
  text: string,
  found: Suggestions | null,
  recent: readonly string[],
): Choice[] {
  const tail = tailOf(text);
  const wanted = wantedFor(tail);
  if (wanted === "dates") return dates(text, tail.word);
  const again = text.trim() ? [] : recent.map(before);
  if (!found) return again;
  const operators = wanted === "operators" ? values(found, text, tail.word) : names(found);
  return [...again, ...people(found), ...places(found), ...operators];
}

function before(q: string): Choice {
  const hint = t("finding.before");
  return { key: `before ${q}`, label: q, hint, icon: "clock", operator: "", value: "", whole: q };
}

function people(found: Suggestions): Choice[] {
  const operator = NAMES[language.code].from;
  return found.people.map((person) => ({
    key: person.id,
    label: person.name,
    hint: t("finding.by"),
    icon: "user-round",
    person,
    operator,
    value: person.name,
  }));
}

function places(found: Suggestions): Choice[] {
  const { in: operator, topic } = NAMES[language.code];
  const rooms = found.rooms.map((room): Choice => {
    const direct = room.kind === "direct";
    const label = direct ? room.people.map(({ name }) => name).join(", ") : room.name;
    // A direct conversation has no name of its own: it is meant by its id.
    const value = direct ? room.id : room.name;
    return { key: room.id, label, hint: t("finding.within"), icon: "hash", operator, value };
  });
  const topics = found.topics.map(
    ({ topic: card, room_name }): Choice => ({
      key: card.id,
      label: card.title,
      hint: room_name,
      icon: "text-quote",
      operator: topic,
      value: card.title,
    }),
  );
  return [...rooms, ...topics];
}

function names(found: Suggestions): Choice[] {
  return found.operators.map(({ typed, says }) => ({
    key: typed,
    label: typed,
    hint: says,
    icon: "search",
    typed: true,
    operator: typed,
    value: "",
  }));
}

/** The values of the operator that was typed. */
function values(found: Suggestions, text: string, word: string): Choice[] {
  const part = text.slice(tailOf(text).start).replace(/^-/, "");
  const begun = part.slice(0, part.length - word.length);
  const all = found.operators.flatMap((operator) => operator.values);
  return all
    .filter((one) => one.startsWith(begun) || begun === "")
    .map((one) => {
      const [name = "", value = ""] = one.split(":");
      const choice = { operator: `${name}:`, value, icon: "search" as const, typed: true };
      return { ...choice, key: one, label: one, hint: "" };
    });
}

function dates(text: string, word: string): Choice[] {
  const begun = text.slice(tailOf(text).start).replace(/^-/, "");
  const operator = begun.slice(0, begun.length - word.length).replace(/["«“]\s*$/, "");
  const today = new Date();
  const month = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}`;
  return [...DAYS[language.code], month]
    .filter((day) => day.startsWith(word))
    .map((day) => ({
      key: day,
      label: `${operator}${day}`,
      hint: t("finding.dates"),
      icon: "clock",
      typed: true,
      operator,
      value: day,
    }));
}
