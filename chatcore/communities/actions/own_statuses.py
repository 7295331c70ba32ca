"""Naming statuses in groups, changing what they may, taking them away (requirement D13)."""

from typing import Any

from django.db import IntegrityError, transaction

from chatcore.communities.actions.status_bearers import make_bearers
from chatcore.communities.events import StatusesChanged
from chatcore.communities.group_statuses import Status, status_of
from chatcore.communities.models import Community, GroupMember, GroupStatus, OwnStatus
from chatcore.communities.pasted_people import STATUS_WORDS
from chatcore.communities.permissions import Permission
from chatcore.communities.refusals import NOT_ABOVE_ONESELF
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.group_statuses import (
    own_status_in,
    own_statuses_in,
    status_named,
)
from chatcore.communities.selectors.modules import need_module
from chatcore.communities.status_cards import status_cards
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.checks import checked_line
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record

# More than a picker shows at a glance.
MOST_STATUSES = 20
_SETTINGS = ("name", "leads", "manages", "place")


@transaction.atomic
def create_status(
    *,
    actor: Person,
    community_id: object,
    name: str,
    leads: bool = False,
    manages: bool = False,
) -> OwnStatus:
    """Name a status, last in the order of the community's own.

    Raises:
        NotFound: the community. Forbidden: not one who sets roles, or it would manage groups and one may not.
        Invalid, TooLarge: the name. Conflict: ``status_named`` so already, ``too_many_statuses``.
    """
    community = _held(actor, community_id)
    living = own_statuses_in(community.id)
    if len(living) >= MOST_STATUSES:
        raise Conflict(_TOO_MANY, code="too_many_statuses")
    if leads or manages:
        _need_as_much(community)
    own = OwnStatus(community=community, leads=leads or manages, manages=manages)
    own.place = living[-1].place + 1 if living else 0
    _name(own, name)
    _save(own)
    record(
        action="group_status.created",
        actor=actor,
        obj=own,
        community=community,
        after={"name": own.name, "leads": own.leads, "manages": own.manages},
    )
    _tell(community, by=actor)
    return own


@transaction.atomic
def change_status(
    *, actor: Person, community_id: object, status_id: object, **wanted: Any
) -> OwnStatus:
    """Give a status another ``name``, another ``place`` among them (from 0), or let its bearers lead the rooms of
    their groups (``leads``) or manage their people (``manages``), or not any more: what is given of them.

    Who manages also leads. The bearers, and the rooms, follow in the same transaction.

    Raises:
        NotFound: the community, or the status in it. Forbidden, Invalid, TooLarge: as ``create_status``.
        Conflict: also ``last_administrator``: a group would be left without one.
    """
    community = _held(actor, community_id)
    own = own_status_in(community.id, status_id, held=True)
    before = {one: getattr(own, one) for one in _SETTINGS}
    was = status_of(own)
    if "name" in wanted:
        _name(own, wanted["name"])
    own.manages = wanted.get("manages", own.manages and wanted.get("leads", True))
    own.leads = wanted.get("leads", own.leads) or own.manages
    if (own.manages, own.leads) > (before["manages"], before["leads"]):
        _need_as_much(community)
    _save(own)
    if "place" in wanted:
        _move(own, wanted["place"])
    changed = [one for one in _SETTINGS if getattr(own, one) != before[one]]
    if not changed:
        return own
    record(
        action="group_status.changed",
        actor=actor,
        obj=own,
        community=community,
        before={_FIELDS.get(one, one): before[one] for one in changed},
        after={_FIELDS.get(one, one): getattr(own, one) for one in changed},
    )
    followed = make_bearers(community, own, was=was, becomes=status_of(own), by=actor)
    _tell(community, by=actor)
    followed.tell()
    return own


@transaction.atomic
def archive_status(
    *, actor: Person, community_id: object, status_id: object, replacement: str | None = None
) -> None:
    """Take a status away; whoever bears it has the one with the key ``replacement`` from now on.

    Raises:
        NotFound: the community, or the status in it. Forbidden: as ``create_status``. Invalid: the replacement.
        Conflict: ``status_in_use`` and no replacement, the words say by how many; ``last_administrator``.
    """
    community = _held(actor, community_id)
    own = own_status_in(community.id, status_id, held=True)
    becomes = _replacing(community, own, replacement) if replacement else None
    bearers = GroupMember.objects.filter(own_status=own).count()
    if bearers and becomes is None:
        raise Conflict(_IN_USE.filled(people=bearers), code="status_in_use")
    own.archived_at = now()
    own.save(update_fields=["archived_at"])
    record(
        action="group_status.archived",
        actor=actor,
        obj=own,
        community=community,
        before={"name": own.name},
        after={"replacement": becomes.said, "bearers": bearers} if becomes and bearers else None,
    )
    was = status_of(own)
    followed = make_bearers(community, own, was=was, becomes=becomes or was, by=actor)
    _tell(community, by=actor)
    followed.tell()


def _held(actor: Person, community_id: object) -> Community:
    """Return the community, held until the commit: its statuses are set one at a time."""
    community = community_for(actor, community_id, to=Right.MANAGE_ROLES)
    need_module(community, "groups", path="$.community")
    Community.objects.select_for_update(no_key=True).get(id=community.id)
    return community


def _replacing(community: Community, own: OwnStatus, key: str) -> Status:
    if key == str(own.id):
        raise Invalid(_ITSELF, path="$.replacement")
    becomes = status_named(community.id, key, path="$.replacement", held=True)
    ranks = (GroupStatus.ADMINISTRATOR, GroupStatus.REFERENT)
    for rank in ranks:
        if status_of(own).shipped == rank:
            break
        if becomes.shipped == rank:
            _need_as_much(community)
    return becomes


def _need_as_much(community: Community) -> None:
    """Refuse to let bearers lead or manage groups to somebody who may not do that in all of them."""
    if not standing_in(community).may(Permission.MANAGE_GROUPS):
        raise Forbidden(NOT_ABOVE_ONESELF)


def _name(own: OwnStatus, name: str) -> None:
    own.name = checked_line(name, longest=60, path="$.name", required=True)
    own.folded = folded(own.name)
    if own.folded in STATUS_WORDS:
        raise Conflict(_SHIPPED, code="status_named", path="$.name")


def _save(own: OwnStatus) -> None:
    try:
        with transaction.atomic():
            own.save()
    except IntegrityError:
        raise Conflict(_NAMED, code="status_named", path="$.name") from None


def _move(own: OwnStatus, place: int) -> None:
    """Put ``own`` at ``place``, and number them all from 0."""
    living = [one for one in own_statuses_in(own.community_id) if one.id != own.id]
    living.insert(min(max(place, 0), len(living)), own)
    for at, one in enumerate(living):
        one.place = at
    OwnStatus.objects.bulk_update(living, ["place"])


def _tell(community: Community, *, by: Person) -> None:
    cards = status_cards(own_statuses_in(community.id))
    log.emit(community.stream, StatusesChanged(statuses=cards), actor=by.id)


# What the trace calls a setting, where another thing has that name already.
_FIELDS = {"place": "order"}
_TOO_MANY = Words(
    fr="Au plus 20 statuts propres à une communauté.",
    en="At most 20 statuses of a community’s own.",
)
_NAMED = Words(fr="Un statut porte déjà ce nom.", en="A status has this name already.")
_SHIPPED = Words(
    fr="Ce nom est celui d’un statut que toute communauté a : choisissez-en un autre.",
    en="This is the name of a status that every community has: choose another one.",
)
_IN_USE = Words(
    fr="Ce statut est donné {people} fois dans les groupes : dites lequel le remplace.",
    en="This status is given {people} times in groups: say which one replaces it.",
)
_ITSELF = Words(
    fr="Un statut ne se remplace pas lui-même : choisissez-en un autre.",
    en="A status does not replace itself: choose another one.",
)
