/** Places a floating element beside its anchor and keeps it there: what `float` fetches when something first floats. */
import { autoUpdate, computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import type { Float } from "./float";

/** Returns what stops it. The element is positioned by the CSSOM (no inline style attribute), and seen once it is. */
export function keepBeside(
  anchor: Element,
  element: HTMLElement,
  { placement = "bottom-start", gap = 6, sameWidth = false }: Float = {},
): () => void {
  const place = async () => {
    const middleware = [
      offset(gap),
      flip({ padding: 8, flipAlignment: false }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply({ availableHeight, rects }) {
          element.style.maxHeight = `${Math.min(420, Math.max(120, availableHeight))}px`;
          if (sameWidth) element.style.width = `${rects.reference.width}px`;
        },
      }),
    ];
    const { x, y } = await computePosition(anchor, element, {
      placement,
      strategy: "fixed",
      middleware,
    });
    element.style.left = `${x}px`;
    element.style.top = `${y}px`;
    element.style.opacity = "";
  };
  return autoUpdate(anchor, element, place);
}
