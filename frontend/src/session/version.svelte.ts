/** New versions of the application: fetched in the background, taken over when the reader agrees. */

/** A page that stays open for days asks for a new version so often. */
const ASK_EVERY = 60 * 60_000;

export class Version {
  /** A newer version waits; `apply` reloads the page with it. */
  ready = $state(false);
  private waiting: ServiceWorker | null = null;
  private agreed = false;

  /** Registers the service worker, which keeps the shell for when there is no network. */
  start(): void {
    if (!("serviceWorker" in navigator)) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      // Also fires when the very first worker takes the page: only what was asked for may reload it.
      if (this.agreed) location.reload();
    });
    addEventListener("load", () => void this.register(), { once: true });
    if (document.readyState === "complete") void this.register();
  }

  /** Reloads the page with the newer version. */
  apply(): void {
    this.agreed = true;
    this.waiting?.postMessage("take over");
  }

  private async register(): Promise<void> {
    try {
      const registration = await navigator.serviceWorker.register("/sw.js");
      this.look(registration);
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", () => this.look(registration));
      });
      setInterval(() => void registration.update().catch(() => undefined), ASK_EVERY);
    } catch {
      // Without a service worker everything works but the shell without network.
    }
  }

  private look(registration: ServiceWorkerRegistration): void {
    this.waiting = registration.waiting;
    this.ready = registration.waiting !== null && navigator.serviceWorker.controller !== null;
  }
}

export const version = new Version();
