/** What the timeline must know of files before what shows them is there. */
import type { MessageCard } from "../api/shapes";

/** How much room, in CSS pixels, the files of a message will take (`layout.ts`): so nothing moves when they come. */
export function heightOf({ attachments }: MessageCard): number {
  const pictures = attachments.filter(({ width }) => width);
  const [{ width = 1, height = 0 } = {}] = pictures as { width?: number; height?: number }[];
  const high =
    pictures.length > 1
      ? 140 * Math.ceil(pictures.length / 3)
      : Math.min(height, (height * 420) / width, 320);
  return high + 68 * (attachments.length - pictures.length);
}

/** A message without words of its own carries the names of its files as its text. */
export const saysNamesOnly = ({ text, attachments }: MessageCard): boolean =>
  attachments.length > 0 && text === attachments.map(({ name }) => name).join(", ");
