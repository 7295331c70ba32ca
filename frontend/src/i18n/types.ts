/** The types of the catalogue: English has exactly the keys of French, and a call of t() gives every value its text asks for. */

/** A text that changes with a number: Intl.PluralRules of the language chooses. `{count}` is always available. */
export type Plural = { readonly one: string; readonly other: string };
export type Text = string | Plural;

/** The English counterpart of a French area: same keys, plurals where French has plurals. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural;
};

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Names<T> = T extends string
  ? Placeholder<T>
  : T extends Plural
    ? "count" | Placeholder<T["other"]>
    : never;

/** The arguments that t() takes after the key: none, or an object with every placeholder of the text. */
export type Values<T> = [Names<T>] extends [never]
  ? []
  : [values: { readonly [Name in Names<T>]: string | number }];

export type Language = "fr" | "en";
