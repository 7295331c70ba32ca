/** The list that opens at the caret: who, which room, which emoji; found here at once, then by the server. */
import { get, withQuery } from "../../api/client";
import type { PersonCard, ShortPerson } from "../../api/shapes";
import { language, t } from "../../i18n";
import { live } from "../../live/state.svelte";
import { people } from "../../people/people.svelte";
import type { IconName } from "../../shared/icons";
import { emojis, found, toned } from "../emoji/data";
import { tone } from "../emoji/habits";
import type { Pane } from "../pane.svelte";
import { iconOf } from "../room/kinds";
import { type Room, rooms } from "../rooms.svelte";
import type { SlashCommand } from "./commands";
import { ranked, type Trigger, triggerAt } from "./completion";
import { type Links, shortLink } from "./links";
import { commanding } from "./sources";

export interface Suggestion {
  key: string;
  label: string;
  detail: string;
  person?: ShortPerson;
  icon?: IconName;
  emoji?: string;
  /** Where the picture of an emoji of the community is. */
  picture?: string;
  /** What goes into the text; mentions are remembered in `links`. */
  insert: (links: Links) => string;
  /** A command: it is begun instead of being written. */
  command?: SlashCommand;
}

const MOST = 8;
const PAUSE = 120;

export class Suggestions {
  trigger: Trigger | null = $state.raw(null);
  list: Suggestion[] = $state.raw([]);
  active = $state(0);
  #asked = 0;
  #timer = 0;
  #dismissed = -1;
  /** What was chosen last: as long as it stands there, it is asked about no more. */
  #settled = { start: -1, put: "" };

  /** `nearby`: people known without asking, the likeliest first. */
  constructor(
    readonly room: Room,
    readonly nearby: () => readonly ShortPerson[],
    /** Where commands are begun; without it a slash is a slash. */
    readonly commands: Pane | null = null,
  ) {}

  get open(): boolean {
    return this.trigger !== null && this.list.length > 0;
  }

  get chosen(): Suggestion | undefined {
    return this.list[this.active];
  }

  /** The text or the caret changed. */
  follow(text: string, caret: number): void {
    const trigger = triggerAt(text, caret);
    const { start, put } = this.#settled;
    const settled = put !== "" && trigger?.start === start && text.startsWith(put, start);
    if (!trigger || settled || trigger.start === this.#dismissed) {
      if (!trigger) this.#dismissed = -1;
      this.#clear();
      return;
    }
    const same = this.trigger?.start === trigger.start && this.trigger.query === trigger.query;
    this.trigger = trigger;
    if (!same) void this.#search(trigger);
  }

  /** Escape: not for this word. */
  dismiss(): void {
    this.#dismissed = this.trigger?.start ?? -1;
    this.#clear();
  }

  close(): void {
    this.#clear();
  }

  /** `put` was written at `start`. */
  settle(start: number, put: string): void {
    this.#settled = { start, put: put.trimEnd() };
    this.#clear();
  }

  move(by: number): void {
    this.active = (this.active + by + this.list.length) % this.list.length;
  }

  #clear(): void {
    this.trigger = null;
    this.list = [];
    this.#asked += 1;
    window.clearTimeout(this.#timer);
  }

  #show(list: Suggestion[]): void {
    this.list = list;
    this.active = 0;
  }

  async #search({ sign, query }: Trigger): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (sign === "/") {
      const pane = this.commands;
      const registry = pane && (await commanding.fetch().catch(() => null));
      if (asked !== this.#asked) return;
      this.#show(registry ? registry.commandsFor(query, pane).map(ofCommand) : []);
    } else if (sign === "#") this.#show(roomsNamed(query, this.room));
    else if (sign === "@") this.#searchPeople(query, asked);
    else {
      const [all, own] = await Promise.all([
        emojis(language.code).catch(() => []),
        ownNamed(query, this.room).catch(() => []),
      ]);
      const known = found(query, all, MOST - own.length).map(ofEmoji);
      if (asked === this.#asked) this.#show([...own, ...known]);
    }
  }

  #searchPeople(query: string, asked: number): void {
    const near = ranked(query, this.nearby(), (person) => [person.name], MOST);
    const calls = crowdsNamed(query, this.room);
    this.#show([...near.map(ofPerson), ...calls].slice(0, MOST));
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(async () => {
      // Only who is in the room is mentioned there: nobody else would hear of it.
      const within = { room: this.room.id };
      const [others, called] = await Promise.all([
        people.search(query.trim(), within).catch((): PersonCard[] => []),
        crowdsOffered(query.trim(), this.room).catch((): Suggestion[] => []),
      ]);
      if (asked !== this.#asked) return;
      const fuller = new Map(others.map((person) => [person.id, person]));
      const rest = others.filter(({ id }) => !near.some((person) => person.id === id));
      const named = ranked(query, rest, (person) => [person.name], MOST);
      // The server also finds people by their organisation: they come after those of that name.
      const known = near.map((person) => fuller.get(person.id) ?? person);
      const persons = [...new Set([...known, ...named, ...rest])].slice(0, MOST).map(ofPerson);
      const crowds = [...calls, ...called].slice(0, MOST / 2);
      this.list = [...persons.slice(0, MOST - crowds.length), ...crowds];
      this.active = Math.min(this.active, Math.max(0, this.list.length - 1));
    }, PAUSE);
  }
}

function ofPerson(person: ShortPerson & Partial<PersonCard>): Suggestion {
  return {
    key: person.id,
    label: person.name,
    detail: [person.title, person.organisation].filter(Boolean).join(" · "),
    person,
    insert: (links) => `${shortLink(links, "@", person.name, person.id)} `,
  };
}

/** Everybody, those who are there, and the groups of the community, as far as they are read here; guests call nobody so. */
function crowdsNamed(query: string, { card }: Room): Suggestion[] {
  if (card.community && live.communities[card.community]?.role === "guest") return [];
  const fixed = [
    { key: "all", label: language.code === "fr" ? "tous" : "all", detail: t("notices.crowd.all") },
    {
      key: "here",
      label: language.code === "fr" ? "ici" : "here",
      detail: t("notices.crowd.here"),
    },
  ];
  const groups = card.community ? Object.values(live.groups[card.community] ?? {}) : [];
  const all = [
    ...fixed,
    ...groups.map(({ id, name }) => ({
      key: `group-${id}`,
      label: name,
      detail: t("notices.crowd.group"),
    })),
  ];
  return ranked(query, all, (crowd) => [crowd.label], query ? 3 : 2).map((crowd) => ({
    ...crowd,
    icon: "users",
    insert: (links) => `${shortLink(links, "@", crowd.label, crowd.key)} `,
  }));
}

/** Roles and skills that somebody here has: the server knows who. */
async function crowdsOffered(query: string, { id, card }: Room): Promise<Suggestion[]> {
  if (query.length < 2 || (card.community && live.communities[card.community]?.role === "guest"))
    return [];
  const page = await get<{ results: { id: string; name: string; people: number }[] }>(
    withQuery(`/rooms/${id}/crowds/`, { q: query }),
  );
  return page.results.map((crowd) => ({
    key: crowd.id,
    label: crowd.name,
    detail: t(crowd.id.startsWith("skill-") ? "notices.crowd.skill" : "notices.crowd.role", {
      count: crowd.people,
    }),
    icon: "users" as const,
    insert: (links) => `${shortLink(links, "@", crowd.name, crowd.id)} `,
  }));
}

function roomsNamed(query: string, here: Room): Suggestion[] {
  const named = rooms.list.filter(
    ({ card }) =>
      card.kind !== "direct" && card.community === (here.card.community ?? card.community),
  );
  return ranked(query, named, (room) => [room.name, room.card.purpose], MOST).map((room) => ({
    key: room.id,
    label: room.name,
    detail: room.card.purpose,
    icon: iconOf(room.card),
    insert: (links) => `${shortLink(links, "#", room.name, room.id)} `,
  }));
}

function ofCommand(command: SlashCommand): Suggestion {
  return {
    key: command.key,
    label: `/${command.names()[0] ?? command.key}`,
    detail: command.hint(),
    icon: command.icon,
    insert: () => "",
    command,
  };
}

/** Emoji of the community, at most half of what is shown. */
async function ownNamed(query: string, { card }: Room): Promise<Suggestion[]> {
  if (!card.community) return [];
  const { ownEmoji, pictureFor, readEmoji } = await import("../emoji/own.svelte");
  await readEmoji(card.community);
  return ownEmoji(card.community, query)
    .slice(0, MOST / 2)
    .map((one) => ({
      key: `:${one.name}:`,
      label: `:${one.name}:`,
      detail: "",
      picture: pictureFor(one),
      insert: () => `:${one.name}: `,
    }));
}

function ofEmoji(emoji: Parameters<typeof toned>[0]): Suggestion {
  const char = toned(emoji, tone());
  return { key: emoji.char, label: emoji.name, detail: "", emoji: char, insert: () => `${char} ` };
}
