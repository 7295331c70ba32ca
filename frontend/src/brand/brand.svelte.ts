/** The brand of the platform: its name, its marks and its colours, as published or, in one's own tab, as prepared. */
import { get } from "../api/client";
import type { Brand } from "../api/shapes";

const KEPT = "chatcore.brand";
const PREVIEWED = "chatcore.brand.preview";
/** Someone comes back to a tab that slept: the brand may be another since. */
const STALE = 60_000; // ms

const OWN: Brand = {
  version: "",
  name: "Chatcore",
  short_name: "Chatcore",
  stylesheet: "",
  logo: null,
  logo_dark: null,
  icon: null,
  picture: null,
  picture_alt: "",
  welcome: { fr: "", en: "" },
  legal_url: null,
  accessibility_url: null,
  help_url: null,
};

function read(storage: Storage, key: string): Brand | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? "null") as Brand | null;
    return kept && typeof kept.name === "string" ? { ...OWN, ...kept } : null;
  } catch {
    return null;
  }
}

function write(storage: Storage, key: string, brand: Brand | null): void {
  try {
    if (brand) storage.setItem(key, JSON.stringify(brand));
    else storage.removeItem(key);
  } catch {
    // A browser that stores nothing asks again next time.
  }
}

class ActiveBrand {
  published: Brand = $state.raw(read(localStorage, KEPT) ?? OWN);
  /** The draft, while its author looks at the whole application in it. */
  preview: Brand | null = $state.raw(read(sessionStorage, PREVIEWED));
  shown: Brand = $derived(this.preview ?? this.published);
  private asked = 0;

  /** Asks for the brand now and whenever the reader comes back to the tab; returns what stops that. */
  start(): () => void {
    this.dress();
    void this.load();
    const back = (): void => {
      if (document.visibilityState === "visible" && Date.now() - this.asked > STALE)
        void this.load();
    };
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }

  async load(): Promise<void> {
    this.asked = Date.now();
    try {
      this.published = await get<Brand>("/brand/");
      write(localStorage, KEPT, this.published);
      this.dress();
    } catch {
      // Away for a moment: the last one known stays.
    }
  }

  /** Shows the draft in this tab, and nowhere else; null ends it. */
  look(draft: Brand | null): void {
    this.preview = draft;
    write(sessionStorage, PREVIEWED, draft);
    this.dress();
  }

  /** Puts the brand's stylesheet in the place of the one before, once it is there. */
  private dress(): void {
    const wanted = this.shown.stylesheet;
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[href^="/brand"]')];
    if (!wanted || links.at(-1)?.getAttribute("href") === wanted) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = wanted;
    link.addEventListener("load", () => {
      for (const old of links) old.remove();
    });
    document.head.append(link);
  }
}

export const brand = new ActiveBrand();
