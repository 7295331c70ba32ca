/** What reasons, outcomes and states are called. */
import { t } from "../i18n";
import type { moderation } from "../i18n/fr/moderation";
import type { CaseCard } from "./shapes";

type Key = keyof typeof moderation;
type After<Head extends string> = Key extends infer K
  ? K extends `${Head}.${infer Rest}`
    ? Rest
    : never
  : never;

export const reasonOf = (reason: string): string =>
  t(`moderation.reason.${reason as After<"moderation.reason">}`);
export const outcomeOf = (outcome: string): string =>
  t(`moderation.outcome.${outcome as After<"moderation.outcome">}`);
export const toldOf = (outcome: string): string =>
  t(`moderation.told.${outcome as After<"moderation.told">}`);
export const stateOf = (state: string): string =>
  t(`moderation.state.${state as After<"moderation.state">}`);
const kindOf = (kind: string): string => t(`moderation.kind.${kind as After<"moderation.kind">}`);
/** What a case is about. */
export const caseKindOf = ({ kind, publication }: CaseCard): string =>
  publication ? t("moderation.case.publication") : kindOf(kind);

export const toneOf = (state: string, late = false): "warning" | "neutral" | "info" | "danger" => {
  if (late) return "danger";
  if (state === "decided") return "neutral";
  return state === "open" ? "warning" : "info";
};
