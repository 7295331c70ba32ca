"""The thèmes of a room, with what is unread in each."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery

from chatcore.foundation.clock import wire_or_none
from chatcore.people.models import Person
from rooms.conversations.cards import MyTopicCard, topic_fields
from rooms.conversations.models import Message, Room, RoomMember, Topic, TopicFollow
from rooms.conversations.selectors.unread import Unread, marks_by_topic, unread_by_topic


def topics_of(room: Room, *, viewer: Person) -> list[MyTopicCard]:
    """Return the thèmes of ``room``, pinned ones first, then those last talked about (five queries)."""
    topics = list(_with_last(room.topics.filter(merged_into=None)))
    cards = my_topic_cards(topics, room, viewer=viewer)
    return sorted(
        cards,
        key=lambda card: (card.pinned_at is not None, card.last_seq, card.created_at),
        reverse=True,
    )


def topic_of(topic: Topic, room: Room, *, viewer: Person) -> MyTopicCard:
    """Return the card of one thème, read afresh (five queries)."""
    topics = list(_with_last(Topic.objects.filter(id=topic.id)))
    return my_topic_cards(topics, room, viewer=viewer)[0]


def _with_last(topics: "QuerySet[Topic]") -> "QuerySet[Topic]":
    latest = Message.objects.filter(topic=OuterRef("pk"), deleted_at=None).order_by("-seq")
    return topics.select_related("resolved_by").annotate(
        last_seq=Subquery(latest.values("seq")[:1]),
        last_posted_at=Subquery(latest.values("posted_at")[:1]),
    )


def my_topic_cards(topics: Sequence[Topic], room: Room, *, viewer: Person) -> list[MyTopicCard]:
    counts = unread_by_topic(viewer, room)
    marks = marks_by_topic(viewer, room)
    member = RoomMember.objects.filter(room=room, person=viewer).first()
    mark = member.mark if member else 0
    chosen = TopicFollow.objects.filter(person=viewer, topic__in=[topic.id for topic in topics])
    choices = dict(chosen.values_list("topic_id", "choice"))
    return [
        MyTopicCard(
            **topic_fields(topic),
            last_seq=getattr(topic, "last_seq", None) or 0,
            last_posted_at=wire_or_none(getattr(topic, "last_posted_at", None)),
            unread=counts.get(topic.id, Unread()).unread,
            mentions=counts.get(topic.id, Unread()).mentions,
            mark=marks.get(topic.id, mark),
            choice=choices.get(topic.id, ""),
        )
        for topic in topics
    ]
