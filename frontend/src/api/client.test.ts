import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem, get, patch, post, whenSignedOut, withQuery } from "./client";

const calls: { url: string; init: RequestInit }[] = [];
let answers: (() => Response)[] = [];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const problem = (status: number, code: string) =>
  json(status, { code, title: code, detail: `${code}.` });

beforeEach(() => {
  calls.length = 0;
  answers = [];
  // biome-ignore lint/suspicious/noDocumentCookie: the server's own cookie, as the browser holds it
  document.cookie = "csrftoken=t0ken";
  document.documentElement.lang = "fr";
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const answer = answers.shift();
    if (!answer) throw new TypeError("network");
    return answer();
  });
});
afterEach(() => void vi.unstubAllGlobals());

const header = (index: number, name: string) => new Headers(calls[index]?.init.headers).get(name);

describe("the REST client", () => {
  it("speaks JSON, says the language, and sends the CSRF token with writes only", async () => {
    answers = [json(200, { id: "me" }), json(200, {})];
    expect(await get("/me/")).toEqual({ id: "me" });
    await patch("/me/", { name: "Ada" });
    expect(calls.map((call) => call.url)).toEqual(["/api/v1/me/", "/api/v1/me/"]);
    expect([header(0, "X-CSRFToken"), header(1, "X-CSRFToken")]).toEqual([null, "t0ken"]);
    expect(header(0, "Accept-Language")).toBe("fr");
    expect(calls[1]?.init.body).toBe('{"name":"Ada"}');
  });

  it("throws the server's problem, with the time to wait", async () => {
    answers = [json(429, { code: "rate_limited", title: "", detail: "" }, { "Retry-After": "7" })];
    await expect(post("/sessions/", {})).rejects.toMatchObject({
      status: 429,
      code: "rate_limited",
      retry_after: 7,
    });
  });

  it("tells in the reader's language that the server cannot be reached", async () => {
    const french = await get("/me/").catch((caught: ApiProblem) => caught);
    expect(french).toBeInstanceOf(ApiProblem);
    expect(french).toMatchObject({ code: "offline", title: "Connexion coupée" });
    document.documentElement.lang = "en";
    await expect(get("/me/")).rejects.toMatchObject({ title: "Connection lost" });
  });

  it("makes a problem of an answer that is none", async () => {
    answers = [() => new Response("<h1>Bad gateway</h1>", { status: 502 })];
    await expect(get("/me/")).rejects.toMatchObject({ status: 502, code: "unavailable" });
  });

  it("says when the session is over, but not when a password is wrong", async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    answers = [problem(401, "wrong_credentials"), problem(401, "unauthenticated")];
    await expect(post("/sessions/", {})).rejects.toThrow();
    expect(signedOut).not.toHaveBeenCalled();
    await expect(get("/rooms/")).rejects.toThrow();
    expect(signedOut).toHaveBeenCalledOnce();
  });

  it("fetches a CSRF cookie and tries once more when the one it had is refused", async () => {
    answers = [problem(403, "csrf_failed"), () => new Response(""), json(201, { id: "r" })];
    expect(await post("/rooms/", {})).toEqual({ id: "r" });
    expect(calls.map((call) => call.url)).toEqual([
      "/api/v1/rooms/",
      "/connexion",
      "/api/v1/rooms/",
    ]);
  });

  it("follows a page's address on its own origin only", async () => {
    answers = [json(200, {})];
    await get("https://elsewhere.example/api/v1/rooms/?cursor=2");
    expect(calls[0]?.url).toBe("/api/v1/rooms/?cursor=2");
  });
});

it("leaves absent parameters out of an address", () => {
  expect(withQuery("/people/", { q: "é a", room: null, community: undefined, limit: 5 })).toBe(
    "/people/?q=%C3%A9+a&limit=5",
  );
});
