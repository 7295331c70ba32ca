/** The pieces of a file on their way: by XMLHttpRequest, which alone says how far a body has gone. */
import { ApiProblem, asProblem, get, offlineProblem, post } from "../api/client";
import type { FileCard, Id, Problem } from "../api/shapes";
import type { Waiting } from "./shelf";

export function announce(one: Waiting): Promise<FileCard> {
  const { name, alt, duration, peaks } = one;
  return post<FileCard>(`/rooms/${one.room}/files/`, {
    name,
    size: one.blob.size,
    alt,
    duration,
    peaks,
  });
}

/** How the server holds it, or null when it is there no more (a day has passed). */
export async function asHeld(file: Id): Promise<FileCard | null> {
  try {
    return await get<FileCard>(`/files/${file}/`);
  } catch (caught) {
    if (asProblem(caught).code === "not_found") return null;
    throw caught;
  }
}

function token(): string {
  return /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

/** Sends one piece; `told` hears how many bytes of it have left. */
export function sendPiece(
  file: Id,
  offset: number,
  piece: Blob,
  told: (sent: number) => void,
  signal: AbortSignal,
): Promise<FileCard> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = (): void => request.abort();
    signal.addEventListener("abort", cancel, { once: true });
    request.open("PATCH", `/api/v1/files/${file}/upload/`);
    request.setRequestHeader("Content-Type", "application/offset+octet-stream");
    request.setRequestHeader("Upload-Offset", String(offset));
    request.setRequestHeader("X-CSRFToken", token());
    request.setRequestHeader("Accept-Language", document.documentElement.lang || "fr");
    request.upload.onprogress = (event) => told(event.loaded);
    request.onerror = () => reject(offlineProblem());
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.onload = () => {
      signal.removeEventListener("abort", cancel);
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) resolve(body as FileCard);
        else reject(new ApiProblem(request.status, body as Problem));
      } catch {
        reject(offlineProblem());
      }
    };
    request.send(piece);
  });
}
