/** Saying a notice aloud while the page is not looked at: a window of the system, if one has allowed it. */
import type { Notice } from "../api/shapes";
import { language } from "../i18n";
import { saidOf } from "./words";

/** `unsupported` where the browser has no such windows. */
export function permission(): NotificationPermission | "unsupported" {
  return "Notification" in window ? Notification.permission : "unsupported";
}

export async function allow(): Promise<NotificationPermission | "unsupported"> {
  return "Notification" in window ? Notification.requestPermission() : "unsupported";
}

/** No words of the message: a screen is seen by others too. One window a line, however often it grows. */
export async function ring(notice: Notice): Promise<void> {
  if (permission() !== "granted") return;
  await language.whole();
  const shown = new Notification(saidOf(notice), { tag: notice.id });
  shown.addEventListener("click", () => {
    window.focus();
    shown.close();
    location.assign("/avis");
  });
}
