/**
 * Code that the first screen does without: fetched soon after it, or when it is first wanted if that is sooner. See
 * docs/how-to/keep-the-first-load-small.md.
 */
import { language, t } from "../i18n";
import { toasts } from "./toasts.svelte";

export class Later<Module> {
  /** Null until it has come. */
  code: Module | null = $state.raw(null);
  #coming: Promise<Module> | null = null;

  constructor(private readonly load: () => Promise<Module>) {}

  /** Resolves when it is there, and the words that it speaks with; after a failure the next call tries again. */
  fetch(): Promise<Module> {
    this.#coming ??= Promise.all([this.load(), language.whole()]).then(
      ([module]) => {
        this.code = module;
        return module;
      },
      (failure: unknown) => {
        this.#coming = null;
        throw failure;
      },
    );
    return this.#coming;
  }

  /** Does something with it: at once when it is there, else as soon as it comes. That it cannot be had is told. */
  use(act: (module: Module) => void, failed?: () => void): void {
    if (this.code) act(this.code);
    else
      this.fetch().then(act, () => {
        toasts.failed({ title: t("shell.failed.title") });
        failed?.();
      });
  }
}

const soon: Later<unknown>[] = [];

/** What people reach for at any moment: it comes with the others when the first screen is there. */
export function later<Module>(load: () => Promise<Module>): Later<Module> {
  const one = new Later(load);
  soon.push(one as Later<unknown>);
  return one;
}

/** Fetches all that is `later`. What fails is asked for again when it is wanted. */
export function fetchSoonWanted(): void {
  for (const one of soon) one.fetch().catch(() => undefined);
}
