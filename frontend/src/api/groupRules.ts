/** The rules of automatic groups, as they are written, read and tried. */
import type * as Rest from "./rest";

/** What a rule may ask of people. */
export type Fact = "component" | "place" | "role" | "offers" | "seeks" | "trade";
export interface Condition {
  fact: Fact;
  value: string;
}
/** Whom an automatic group holds: those who meet all of the conditions, or any of them. */
export interface Rule {
  match: "all" | "any";
  conditions: Condition[];
}
/** A rule as one reads it; a label is null when what the value names is no more. */
export interface RuleCard {
  match: Rule["match"];
  conditions: (Condition & { label: string | null })[];
}
/** Who would be in a group by a rule. */
export type RuleTrial = Rest.TrialCard;
