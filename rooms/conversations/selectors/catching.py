"""What somebody who comes back should see first: a summary by rules, the same for all who missed the same."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chatcore.foundation.clock import wire
from chatcore.notices.models import Kind as Why
from chatcore.notices.selectors.notices import notices_page
from chatcore.people.models import Person
from rooms.conversations.catching import MOST, missed_by, sums_up
from rooms.conversations.catching_cards import CatchUpCard, LineCard
from rooms.conversations.inbox_cards import TalkCard
from rooms.conversations.models import Following, Kind, Message, Room, Topic
from rooms.conversations.selectors.inbox import unread_conversations
from rooms.conversations.selectors.noticed import excerpt_of

# Reasons for which something was said to the person, and not only near them.
_ADDRESSED = (Why.MENTION, Why.REPLY, Why.EVERYBODY)


def catch_up(viewer: Person, since: datetime, position: dict[str, int]) -> CatchUpCard:
    """Return what ``viewer`` missed; ``position`` was read before (a constant number of queries).

    Unread conversations count from where they were read, whatever ``since``; what else happened, since then.
    """
    places = unread_conversations(viewer)
    kinds = _kinds(places.cards)
    wrote = _wrote_in(viewer, places.cards)

    def of(*wanted: str) -> list[TalkCard]:
        return [card for card in places.cards if kinds.get(card.room) in wanted]

    concerning = [
        card for card in of(Kind.TOPIC, Kind.CLUB) if card.choice != Following.MUTE
        and (card.mentions or card.choice == Following.FOLLOW or _place(card) in wrote)
    ]  # fmt: skip
    direct, announcements = of(Kind.DIRECT), of(Kind.ANNOUNCEMENT)
    shown = len(concerning) + len(direct) + len(announcements)
    return CatchUpCard(
        since=wire(since),
        addressed=notices_page(viewer, limit=MOST, unread=True, kinds=_ADDRESSED).cards,
        topics=concerning[:MOST],
        announcements=announcements[:MOST],
        direct=direct[:MOST],
        lines=missed_by(viewer, since),
        others=len(places.cards) + places.more - shown,
        position=position,
    )


@sums_up
def decisions(viewer: Person, since: datetime) -> Sequence[LineCard]:
    """Thèmes of one's rooms that were resolved, with what came out of them (one query)."""
    rows = Topic.objects.filter(
        room__members__person=viewer, resolved_at__gte=since, merged_into=None
    )
    return [
        LineCard(
            kind="decision",
            id=str(topic.id),
            title=topic.title,
            text=excerpt_of(topic.summary),
            place=topic.room.name,
            at=wire(topic.resolved_at),
            path=f"/salons/{topic.room_id}/themes/{topic.id}",
        )
        for topic in rows.select_related("room").order_by("-resolved_at")[:MOST]
        if topic.resolved_at is not None
    ]


def _kinds(cards: Sequence[TalkCard]) -> dict[str, str]:
    rows = Room.objects.filter(id__in={card.room for card in cards})
    return {str(id_): kind for id_, kind in rows.values_list("id", "kind")}


def _place(card: TalkCard) -> tuple[str, str]:
    return card.room, str(card.topic.id if card.topic else None)


def _wrote_in(viewer: Person, cards: Sequence[TalkCard]) -> set[tuple[str, str]]:
    """Return the places of ``cards`` where ``viewer`` has said something (one query)."""
    rooms = {UUID(card.room) for card in cards}
    rows = Message.objects.filter(room__in=rooms, author=viewer, deleted_at=None).order_by()
    found = rows.values_list("room_id", "topic_id").distinct()
    return {(str(room), str(topic)) for room, topic in found}
