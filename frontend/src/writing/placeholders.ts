/** What the placeholders of a snippet stand for where it is put; one that says nothing here stays, to be written over. Pure. */

export interface Situation {
  /** Whom one writes to: who is answered, or the other of a direct conversation. */
  to: string | null;
  me: string;
  room: string;
  community: string | null;
  date: string;
  hour: string;
}

/** The names of the placeholders, in both languages. */
export const placeholders = {
  first: ["prénom", "prenom", "firstname"],
  to: ["nom", "name"],
  me: ["moi", "me"],
  room: ["salon", "room"],
  community: ["communauté", "communaute", "community"],
  date: ["date"],
  hour: ["heure", "time"],
} as const;

export function filled(text: string, now: Situation): string {
  const values: Record<keyof typeof placeholders, string | null> = {
    first: now.to?.split(" ")[0] ?? null,
    to: now.to,
    me: now.me,
    room: now.room,
    community: now.community,
    date: now.date,
    hour: now.hour,
  };
  const known = new Map<string, string | null>();
  for (const [kind, names] of Object.entries(placeholders)) {
    for (const name of names) known.set(name, values[kind as keyof typeof placeholders]);
  }
  return text.replace(
    /\{(\p{L}+)\}/gu,
    (whole, name: string) => known.get(name.toLowerCase().normalize("NFC")) || whole,
  );
}
