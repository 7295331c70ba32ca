"""What links to rooms, thèmes and messages lead to, as somebody may see it."""

import uuid
from collections.abc import Collection

from chatcore.people.linking import Goal
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations import policies
from rooms.conversations.models import Kind, Message, Room, Topic
from rooms.conversations.search.beside import texts_beside
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.noticed import excerpt_of
from rooms.conversations.selectors.rooms import people_of_direct
from rooms.conversations.selectors.timeline import attachments_of

# Messages that are things with a name of their own go by it.
_THINGS = ("announcement", "poll", "publication")


def linked_messages(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the messages that ``viewer`` may read (two queries; two more where files or titles are all)."""
    rows = Message.objects.filter(id__in=ids, deleted_at=None).select_related("author", "topic")
    messages = list(rows)
    rooms = rooms_seen(viewer, {one.room_id for one in messages})
    seen = [one for one in messages if one.room_id in rooms]
    files = attachments_of([one.id for one in seen if not one.text])
    published = [one.id for one in seen if rooms[one.room_id].kind == Kind.NETWORK]
    titles = texts_beside(published) if published else {}
    found = {}
    for one in seen:
        room, shows = rooms[one.room_id], (one.card or {}).get("kind")
        named = next((text.text for text in titles.get(one.id, ()) if not text.file), "")
        said = named or excerpt_of(one.text) or ", ".join(file.name for file in files[one.id])
        found[one.id] = Goal(
            said,
            place_in(room, one.topic),
            room.kind == Kind.DIRECT,
            one.author,
            shows if shows in _THINGS else None,
        )
    return found


def linked_rooms(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the rooms that ``viewer`` may see (one query); direct ones by their people (one more)."""
    rooms = rooms_seen(viewer, ids)
    people = people_of_direct([room for room in rooms.values() if room.kind == Kind.DIRECT])
    found = {}
    for room in rooms.values():
        if room.kind == Kind.DIRECT:
            others = [one.name for one in people[room.id] if one.id != viewer.id]
            found[room.id] = Goal(", ".join(others) or viewer.name, direct=True)
        else:
            found[room.id] = Goal(room.name, room.community.name if room.community else "")
    return found


def linked_topics(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the thèmes that ``viewer`` may read; a merged one is the one it is in now (two queries)."""
    topics = list(Topic.objects.filter(id__in=ids).select_related("merged_into"))
    rooms = rooms_seen(viewer, {one.room_id for one in topics})
    found = {}
    for one in topics:
        if one.room_id in rooms:
            now, room = one.merged_into or one, rooms[one.room_id]
            found[one.id] = Goal(now.title or room.name, room.name, also=(now.id, room.id))
    return found


def rooms_seen(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Room]:
    """Return those of the rooms that ``viewer`` may see, with their communities (one query, also for none)."""
    rows = Room.objects.filter(id__in=ids or {NO_ID}).select_related("community")
    return {
        room.id: room for room in with_standing(rows, viewer) if policies.may_see(standing_in(room))
    }


def place_in(room: Room, topic: Topic | None) -> str:
    if room.kind == Kind.DIRECT:
        return ""
    return f"{room.name} › {topic.title}" if topic and not topic.general else room.name
