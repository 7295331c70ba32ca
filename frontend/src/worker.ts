/**
 * The service worker: the shell without network, and nothing of what the API says.
 *
 * The built files are cached when it is installed; a page is then opened from the cache, and asks the server itself
 * for what it shows. A new version waits until no page uses the old one, or until the reader agrees.
 */
import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, StaleWhileRevalidate } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: every file to keep, with the digest of those whose name does not tell. */
declare const PRECACHE: { url: string; revision: string | null }[];

/** What the server answers itself, whoever asks. */
const SERVERS_OWN = /^\/(api|ws|health|admin|accounts|media|files|static|docs)(\/|$)|^\/sw\.js$/;

precacheAndRoute(PRECACHE, { directoryIndex: "", cleanURLs: false });
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [SERVERS_OWN] }),
);
// Built files that are too large to fetch in advance (emoji data, English) are kept once used.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  new CacheFirst({ cacheName: "chatcore-assets" }),
);

// The kept page names the brand's stylesheet without its version: the last one known shows at once.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === "/brand.css",
  new StaleWhileRevalidate({ cacheName: "chatcore-brand" }),
);
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/media/brand/"),
  new CacheFirst({ cacheName: "chatcore-brand" }),
);

self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});
