"""Telling people that a poll has its result: those who took part in it, and who asked."""

import uuid

from django.db.models import Q

from chatcore.foundation.jobs.definition import job
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.actions.noticing import MESSAGE, PIECE
from rooms.conversations.avoiding import unwanted
from rooms.conversations.selectors.audience import listeners_of
from rooms.polls.models import Poll


def tell_of_closing(poll: Poll, *, by: Person | None) -> None:
    """Have people told that ``poll`` is closed, once the caller has committed; not ``by``, who closed it."""
    tell_of_result.enqueue(str(poll.id), str(by.id) if by else None)


@job()
def tell_of_result(poll_id: str, by: str | None, after: str | None = None) -> None:
    """Tell those who voted and the author, who are in the room and did not ask for silence there, piece by piece.

    Of an anonymous poll all are told who could vote: nothing that is kept says who did.
    """
    rows = Poll.objects.filter(id=poll_id, message__deleted_at=None).exclude(closed_at=None)
    poll = rows.select_related("message__room").first()
    if poll is None:
        return
    message = poll.message
    members = listeners_of(message.room, author=NO_ID, topic=message.topic_id)
    if not poll.anonymous:
        voted = poll.ballots.values("person")
        members = members.filter(Q(person__in=voted) | Q(person=message.author_id))
    if by is not None:
        members = members.exclude(person=uuid.UUID(by))
    if after is not None:
        members = members.filter(person__gt=uuid.UUID(after))
    people = list(members.order_by("person").values_list("person", flat=True)[:PIECE])
    hushed = unwanted({(person, message.author_id) for person in people})
    raise_notices(
        News(
            person=person,
            kind=Why.POLL,
            source=f"poll:{poll.id}:closed",
            about_kind=MESSAGE,
            about=str(message.id),
            actor=message.author_id,
            community=message.room.community_id,
            room=message.room_id,
            topic=message.topic_id,
        )
        for person in people
        if (person, message.author_id) not in hushed
    )
    if len(people) == PIECE:
        tell_of_result.enqueue(poll_id, by, str(people[-1]))
