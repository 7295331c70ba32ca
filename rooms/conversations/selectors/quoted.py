"""Messages that others show, as somebody may see them; and what a message said before."""

import uuid
from collections.abc import Sequence

from chatcore.foundation.clock import wire
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.models import Kind, Message, Room
from rooms.conversations.quoted_cards import QuotedCard, TextChange, VersionCard
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.timeline import message_cards
from rooms.spaces.differences import differences

# Versions that are shown, the newest: of a text that is changed all day nobody reads the rest.
MOST_VERSIONS = 50


def quoted_messages(viewer: Person, ids: Sequence[uuid.UUID]) -> list[QuotedCard]:
    """Return each of ``ids`` as ``viewer`` may see it, in their order (five queries, however many).

    A message that is not there is as hidden as one of a room that is not theirs.
    """
    rows = Message.objects.filter(id__in=ids).select_related("author", "topic")
    found = {row.id: row for row in rows}
    places = {row.room_id for row in found.values()}
    rooms = {
        room.id: room
        for room in with_standing(Room.objects.filter(id__in=places), viewer)
        if policies.may_see(standing_in(room))
    }
    seen = [row for row in found.values() if row.room_id in rooms]
    alive = [row for row in seen if row.deleted_at is None]
    cards = {card.id: card for card in message_cards(alive)}
    gone = {row.id for row in seen if row.deleted_at is not None}
    answers = []
    for id_ in ids:
        card = cards.get(str(id_))
        if card is None:
            answers.append(QuotedCard(id=str(id_), state="gone" if id_ in gone else "hidden"))
            continue
        row, room = found[id_], rooms[found[id_].room_id]
        answers.append(
            QuotedCard(
                id=str(id_),
                state="shown",
                message=card,
                room_kind=room.kind,
                room_name="" if room.kind == Kind.DIRECT else room.name,
                topic_title=row.topic.title if row.topic and not row.topic.general else "",
            )
        )
    return answers


def versions_of(message: Message) -> list[VersionCard]:
    """Return what ``message`` said, the newest first, each with what it changed (one query); the right is checked."""
    rows = list(message.versions.order_by("-id")[:MOST_VERSIONS])[::-1]
    texts = [(row.text, row.written_at) for row in rows]
    texts.append((message.text, message.edited_at or message.posted_at))
    cards = []
    for index, (text, at) in enumerate(texts):
        pieces = differences(texts[index - 1][0], text) if index else []
        changes = [TextChange(what=piece.what, text=piece.text) for piece in pieces]
        cards.append(VersionCard(text=text, written_at=wire(at), changes=changes))
    return cards[::-1]
