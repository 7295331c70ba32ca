/** How the pictures of a message lie; `sizes.ts` foretells it. */
import type { AttachmentCard } from "../api/shapes";

/** Of the pictures of a message together, in CSS pixels; one alone is at most so high. */
const WIDE = 420;
const HIGH = 320;
const COLUMNS = 3;

export const isPicture = ({ kind, state, width, height }: AttachmentCard): boolean =>
  kind === "image" && state !== "refused" && !!width && !!height;

/** The width and the shape of the pictures of a message together. */
export function frameOf(pictures: AttachmentCard[]): { width: number; shape: string } {
  const [first] = pictures;
  if (pictures.length !== 1 || !first?.width || !first.height) {
    return { width: WIDE, shape: `${COLUMNS} / ${Math.ceil(pictures.length / COLUMNS)}` };
  }
  const { width, height } = first;
  const scale = Math.min(1, WIDE / width, HIGH / height);
  return { width: Math.max(64, Math.round(width * scale)), shape: `${width} / ${height}` };
}
