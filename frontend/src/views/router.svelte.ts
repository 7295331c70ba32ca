/** Where one is in the application: the history of the browser, and the screen that its address names. */
import { tick } from "svelte";
import { type Route, routeOf } from "./routes";

interface Step {
  /** How many steps inside the application led here: above zero, « back » stays in it. */
  depth: number;
}

class Router {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));
  route: Route = $derived(routeOf(this.path));
  /** Counts the navigations, so that the same address asked for again is seen. */
  visits = $state(0);

  /** Follows the history and the links of the page; returns what stops it. */
  start(): () => void {
    const popped = () => this.#arrive(false);
    const clicked = (event: MouseEvent) => this.#follow(event);
    window.addEventListener("popstate", popped);
    document.addEventListener("click", clicked);
    return () => {
      window.removeEventListener("popstate", popped);
      document.removeEventListener("click", clicked);
    };
  }

  go(path: string, { replace = false }: { replace?: boolean } = {}): void {
    const depth = this.#depth + (replace ? 0 : 1);
    const step: Step = { depth };
    if (replace) history.replaceState(step, "", path);
    else history.pushState(step, "", path);
    this.#arrive(true);
  }

  /** Back where one came from, or to `fallback` when one came from outside. */
  back(fallback: string): void {
    if (this.#depth > 0) history.back();
    else this.go(fallback, { replace: true });
  }

  get #depth(): number {
    return (history.state as Step | null)?.depth ?? 0;
  }

  #arrive(moved: boolean): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
    this.visits += 1;
    if (moved) void this.#focus();
  }

  /** After a navigation the reader is at the title of the new screen, unless the screen took the focus itself. */
  async #focus(): Promise<void> {
    await tick();
    await new Promise(requestAnimationFrame);
    const main = document.querySelector<HTMLElement>("main");
    if (!main || main.contains(document.activeElement)) return;
    const title = main.querySelector<HTMLElement>("h1") ?? main;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement)) return;
    if (link.origin !== location.origin || link.hasAttribute("download")) return;
    // In messages every whole address asks for a page of its own: those of this house do without.
    if (link.target && !link.closest(".rich-text")) return;
    if (link.hash && link.pathname === location.pathname) return;
    if (routeOf(link.pathname).name === "missing") return;
    event.preventDefault();
    if (link.href !== location.href) this.go(link.pathname + link.search + link.hash);
  }
}

export const router = new Router();
