/** What a notice says in one line: who did what. */
import type { Notice } from "../api/shapes";
import { t } from "../i18n";

export function saidOf({ kind, actor, count }: Notice): string {
  return t(`notices.said.${kind}`, { who: actor?.name ?? "", count });
}
