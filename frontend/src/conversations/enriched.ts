/** What rendered text can do beside being read: hidden words are uncovered, boxes ticked, moments said by one's own clocks. Fetched with the first that has any. */
import { asProblem, put } from "../api/client";
import type { Id } from "../api/shapes";
import { dates, language, t } from "../i18n";
import { toasts } from "../shared/toasts.svelte";

const BOX = /^[☐☑] /;

/** Makes the hidden words and boxes of `text` work; `message`: whose boxes this reader may tick, if any. */
export function enrich(text: HTMLElement, message: Id | null): void {
  for (const words of text.querySelectorAll<HTMLElement>(".spoiler:not(.open, [role])"))
    cover(words);
  for (const moment of text.querySelectorAll<HTMLTimeElement>("time")) say(moment);
  if (!message) return;
  for (const [nth, item] of text.querySelectorAll<HTMLElement>("li.task").entries())
    box(item, nth + 1, message);
}

/** By the clocks of the reader; in full, with the zone, for those who ask. */
function say(moment: HTMLTimeElement): void {
  const at = new Date(moment.dateTime);
  if (Number.isNaN(at.getTime())) return;
  moment.textContent = dates.moment(at);
  moment.title = t("rich.timeIn", { moment: dates.full(at), zone: language.timeZone });
}

/** A button that says what it is, and nothing of what it hides, until it is pressed. */
function cover(words: HTMLElement): void {
  words.tabIndex = 0;
  words.setAttribute("role", "button");
  words.setAttribute("aria-label", t("rich.hidden"));
  words.setAttribute("aria-expanded", "false");
  const open = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    words.classList.add("open");
    for (const name of ["role", "aria-label", "aria-expanded"]) words.removeAttribute(name);
    words.tabIndex = -1;
    words.focus();
    words.removeEventListener("click", open, true);
    words.removeEventListener("keydown", pressed);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === " ") open(event);
  };
  words.addEventListener("click", open, true);
  words.addEventListener("keydown", pressed);
}

/** Puts a box that is ticked in the place of the sign that only shows whether it is. */
function box(item: HTMLElement, number: number, message: Id): void {
  const holder = item.firstElementChild?.tagName === "P" ? item.firstElementChild : item;
  const sign = holder.firstChild;
  if (!(sign instanceof Text) || !BOX.test(sign.data)) return;
  const label = (item.textContent ?? "").replace(BOX, "").trim();
  sign.data = sign.data.replace(BOX, "");
  const ticked = document.createElement("input");
  ticked.type = "checkbox";
  ticked.checked = item.classList.contains("done");
  ticked.setAttribute("aria-label", label);
  ticked.addEventListener("change", () => void tick(ticked, number, message));
  holder.prepend(ticked);
}

/** The message comes back with its boxes as they are, by the event of the edit. */
async function tick(ticked: HTMLInputElement, number: number, message: Id): Promise<void> {
  const done = ticked.checked;
  ticked.disabled = true;
  try {
    await put(`/messages/${message}/tasks/${number}/`, { done });
  } catch (caught) {
    ticked.checked = !done;
    toasts.failed(asProblem(caught));
  } finally {
    ticked.disabled = false;
  }
}
