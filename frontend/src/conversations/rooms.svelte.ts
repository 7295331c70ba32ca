/** The rooms that one has joined, with their unread counts, live. */
import type { Counts, PersonCard, RoomCard, RoomKind, TopicCard, Visibility } from "../api/shapes";

export class Topic {
  constructor(private readonly id: string) {}
  get card(): TopicCard {
    throw new Error(this.id);
  }
  unread = 0;
  mentions = 0;
  typing: PersonCard[] = [];
}

export class Room {
  constructor(readonly id: string) {}
  get card(): RoomCard {
    throw new Error(this.id);
  }
  /** What the reader calls it: a direct room bears the others' names. */
  name = "";
  /** The other participants of a direct room. */
  others: PersonCard[] = [];
  unread = 0;
  mentions = 0;
  topics: Topic[] = [];
  typing: PersonCard[] = [];
  topicById(_id: string): Topic | undefined {
    return undefined;
  }
  async loadTopics(): Promise<void> {}
}

export interface NewRoom {
  kind: Exclude<RoomKind, "direct">;
  name: string;
  purpose?: string;
  community: string;
  visibility: Visibility;
  people?: string[];
}

export class Rooms {
  loaded = $state(false);
  list: Room[] = [];
  direct: Room[] = [];

  byId(_id: string): Room | undefined {
    return undefined;
  }
  /** Joined rooms of a community (no direct ones), by name. */
  inCommunity(_id: string): Room[] {
    return [];
  }
  unreadOf(_communityId: string | null): Counts {
    return { unread: 0, mentions: 0 };
  }
  async load(): Promise<void> {}
  /** A room that one may see but has not joined, or undefined when there is none. */
  async visit(_id: string): Promise<Room | undefined> {
    return undefined;
  }
  async browse(_communityId: string): Promise<RoomCard[]> {
    return [];
  }
  async create(_fields: NewRoom): Promise<Room> {
    throw new Error();
  }
  async openDirect(_people: string[]): Promise<Room> {
    throw new Error();
  }
  async change(
    _id: string,
    _fields: Partial<Pick<RoomCard, "name" | "purpose" | "visibility" | "comments" | "reactions">>,
  ): Promise<void> {}
  async join(_id: string): Promise<void> {}
  async leave(_id: string): Promise<void> {}
  async archive(_id: string, _archived = true): Promise<void> {}
  async invite(_id: string, _people: string[]): Promise<void> {}
}

export const rooms = new Rooms();
