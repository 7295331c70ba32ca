/** What a notice says in one line: who did what. */
import type { Notice } from "../api/shapes";
import { t } from "../i18n";
import { notices } from "../i18n/fr/notices";

type Said = Extract<keyof typeof notices, `notices.said.${string}`>;

/** What it is about says it more exactly than its kind, where there are words for it. */
export function saidOf({ kind, about_kind, actor, count }: Notice): string {
  const exact = `notices.said.${about_kind}`;
  const key = exact in notices ? exact : `notices.said.${kind}`;
  return t(key as Said, { who: actor?.name ?? "", count });
}
