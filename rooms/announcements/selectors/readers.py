"""Who has read an announcement, and who has not: the people who are in its room now."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.clock import wire_or_none
from chatcore.people.cards import person_card
from chatcore.people.models import Kind as Being
from rooms.announcements.cards import CountsCard, ReaderCard
from rooms.announcements.models import Announcement, Receipt
from rooms.conversations.models import RoomMember
from rooms.conversations.policies import LEADERS
from rooms.conversations.selectors.audience import listeners_of, people_of


class ReadersPage(NamedTuple):
    """A page of people, and the key of its last one if more follow."""

    cards: list[ReaderCard]
    after: tuple[str, str] | None


def counts_of(announcements: Collection[Announcement]) -> Mapping[uuid.UUID, CountsCard]:
    """Return how many have read each of ``announcements``, of how many (three queries, none for none)."""
    if not announcements:
        return {}
    here = RoomMember.objects.exclude(person__kind=Being.BOT)
    rooms = {one.room_id for one in announcements}
    sizes = dict(
        here.filter(room__in=rooms).values("room").annotate(n=Count("id")).values_list("room", "n")
    )
    # Their authors do not confirm what they wrote.
    authors = {(one.room_id, one.message.author_id) for one in announcements}
    wrote = here.filter(room__in=rooms, person__in={person for _, person in authors})
    inside = set(wrote.values_list("room_id", "person_id")) & authors
    receipts = Receipt.objects.filter(
        announcement__in=announcements, person__room_members__room=F("announcement__room")
    )
    read = dict(
        receipts.order_by()
        .values("announcement")
        .annotate(n=Count("id"))
        .values_list("announcement", "n")
    )
    return {
        one.id: CountsCard(
            read=read.get(one.id, 0),
            expected=sizes.get(one.room_id, 0) - ((one.room_id, one.message.author_id) in inside),
        )
        for one in announcements
    }


def readers_page(
    announcement: Announcement, *, read: bool, after: Sequence[Any] | None, limit: int
) -> ReadersPage:
    """Return who has read it, or who has not, by name, behind the key (name, id) ``after`` (one query).

    Raises:
        Invalid: ``after`` is the key of another list.
    """
    has_read = Receipt.objects.filter(announcement=announcement).values("person")
    members = _people(announcement)
    members = members.filter(person__in=has_read) if read else members.exclude(person__in=has_read)
    if after is not None:
        name, id_ = name_and_id(after)
        members = members.filter(
            Q(person__search__gt=name) | Q(person__search=name, person_id__gt=id_)
        )
    found = list(members[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return ReadersPage(
        [_reader(member) for member in found[:limit]],
        None if last is None else (last.person.search, str(last.person_id)),
    )


def all_readers(announcement: Announcement) -> Iterator[ReaderCard]:
    """Yield everybody of whom it is asked, by name (one query)."""
    return map(_reader, _people(announcement).iterator(chunk_size=500))


def those_to_remind(announcement: Announcement) -> "QuerySet[RoomMember]":
    """Return who has not read it and did not ask for silence in its room."""
    listeners = listeners_of(announcement.room_id, author=announcement.message.author_id)
    has_read = Receipt.objects.filter(announcement=announcement).values("person")
    return listeners.exclude(person__in=has_read)


def followers_of(announcements: Collection[Announcement]) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Return who follows up each of ``announcements``: (its id, a person's), its author and who leads (one query)."""
    members = RoomMember.objects.filter(room__in={one.room_id for one in announcements})
    as_whom = Q(
        person__memberships__community=F("room__community"),
        person__memberships__left_at=None,
    )
    takes = Q(person__memberships__taken_for__in=LEADERS) | Q(
        person__memberships__taken_for=None, person__memberships__role__in=LEADERS
    )
    authors = {one.message.author_id for one in announcements}
    rows = members.filter(Q(role="animator") | (as_whom & takes) | Q(person__in=authors))
    leads = members.filter(Q(role="animator") | (as_whom & takes)).values("id")
    found = rows.annotate(leading=Q(id__in=leads)).values_list("room_id", "person_id", "leading")
    return {
        (one.id, person)
        for room, person, leading in found
        for one in announcements
        if room == one.room_id and (leading or person == one.message.author_id)
    }


def _people(announcement: Announcement) -> "QuerySet[RoomMember]":
    mine = Receipt.objects.filter(announcement=announcement, person=OuterRef("person"))
    people = people_of(announcement.room_id, author=announcement.message.author_id)
    return (
        people.annotate(read_at=Subquery(mine.values("read_at")[:1]))
        .select_related("person")
        .order_by("person__search", "person_id")
    )


def _reader(member: RoomMember) -> ReaderCard:
    read_at = getattr(member, "read_at")  # noqa: B009 (an annotation)
    return ReaderCard(person=person_card(member.person), read_at=wire_or_none(read_at))
