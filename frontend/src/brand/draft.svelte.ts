/** The brand that the staff prepares: its form, what its colours become, and everything that one does with it. */
import { del, get, patch, post, put, withQuery } from "../api/client";
import type { BrandDraft, BrandLook, Palette } from "../api/shapes";
import { brand } from "./brand.svelte";

export type Place = "logo" | "logo_dark" | "icon" | "picture";
/** What the form holds: everything but the pictures, which go by themselves. */
export type Fields = Omit<BrandLook, Place>;

export const FIELDS = [
  "name",
  "short_name",
  "colour",
  "colour_dark",
  "font",
  "sender",
  "reply_to",
  "welcome_fr",
  "welcome_en",
  "picture_alt",
  "legal_url",
  "accessibility_url",
  "help_url",
] as const satisfies readonly (keyof Fields)[];

export function fieldsOf(look: BrandLook): Fields {
  return Object.fromEntries(FIELDS.map((name) => [name, look[name]])) as Fields;
}

/** The fields that are not as they are kept. */
export function changesOf(kept: BrandLook, form: Fields): Partial<Fields> {
  return Object.fromEntries(
    FIELDS.filter((name) => kept[name] !== form[name]).map((name) => [name, form[name]]),
  );
}

export class DraftOfBrand {
  card: BrandDraft | null = $state.raw(null);

  /** Throws `ApiProblem`, as everything below. */
  async load(): Promise<BrandDraft> {
    return this.keep(await get<BrandDraft>("/brand/draft/"));
  }

  async change(fields: Partial<Fields>): Promise<BrandDraft> {
    return this.keep(await patch<BrandDraft>("/brand/draft/", fields));
  }

  async setPicture(place: Place, file: File | null): Promise<BrandDraft> {
    const path = `/brand/draft/pictures/${place}/`;
    if (!file) return this.keep(await del<BrandDraft>(path));
    const form = new FormData();
    form.set("file", file);
    return this.keep(await put<BrandDraft>(path, form));
  }

  async drop(): Promise<BrandDraft> {
    brand.look(null);
    return this.keep(await del<BrandDraft>("/brand/draft/"));
  }

  async publish(): Promise<BrandDraft> {
    const card = await post<BrandDraft>("/brand/publication/");
    return this.shown(card);
  }

  async revert(): Promise<BrandDraft> {
    return this.shown(await post<BrandDraft>("/brand/reversion/"));
  }

  /** What two colours become, how well they are read, and what would be taken instead. */
  palette(colour: string, colour_dark: string): Promise<Palette> {
    return get<Palette>(withQuery("/brand/palette/", { colour, colour_dark }));
  }

  private async shown(card: BrandDraft): Promise<BrandDraft> {
    brand.look(null);
    await brand.load();
    return this.keep(card);
  }

  private keep(card: BrandDraft): BrandDraft {
    this.card = card;
    if (brand.preview) brand.look(card.preview);
    return card;
  }
}
