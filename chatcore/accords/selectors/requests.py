"""Reading requests: who asked, and those who may answer; for everybody else they are not there."""

import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Literal, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from chatcore.accords import policies
from chatcore.accords.cards import MyAccordCard, my_accord_card
from chatcore.accords.models import AccordRequest, State
from chatcore.accords.policies import AccordStanding
from chatcore.accords.selectors.deciders import SITE_PERMISSIONS, decides
from chatcore.communities.models import Community
from chatcore.communities.permissions import Permission
from chatcore.communities.policies import Standing
from chatcore.communities.selectors.access import (
    community_for,
    my_communities,
    standing_in,
    with_standing,
)
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID

Which = Literal["waiting", "mine", "ended"]
WHICH: tuple[Which, ...] = ("waiting", "mine", "ended")


# What ``concerns_site`` says, for rows.
OF_SITE = Q(escalated_at__isnull=False) | Q(permission__in=SITE_PERMISSIONS)


class AccordView(NamedTuple):
    """A request, and what somebody is to it."""

    request: AccordRequest
    standing: AccordStanding


def accord_for(actor: Person, request_id: object, *, locked: bool = False) -> AccordView:
    """Return a request that ``actor`` may see (two queries).

    Args:
        locked: hold it until the commit: it is answered once.

    Raises:
        NotFound: missing or hidden.
    """
    rows = _shown(AccordRequest.objects.all())
    if locked:
        rows = rows.select_for_update(of=("self",), no_key=True)
    request = rows.filter(id=parse_id(request_id) or NO_ID).first()
    sought = Community.objects.filter(id=request.community_id if request else NO_ID)
    community = with_standing(sought, actor).first()
    if request is None or community is None:
        raise NotFound
    request.community = community
    view = AccordView(request, _standing(request, actor, standing_in(community)))
    if not policies.may_see(view.standing):
        raise NotFound
    return view


def requests_page(
    actor: Person, community_id: object, which: Which, *, after: Sequence[Any] | None, limit: int
) -> Sequence[MyAccordCard]:
    """Return a page of the requests of a community, newest first: those that ``actor`` may answer, made, or
    may see ended (two queries).

    Raises:
        NotFound: the community. Invalid: a cursor of another list.
    """
    community = community_for(actor, community_id)
    standing = standing_in(community)
    rows = AccordRequest.objects.filter(community=community)
    if which == "mine":
        rows = rows.filter(requester=actor)
    else:
        pending = Q(state=State.PENDING)
        rows = rows.filter(pending if which == "waiting" else ~pending)
        rows = rows.filter(permission__in=_answered_by(standing)).exclude(requester=actor)
    if after is not None:
        rows = rows.filter(id__lt=_id_in(after))
    return _cards(_shown(rows).order_by("-id")[:limit], actor, {community.id: standing})


def which_from(text: str) -> Which:
    """Return which requests are asked for; raises Invalid: there are no such."""
    for which in WHICH:
        if which == text:
            return which
    raise Invalid(_WHICH, path="$.show")


def waiting_anywhere(actor: Person) -> Sequence[MyAccordCard]:
    """Return what waits for ``actor`` in all communities, also as staff of the site, oldest first, at most 100
    (two queries)."""
    standings = {row.id: standing_in(row) for row in my_communities(actor)}
    return _cards(_shown(_waiting(actor, standings)).order_by("id")[:100], actor, standings)


def ended_at_site(actor: Person) -> Sequence[MyAccordCard]:
    """Return what concerned the site and has ended, newest first, at most 100 (two queries); nothing for who is not of
    its staff."""
    if not actor.is_staff:
        return []
    standings = {row.id: standing_in(row) for row in my_communities(actor)}
    rows = AccordRequest.objects.filter(OF_SITE).exclude(state=State.PENDING)
    return _cards(_shown(rows.exclude(requester=actor)).order_by("-id")[:100], actor, standings)


def requests_seen(actor: Person, ids: Collection[uuid.UUID]) -> list[AccordRequest]:
    """Return those of the requests that ``actor`` may see (two queries)."""
    standings = {row.id: standing_in(row) for row in my_communities(actor)}
    nothing = Standing(role=None)
    return [
        row
        for row in _shown(AccordRequest.objects.filter(id__in=ids))
        if policies.may_see(_standing(row, actor, standings.get(row.community_id, nothing)))
    ]


def waiting_counts(actor: Person) -> dict[str, int]:
    """Return how many requests wait for ``actor``, by community (two queries)."""
    standings = {row.id: standing_in(row) for row in my_communities(actor)}
    found = _waiting(actor, standings).values_list("community", flat=True)
    return {str(community): count for community, count in Counter(found).items()}


def one_accord_card(view: AccordView) -> MyAccordCard:
    """Return the card of a request for the one whom ``accord_for`` let in."""
    return my_accord_card(view.request, policies.abilities(view.standing))


def _waiting(actor: Person, standings: dict[uuid.UUID, Standing]) -> "QuerySet[AccordRequest]":
    mine = Q(pk=NO_ID)
    for community, standing in standings.items():
        if answered := _answered_by(standing):
            mine |= Q(community=community, permission__in=answered)
    if actor.is_staff:
        mine |= OF_SITE
    return AccordRequest.objects.filter(mine, state=State.PENDING).exclude(requester=actor)


def _cards(
    rows: "QuerySet[AccordRequest]", actor: Person, standings: dict[uuid.UUID, Standing]
) -> list[MyAccordCard]:
    nothing = Standing(role=None)
    return [
        one_accord_card(
            AccordView(row, _standing(row, actor, standings.get(row.community_id, nothing)))
        )
        for row in rows
    ]


def _shown(rows: "QuerySet[AccordRequest]") -> "QuerySet[AccordRequest]":
    again = AccordRequest.objects.filter(follows=OuterRef("pk"))
    return rows.select_related("community", "requester", "decider").annotate(
        is_followed=Exists(again)
    )


def _standing(request: AccordRequest, actor: Person, its: Standing) -> AccordStanding:
    return AccordStanding(
        state=request.state,
        mine=request.requester_id == actor.id and its.role is not None,
        decides=decides(its, request.permission),
        helps_out=actor.is_staff and concerns_site(request),
        followed=getattr(request, "is_followed"),  # noqa: B009 (an annotation)
    )


def concerns_site(request: AccordRequest) -> bool:
    """Whether the staff of the site answers: it is theirs to agree to, or nobody of the community answered in time."""
    return request.permission in SITE_PERMISSIONS or request.escalated_at is not None


def _answered_by(standing: Standing) -> list[str]:
    return [str(one) for one in Permission if decides(standing, one)]


def _id_in(after: Sequence[Any]) -> uuid.UUID:
    id_ = parse_id(after[0]) if len(after) == 1 else None
    if id_ is None:
        raise Invalid(_BAD_CURSOR, path="$.cursor")
    return id_


_BAD_CURSOR = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
_WHICH = Words(fr="« show » vaut waiting, mine ou ended.", en="“show” is waiting, mine or ended.")
