"""Reading the entries of the site's staff: the list of a community, and all communities for that staff."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from chatcore.communities.models import Community, Mandate, Membership, Role
from chatcore.communities.permissions import AS_ROLE
from chatcore.communities.pictures import address_of
from chatcore.communities.selectors.access import (
    Right,
    community_for,
    people_count,
    standing_in,
    with_standing,
)
from chatcore.communities.selectors.acquaintances import meetings
from chatcore.communities.selectors.entering import entries_of, going_on
from chatcore.communities.selectors.mandates import counting, for_all_of
from chatcore.communities.selectors.people import Ids, meets
from chatcore.communities.site_entry_cards import (
    SiteCommunityCard,
    SiteEntryCard,
    site_community_card,
    site_entry_card,
)
from chatcore.communities.site_entry_policies import ONLY_STAFF
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def community_to_enter(actor: Person, community_id: object) -> Community:
    """Return a community with the standing of ``actor``, who may enter it or not (one query).

    The staff of the site knows of every community; to everybody else one that is hidden is not there.

    Raises:
        NotFound.
    """
    if not actor.is_staff:
        return community_for(actor, community_id)
    rows = Community.objects.filter(id=parse_id(community_id) or NO_ID)
    community = with_standing(rows, actor).first()
    if community is None:
        raise NotFound(path="$.community")
    return community


def entries_page(
    viewer: Person, community_id: object, *, after: Sequence[Any] | None, limit: int
) -> Sequence[SiteEntryCard]:
    """Return a page of the entries into a community, the newest first: those of now and of the past (two queries).

    Raises:
        NotFound, Forbidden: as ``community_for``; they are for those who read the trace.
    """
    community = community_for(viewer, community_id, to=Right.READ_TRACE)
    rows = whole(Mandate.objects.filter(site_entry=True, community=community))
    if after is not None:
        id_ = parse_id(after[-1])
        rows = rows.filter(id__lt=id_) if id_ else rows.none()
    return [site_entry_card(row) for row in rows.order_by("-id")[:limit]]


def communities_of_site(
    viewer: Person, *, q: str, after: Sequence[Any] | None, limit: int
) -> list[SiteCommunityCard]:
    """Return a page of all communities by name, with who administers them and who of the staff is inside (three
    queries).

    Raises:
        Forbidden: not of the site's staff.
    """
    if not viewer.is_staff:
        raise Forbidden(ONLY_STAFF)
    rows = with_standing(Community.objects.all(), viewer)
    for word in q.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(slug__icontains=word))
    if after is not None:
        id_ = parse_id(after[-1])
        rows = (
            rows.filter(Q(name__gt=after[0]) | Q(name=after[0], id__gt=id_))
            if id_ and len(after) == 2
            else rows.none()
        )
    page = list(rows.order_by("name", "id")[:limit])
    ids = [row.id for row in page]
    administrators, entries = _administrators(ids), _entries(ids)
    return [
        site_community_card(
            row,
            logo=address_of(row.logo),
            members_count=people_count(row, viewer),
            administrators=administrators[row.id],
            role=standing_in(row).role,
            entries=entries[row.id],
        )
        for row in page
    ]


def administrators_of(community: Community) -> "QuerySet[Person]":
    """Return who administers ``community`` now, by their role or by a mandate for all of it (one query)."""
    here = Membership.objects.filter(community=community, left_at=None)
    as_one = for_all_of(Mandate.objects.filter(counting(), community=community))
    as_one = as_one.filter(gives=f"{AS_ROLE}{Role.ADMINISTRATOR}")
    found = here.filter(Q(role=Role.ADMINISTRATOR) | Q(person__in=as_one.values("person")))
    return Person.objects.filter(id__in=found.values("person"), is_active=True)


def whole(rows: "QuerySet[Mandate]") -> "QuerySet[Mandate]":
    return rows.select_related("person", "community")


def _administrators(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[PersonCard]]:
    found: dict[uuid.UUID, list[PersonCard]] = defaultdict(list)
    rows = Membership.objects.filter(
        community__in=ids, role=Role.ADMINISTRATOR, left_at=None, person__is_active=True
    ).select_related("person")
    for row in rows.order_by("person__search", "person_id"):
        found[row.community_id].append(person_card(row.person))
    return found


def _entries(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[SiteEntryCard]]:
    found: dict[uuid.UUID, list[SiteEntryCard]] = defaultdict(list)
    for row in whole(going_on().filter(community__in=ids)).order_by("id"):
        found[row.community_id].append(site_entry_card(row))
    return found


@meets
def people_where_entered(viewer: Person) -> Ids:
    """Whoever has entered a community as staff of the site sees its people."""
    if not viewer.is_staff:
        return []
    there = entries_of(viewer).values("community")
    return Membership.objects.filter(community__in=there, left_at=None).values("person")


@meetings
def people_where_each_entered(viewers: Ids, people: Ids) -> Iterable[tuple[uuid.UUID, uuid.UUID]]:
    rows = going_on().filter(
        person__in=viewers,
        person__is_staff=True,
        community__memberships__person__in=people,
        community__memberships__left_at=None,
    )
    return rows.values_list("person", "community__memberships__person")
