/** Sizes and durations as people say them. */
import { language, t } from "../i18n";
import type { IconName } from "../shared/icons";

export function weight(bytes: number): string {
  const units = [t("files.unit.kilo"), t("files.unit.mega"), t("files.unit.giga")];
  let value = bytes / 1000;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = value < 10 && at > 0 ? 1 : 0;
  const shown = Math.max(digits ? 0 : 1, value).toLocaleString(language.code, {
    maximumFractionDigits: digits,
  });
  return `${shown}\u00a0${units[at]}`;
}

/** 1:05 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

const ICONS: Record<string, IconName> = {
  image: "image",
  audio: "volume-2",
  video: "film",
  archive: "archive",
};

export const iconOfKind = (kind: string): IconName => ICONS[kind] ?? "file-text";
