/** The REST door: JSON in, JSON out, every failure an `ApiProblem`. */
import type { Problem } from "./shapes";

/** A refusal of the server (problem+json), or `offline` when it could not be reached. */
export class ApiProblem extends Error implements Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly path: string | null;
  /** Seconds to wait before trying again, when the server said so. */
  readonly retry_after: number | null;
  readonly proposal: string | null;

  constructor(status: number, problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "ApiProblem";
    this.status = status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.path = problem.path ?? null;
    this.retry_after = problem.retry_after ?? null;
    this.proposal = problem.proposal ?? null;
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const WORDS = {
  fr: {
    offline: {
      title: "Connexion coupée",
      detail: "Le serveur n’est pas joignable. Réessayez quand la connexion sera revenue.",
    },
    unreadable: {
      title: "Réponse illisible",
      detail: "Le serveur a répondu d’une façon inattendue. Réessayez dans un instant.",
    },
  },
  en: {
    offline: {
      title: "Connection lost",
      detail: "The server cannot be reached. Try again when the connection is back.",
    },
    unreadable: {
      title: "Unreadable answer",
      detail: "The server answered in an unexpected way. Try again in a moment.",
    },
  },
} as const;

let onSignedOut: () => void = () => {};

/** Calls back when an answer says that the session is over (401 outside the sign-in itself). */
export function whenSignedOut(callback: () => void): void {
  onSignedOut = callback;
}

function language(): "fr" | "en" {
  return document.documentElement.lang.startsWith("en") ? "en" : "fr";
}

/** The problem of a server that cannot be reached, in the reader's language. */
export function offlineProblem(): ApiProblem {
  return new ApiProblem(0, { code: "offline", ...WORDS[language()].offline });
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** `path` is under `/api/v1`, or a whole address such as the `next` of a page. */
function address(path: string): string {
  if (/^https?:/.test(path)) {
    const { pathname, search } = new URL(path);
    return pathname + search;
  }
  return path.startsWith("/api/") ? path : `/api/v1${path}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get("Retry-After")) || null;
  try {
    const body = (await response.json()) as Problem;
    if (typeof body.code !== "string") throw new TypeError("not a problem");
    return new ApiProblem(response.status, { ...body, retry_after: body.retry_after ?? seconds });
  } catch {
    const code = response.status >= 502 ? "unavailable" : "unreadable";
    const words = WORDS[language()].unreadable;
    return new ApiProblem(response.status, { code, ...words, retry_after: seconds });
  }
}

/** The shell sets the CSRF cookie; served from the service worker's cache it cannot, so ask for it once. */
async function fetchCsrfCookie(): Promise<void> {
  await fetch("/connexion", { credentials: "same-origin", cache: "no-store" });
}

async function exchange(method: Method, path: string, body: unknown): Promise<Response> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language() });
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(body);
  }
  try {
    if (method !== "GET") {
      if (!cookie("csrftoken")) await fetchCsrfCookie();
      headers.set("X-CSRFToken", cookie("csrftoken"));
    }
    return await fetch(address(path), init);
  } catch {
    throw offlineProblem();
  }
}

async function request<T>(method: Method, path: string, body?: unknown, again = true): Promise<T> {
  const response = await exchange(method, path, body);
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === "csrf_failed" && again) {
      await fetchCsrfCookie().catch(() => undefined);
      return request(method, path, body, false);
    }
    if (problem.status === 401 && problem.code !== "wrong_credentials") onSignedOut();
    throw problem;
  }
  if (response.status === 204 || response.headers.get("Content-Length") === "0") {
    return undefined as T;
  }
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiProblem(response.status, { code: "unreadable", ...WORDS[language()].unreadable });
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

/** `path` with the given parameters, those that are null or undefined or empty left out. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

export const get = <T>(path: string): Promise<T> => request<T>("GET", path);
export const post = <T>(path: string, body?: unknown): Promise<T> => request<T>("POST", path, body);
export const put = <T>(path: string, body?: unknown): Promise<T> => request<T>("PUT", path, body);
export const patch = <T>(path: string, body?: unknown): Promise<T> =>
  request<T>("PATCH", path, body);
export const del = <T = void>(path: string): Promise<T> => request<T>("DELETE", path);

/** The problem behind anything caught, so that a screen always has words to show. */
export function asProblem(caught: unknown): ApiProblem {
  if (caught instanceof ApiProblem) return caught;
  const words = WORDS[language()].unreadable;
  return new ApiProblem(0, { code: "unreadable", ...words });
}
