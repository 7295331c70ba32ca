"""The feed of a community, by date or ranked, a page at a time and in a constant number of queries."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from chatcore.communities.models import GroupMember
from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.models import Reaction, Room
from rooms.publications.models import Publication
from rooms.publications.ranking import MOST, Candidate, Ranked, ranked


class FeedPage(NamedTuple):
    """Publications in their order, the key of the last one when more follow, and why each stands there."""

    publications: list[Publication]
    after: tuple[str, ...] | None
    reasons: dict[uuid.UUID, Ranked]


def recent_page(feed: Room, *, after: Sequence[Any] | None, limit: int) -> FeedPage:
    """Return a page of ``feed``, the latest first (one query)."""
    rows = _living(feed).select_related("message__author", "room")
    if after is not None:
        rows = rows.filter(id__lt=_id_of(after, length=1))
    found = list(rows.order_by("-id")[: limit + 1])
    shown = found[:limit]
    return FeedPage(shown, (str(shown[-1].id),) if len(found) > limit else None, {})


def ranked_page(feed: Room, viewer: Person, *, after: Sequence[Any] | None, limit: int) -> FeedPage:
    """Return a page of ``feed`` as ``ranking`` orders it (four queries).

    Nobody gains more than ``MOST``: what may stand on this page was published in a span that is known
    before a single publication is looked at.
    """
    last = _moment_of(after) if after is not None else None
    candidates = _candidates(feed, viewer, last[0] if last else None, limit)
    order = [one for one in ranked(candidates) if last is None or (one.stands_at, one.id) < last]
    shown = order[:limit]
    rows = Publication.objects.select_related("message__author", "room")
    known = rows.in_bulk([one.id for one in shown])
    key = (shown[-1].stands_at.isoformat(), str(shown[-1].id)) if len(order) > limit else None
    return FeedPage(
        [known[one.id] for one in shown if one.id in known], key, {one.id: one for one in shown}
    )


def _candidates(feed: Room, viewer: Person, before: datetime | None, limit: int) -> list[Candidate]:
    """Return all that may stand among the first ``limit`` (and one more) behind ``before`` (three queries)."""
    rows = _living(feed)
    certain = rows if before is None else rows.filter(message__posted_at__lte=before - MOST)
    furthest = list(
        certain.order_by("-message__posted_at").values_list("message__posted_at", flat=True)[
            limit : limit + 1
        ]
    )
    if before is not None:
        rows = rows.filter(message__posted_at__lte=before)
    if furthest:
        rows = rows.filter(message__posted_at__gte=furthest[0] - MOST)
    found = rows.annotate(liked=_people_who_reacted()).values_list(
        "id", "message__posted_at", "message__author_id", "liked"
    )
    asked = list(found)
    groups = _groups_shared({author for _, _, author, _ in asked}, viewer, feed)
    return [Candidate(id_, at, groups.get(author), liked) for id_, at, author, liked in asked]


def _people_who_reacted() -> Coalesce:
    """Count the people who reacted, each once, the author aside."""
    others = Reaction.objects.filter(message=OuterRef("message")).exclude(
        person=OuterRef("message__author")
    )
    counted = others.order_by().values("message").annotate(n=Count("person", distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0, output_field=IntegerField())


def _groups_shared(authors: set[uuid.UUID], viewer: Person, feed: Room) -> dict[uuid.UUID, str]:
    """Return for each of ``authors`` a group of the community that they share with ``viewer``, other than everybody."""
    mine = GroupMember.objects.filter(
        person=viewer, group__community=feed.community_id, group__archived_at=None
    ).exclude(Q(group__kind="automatic", group__rule=None))
    rows = (
        GroupMember.objects.filter(person__in=authors - {viewer.id}, group__in=mine.values("group"))
        .order_by(_kept_by_hand_first, "group__name", "group_id")
        .values_list("person_id", F("group__name"))
    )
    found: dict[uuid.UUID, str] = {}
    for person, name in rows:
        found.setdefault(person, name)
    return found


# A group that somebody chose says more of two people than one that holds all of a kind.
_kept_by_hand_first = Case(When(group__kind="automatic", then=1), default=0)


def _living(feed: Room) -> "QuerySet[Publication]":
    return Publication.objects.filter(room=feed, message__deleted_at=None)


def _id_of(after: Sequence[Any], *, length: int) -> uuid.UUID:
    id_ = parse_id(after[-1]) if len(after) == length else None
    if id_ is None:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return id_


def _moment_of(after: Sequence[Any]) -> tuple[datetime, uuid.UUID]:
    id_ = _id_of(after, length=2)
    try:
        moment = datetime.fromisoformat(after[0])
    except (TypeError, ValueError):
        raise Invalid(_OTHER_LIST, path="$.cursor") from None
    if moment.tzinfo is None:
        raise Invalid(_OTHER_LIST, path="$.cursor")
    return moment, id_


_OTHER_LIST = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
