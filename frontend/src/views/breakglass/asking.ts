/** What a request must say before it is sent. */
import { t } from "../../i18n";

/** In the order in which they are offered. */
export const REASONS = ["harassment", "danger", "legal_requisition", "data_protection"] as const;
/** As the server counts them: without white space. */
const FEWEST = 20;

interface Asked {
  target: "room" | "people";
  room: string;
  people: readonly string[];
  words: string;
  since: string;
  until: string;
}

/** What is wrong with a request, by field; null where nothing is. */
export function faultsOf(
  asked: Asked,
): Partial<Record<"room" | "people" | "words" | "days", string | null>> {
  const ofRoom = asked.target === "room";
  return {
    room: ofRoom && !asked.room.trim() ? t("glass.needRoom") : null,
    people: !ofRoom && asked.people.length < 2 ? t("glass.needPeople") : null,
    words: asked.words.replace(/\s/g, "").length < FEWEST ? t("glass.needWords") : null,
    days: asked.since && asked.until && asked.since <= asked.until ? null : t("glass.needDays"),
  };
}
