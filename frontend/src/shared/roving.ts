/** One tab stop for a list: arrows, Home and End move among the elements that match a selector, and letters jump to a name. */
import { on } from "svelte/events";

export interface Roving {
  selector: string;
  orientation?: "vertical" | "horizontal";
  /** Jump by the first letters of a name, as in a menu. */
  typeahead?: boolean;
}

/** Attach to the container of the list: `{@attach roving({ selector: "a" })}`. */
export function roving({ selector, orientation = "vertical", typeahead = false }: Roving) {
  const [before, after] =
    orientation === "vertical" ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  return (container: HTMLElement): (() => void) => {
    let typed = "";
    let typedAt = 0;
    const all = () => [...container.querySelectorAll<HTMLElement>(selector)];

    const single = () => {
      const elements = all();
      const focused = elements.find((element) => element === document.activeElement);
      const marked = elements.find(
        (element) =>
          element.getAttribute("aria-current") || element.getAttribute("aria-selected") === "true",
      );
      const kept = elements.find((element) => element.tabIndex === 0);
      const stop = focused ?? marked ?? kept ?? elements[0];
      for (const element of elements) {
        const index = element === stop ? 0 : -1;
        if (element.tabIndex !== index) element.tabIndex = index;
      }
    };
    const byName = (elements: HTMLElement[], key: string, from: number) => {
      typed = Date.now() - typedAt > 700 ? key : typed + key;
      typedAt = Date.now();
      const order = [...elements.slice(from + (typed.length > 1 ? 0 : 1)), ...elements];
      const wanted = typed.toLocaleLowerCase();
      return order.find((e) => e.textContent?.trim().toLocaleLowerCase().startsWith(wanted));
    };
    const next = (event: KeyboardEvent): HTMLElement | undefined => {
      const elements = all();
      const index = elements.indexOf(document.activeElement as HTMLElement);
      if (event.key === after) return elements[Math.min(index + 1, elements.length - 1)];
      if (event.key === before) return elements[Math.max(index - 1, 0)];
      if (event.key === "Home") return elements[0];
      if (event.key === "End") return elements.at(-1);
      const letter = event.key.length === 1 && event.key !== " ";
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      return typeahead && letter && plain ? byName(elements, event.key, index) : undefined;
    };
    const stopKeys = on(container, "keydown", (event) => {
      if (!(event.target as HTMLElement).matches(selector)) return;
      const target = next(event);
      if (!target) return;
      event.preventDefault();
      target.focus();
    });
    const stopFocus = on(container, "focusin", single);
    const observer = new MutationObserver(single);
    observer.observe(container, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["aria-current", "aria-selected"],
    });
    single();
    return () => {
      stopKeys();
      stopFocus();
      observer.disconnect();
    };
  };
}
