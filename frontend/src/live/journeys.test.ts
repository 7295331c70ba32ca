/** Replays what the server's tests wrote: a snapshot, the events that followed, the snapshot after them. */
import { describe, expect, it } from "vitest";
import type {
  CommunityCard,
  GroupCard,
  Id,
  LiveEvent,
  MessageCard,
  PollCard,
  ProjectCard,
  RoomCard,
  TopicCard,
} from "../api/shapes";
import { putAccords } from "./accords";
import { putAnnouncement } from "./announcements";
import { putComponents } from "./components";
import "./emoji";
import { putGroups } from "./groups";
import { putPoll } from "./polls";
import "./previews";
import { putProjects } from "./projects";
import "./publications";
import "./sections";
import "./topics";
import { reduce } from "./reducers";
import {
  emptyState,
  type LiveState,
  putCommunities,
  putOpenings,
  putRoom,
  putTopics,
} from "./state";

interface Snapshot {
  rooms: Record<Id, RoomCard>;
  topics: Record<Id, TopicCard>;
  /** By room, oldest first, all of them. */
  messages: Record<Id, MessageCard[]>;
  /** By community; in the journeys that are about groups. */
  groups?: LiveState["groups"];
  /** In the journeys that are about them. */
  accords?: LiveState["accords"];
  /** By community; in the journeys that are about components. */
  components?: LiveState["components"];
  /** By community; in the journeys that are about projects. */
  projects?: LiveState["projects"];
  /** In the journeys that are about them. */
  communities?: CommunityCard[];
  /** In the journeys that are about them. */
  polls?: Record<Id, PollCard>;
  announcements?: LiveState["announcements"];
  /** By room; in the journeys in which one is opened to administrators. */
  openings?: LiveState["openings"];
  /** By community; in the journeys that are about them. */
  emoji?: LiveState["emoji"];
  /** By message; in the journeys that are about them. */
  previews?: LiveState["previews"];
}

interface Journey {
  name: string;
  viewer: { id: Id };
  before: Snapshot;
  events: LiveEvent[];
  after: Snapshot;
}

const journeys = import.meta.glob<Journey>("./journeys/*.json", { eager: true, import: "default" });

function stateOf(viewer: Id, snapshot: Snapshot): LiveState {
  const state = emptyState(viewer);
  for (const room of Object.values(snapshot.rooms)) {
    putRoom(state, room);
    const topics = Object.values(snapshot.topics).filter((topic) => topic.room === room.id);
    if (room.kind === "topic") putTopics(state, room.id, topics, room.head);
  }
  for (const [room, messages] of Object.entries(snapshot.messages)) {
    state.timelines[room] = { room, topic: null, messages, hasOlder: false, hasNewer: false };
  }
  for (const [community, groups] of Object.entries(snapshot.groups ?? {}))
    putGroups(state, community, Object.values(groups));
  for (const [community, components] of Object.entries(snapshot.components ?? {}))
    putComponents(state, community, Object.values(components));
  putAccords(state, Object.values(snapshot.accords ?? {}));
  for (const [community, projects] of Object.entries(snapshot.projects ?? {}))
    putProjects(state, community, Object.values(projects));
  for (const poll of Object.values(snapshot.polls ?? {})) putPoll(state, poll, 0);
  putCommunities(state, snapshot.communities ?? []);
  for (const [room, openings] of Object.entries(snapshot.openings ?? {}))
    putOpenings(state, room, Object.values(openings));
  for (const [id, card] of Object.entries(snapshot.announcements ?? {}))
    putAnnouncement(state, id, card);
  state.emoji = snapshot.emoji ?? {};
  state.previews = snapshot.previews ?? {};
  return state;
}

/** A card that the reducers marked to be read again by REST is taken from the server, as the browser would. */
function snapshotOf(state: LiveState, after: Snapshot): Snapshot {
  const messages = Object.values(state.timelines).map((one) => [one.room, one.messages] as const);
  const { rooms, topics } = structuredClone({ rooms: state.rooms, topics: state.topics });
  for (const id of Object.keys(state.stale.rooms)) if (after.rooms[id]) rooms[id] = after.rooms[id];
  for (const room of Object.keys(state.stale.topics)) {
    for (const topic of Object.values(after.topics))
      if (topic.room === room) topics[topic.id] = topic;
  }
  const groups = structuredClone(state.groups);
  for (const [community, cards] of Object.entries(after.groups ?? {})) {
    for (const [id, card] of Object.entries(cards))
      if (state.stale.groups[id]) (groups[community] as Record<Id, GroupCard>)[id] = card;
  }
  const { components, openings } = structuredClone({
    components: state.components,
    openings: state.openings,
  });
  const accords = structuredClone(state.accords);
  for (const [id, card] of Object.entries(after.accords ?? {}))
    if (state.stale.accords[id]) accords[id] = card;
  const announcements: LiveState["announcements"] = {};
  for (const [id, card] of Object.entries(structuredClone(state.announcements)))
    if (card)
      announcements[id] = state.stale.announcements[id]
        ? (after.announcements?.[id] ?? card)
        : card;
  const projects = structuredClone(state.projects);
  for (const [community, cards] of Object.entries(after.projects ?? {})) {
    for (const [id, card] of Object.entries(cards))
      if (state.stale.projects[id]) (projects[community] as Record<Id, ProjectCard>)[id] = card;
  }
  const polls: Record<Id, PollCard> = {};
  for (const [id, held] of Object.entries(state.polls)) {
    const card = state.stale.polls[id] ? after.polls?.[id] : held?.card;
    if (card) polls[id] = structuredClone(card);
  }
  const previews: LiveState["previews"] = {};
  for (const [id, held] of Object.entries(state.previews)) {
    const card = held ?? after.previews?.[id];
    if (card) previews[id] = structuredClone(card);
  }
  const communities = structuredClone(Object.values(state.communities));
  return {
    rooms,
    topics,
    messages: Object.fromEntries(messages),
    groups,
    components,
    projects,
    communities,
    accords,
    openings,
    polls,
    announcements,
    emoji: structuredClone(state.emoji),
    previews,
  };
}

describe("a snapshot and its events are the later snapshot", () => {
  it.each(Object.entries(journeys))("%s", (_path, { viewer, before, events, after }) => {
    const state = stateOf(viewer.id, structuredClone(before));
    for (const event of events) reduce(state, structuredClone(event));
    const now = snapshotOf(state, after);
    // Rooms that one joined on the way are loaded by REST, as are their topics; those not yet loaded are not compared.
    const rooms = Object.keys(after.rooms).filter((id) => id in before.rooms || id in now.rooms);
    expect(Object.fromEntries(rooms.map((id) => [id, now.rooms[id]]))).toEqual(
      Object.fromEntries(rooms.map((id) => [id, after.rooms[id]])),
    );
    const topics = Object.entries(after.topics).filter(([, topic]) => topic.room in before.rooms);
    expect(now.topics).toEqual(Object.fromEntries(topics));
    expect(now.groups).toEqual(after.groups ?? {});
    expect(now.accords).toEqual(after.accords ?? {});
    expect(now.components).toEqual(after.components ?? {});
    expect(now.projects).toEqual(after.projects ?? {});
    expect(now.communities).toEqual(after.communities ?? []);
    expect(now.polls).toEqual(after.polls ?? {});
    expect(now.openings).toEqual(after.openings ?? {});
    expect(now.announcements).toEqual(after.announcements ?? {});
    expect(now.emoji).toEqual(after.emoji ?? {});
    expect(now.previews).toEqual(after.previews ?? {});
    for (const id of rooms) expect(now.messages[id] ?? []).toEqual(after.messages[id] ?? []);
  });

  it.each(Object.entries(journeys))(
    "and twice the same events change nothing: %s",
    (_path, journey) => {
      const once = stateOf(journey.viewer.id, structuredClone(journey.before));
      const twice = stateOf(journey.viewer.id, structuredClone(journey.before));
      for (const event of journey.events) {
        reduce(once, structuredClone(event));
        reduce(twice, structuredClone(event));
        reduce(twice, structuredClone(event));
      }
      expect(snapshotOf(twice, journey.after)).toEqual(snapshotOf(once, journey.after));
    },
  );

  it("has journeys to replay", () => {
    expect(Object.keys(journeys).length).toBeGreaterThan(0);
  });
});
