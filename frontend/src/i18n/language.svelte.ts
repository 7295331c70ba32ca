/**
 * The active language and `t`, which says a text of the catalogue in it. The French of the first screen is at hand; the
 * English of it loads before it is drawn, the rest of either when asked for.
 */
import type { fr } from "./fr";
import { first } from "./fr/first";
import type { Language, Text, Values } from "./types";
import { french } from "./typography";

export type Key = keyof typeof fr;
type Catalogue = Readonly<Partial<Record<Key, Text>>>;

const STORED = "chatcore.language";

function typeset(catalogue: Catalogue): Catalogue {
  const set = (text: Text): Text =>
    typeof text === "string" ? french(text) : { one: french(text.one), other: french(text.other) };
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => [key, set(text)]),
  ) as Catalogue;
}

/** What each language begins with, and all of it. French begins with what is at hand. */
const begun: Partial<Record<Language, Catalogue>> = { fr: typeset(first) };
const whole: Partial<Record<Language, Catalogue>> = {};
const arriving: Partial<Record<Language, Promise<Catalogue>>> = {};

async function beginningOf(code: Language): Promise<Catalogue> {
  begun[code] ??= (await import("./en/first")).first;
  return begun[code];
}

function wholeOf(code: Language): Promise<Catalogue> {
  const load = async () =>
    code === "fr" ? typeset((await import("./fr")).fr) : (await import("./en")).en;
  arriving[code] ??= load().then(
    (catalogue) => {
      whole[code] = catalogue;
      return catalogue;
    },
    (failure: unknown) => {
      delete arriving[code];
      throw failure;
    },
  );
  return arriving[code];
}

class ActiveLanguage {
  code = $state<Language>("fr");
  timeZone = $state("Europe/Paris");
  catalogue = $state.raw<Catalogue>(begun.fr ?? {});
  /** Somebody speaks with more than the first words: any other language is then wanted whole too. */
  #more = false;

  /** The language that this browser used last, before anybody has signed in. */
  remembered(): Language {
    try {
      return localStorage.getItem(STORED) === "en" ? "en" : "fr";
    } catch {
      return "fr";
    }
  }

  /**
   * Resolves when every text of the language is there; what is shown meanwhile needs those at hand only. The catalogue
   * changes once, and later: whoever draws may ask.
   */
  async whole(): Promise<void> {
    this.#more = true;
    const { code } = this;
    const catalogue = await wholeOf(code);
    if (this.code === code) this.catalogue = catalogue;
  }

  /** Change the language of the interface; resolves when its texts are there. */
  async use(code: Language): Promise<void> {
    let catalogue = whole[code] ?? (await beginningOf(code));
    if (this.#more) catalogue = await wholeOf(code);
    this.code = code;
    this.catalogue = catalogue;
    document.documentElement.lang = code;
    try {
      localStorage.setItem(STORED, code);
    } catch {
      // A browser that stores nothing asks again next time.
    }
  }
}

export const language = new ActiveLanguage();

const rules: Record<Language, Intl.PluralRules> = {
  fr: new Intl.PluralRules("fr"),
  en: new Intl.PluralRules("en"),
};

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(language.code) : value;
  });
}

/** The text of `key` in the active language, its `{placeholders}` filled in, its plural chosen by `count`. */
export function t<K extends Key>(key: K, ...[values]: Values<(typeof fr)[K]>): string {
  const text = language.catalogue[key];
  const given = (values ?? {}) as Record<string, string | number>;
  // Before the rest of the catalogue has come: its screens wait for it (`Lazy`).
  if (text === undefined) return "";
  if (typeof text === "string") return values ? filled(text, given) : text;
  const one = rules[language.code].select(Number(given.count)) === "one";
  return filled(one ? text.one : text.other, given);
}
