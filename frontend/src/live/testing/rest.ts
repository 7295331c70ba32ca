/** The REST door of the fake server, as far as the conversations use it. */
import type { CommunityCard, LiveEvent, MessageCard, RoomCard, TopicCard } from "../../api/shapes";
import { ADA, type FakeServer } from "./fakes";

export function roomCard(id: string, fields: Partial<RoomCard> = {}): RoomCard {
  return {
    level: "",
    slow_mode: 0,
    silenced_until: null,
    next_turn_at: null,
    severed: false,
    id,
    kind: "club",
    name: id,
    purpose: "",
    community: "rivages",
    visibility: "public",
    comments: true,
    reactions: true,
    joined_by_default: false,
    group: null,
    archived_at: null,
    created_at: "2026-11-01T10:00:00.000Z",
    people: [],
    joined: true,
    role: "member",
    unread: 0,
    mentions: 0,
    mark: 0,
    head: 0,
    last_posted_at: null,
    members_count: 3,
    abilities: { see: true, post: true },
    ...fields,
  };
}

export class FakeRest {
  readonly rooms = new Map<string, RoomCard>();
  communities: CommunityCard[] = [];
  topics: TopicCard[] = [];
  away = false;
  requests: string[] = [];
  /** Held until released, to let events overtake an answer. */
  hold: Promise<void> | null = null;

  constructor(private readonly server: FakeServer) {}

  fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    this.requests.push(`${init.method ?? "GET"} ${input}`);
    if (this.away) throw new TypeError("network");
    const url = new URL(input, "http://test");
    const body = this.answer(url.pathname.replace("/api/v1", ""), url.searchParams);
    if (this.hold) await this.hold;
    if (body === undefined) {
      return new Response('{"code":"not_found","title":"","detail":""}', { status: 404 });
    }
    return new Response(JSON.stringify(body), { status: 200 });
  };

  private answer(path: string, query: URLSearchParams): unknown {
    const [, first, id, what] = path.split("/");
    if (path === "/communities/")
      return { results: this.communities, next: null, position: this.server.heads() };
    if (path.startsWith("/rooms/?") || path === "/rooms/") {
      const results = [...this.rooms.keys()].map((room) => this.card(room));
      return { results, next: null, position: this.server.heads() };
    }
    if (first !== "rooms" || !id || !this.rooms.has(id)) return undefined;
    if (!what) return this.card(id);
    if (what === "messages") return this.page(id, query);
    if (what === "topics") return { results: this.topics, next: null, position: this.position(id) };
    return {};
  }

  private position(room: string) {
    return { [`room:${room}`]: this.server.heads()[`room:${room}`] ?? 0 };
  }

  /** Counted afresh from the log, as the server does. */
  private card(id: string): RoomCard {
    const card = this.rooms.get(id) as RoomCard;
    const messages = this.messages(id);
    const unread = messages.filter((one) => one.author.id !== ADA.id && one.seq > card.mark).length;
    const head = this.server.heads()[`room:${id}`] ?? 0;
    return { ...card, unread, head, last_posted_at: messages.at(-1)?.posted_at ?? null };
  }

  messages(room: string): MessageCard[] {
    const messages = new Map<string, MessageCard>();
    for (const event of this.server.logs.get(`room:${room}`) ?? []) tell(messages, event);
    return [...messages.values()];
  }

  private page(room: string, query: URLSearchParams): unknown {
    const limit = Number(query.get("limit") ?? 50);
    const all = this.messages(room);
    const [before, after, around] = ["before", "after", "around"].map((name) => query.get(name));
    let from = Math.max(0, all.length - limit);
    if (before) from = Math.max(0, all.findIndex((one) => one.seq >= Number(before)) - limit);
    if (after) from = all.findIndex((one) => one.seq > Number(after));
    if (around) from = Math.max(0, all.findIndex((one) => one.seq > Number(around)) - limit / 2);
    const to = before ? all.findIndex((one) => one.seq >= Number(before)) : from + limit;
    const results = all.slice(from, to).reverse();
    const next = from > 0 ? "older" : null;
    const previous = to < all.length ? "newer" : null;
    return { results, next, previous, position: this.position(room) };
  }
}

function tell(messages: Map<string, MessageCard>, event: LiveEvent): void {
  if (
    event.type === "message.posted" ||
    event.type === "message.edited" ||
    event.type === "message.restored"
  ) {
    messages.set(event.message.id, event.message);
  } else if (event.type === "message.deleted") messages.delete(event.message_id);
}
