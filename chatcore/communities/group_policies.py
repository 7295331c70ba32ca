"""Who may do what in a group: pure functions of a standing. ``None`` means yes; words say why not."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from chatcore.communities import policies
from chatcore.communities.models import GroupKind, GroupStatus, Role
from chatcore.communities.permissions import NOTHING, SITE_ADMINISTRATOR, Level, Levels, Permission
from chatcore.communities.policies import (
    Standing,
    why_not_browse_people,
)
from chatcore.communities.refusals import VISITORS_BELONG_NOWHERE
from chatcore.foundation.words import Words

# Who animates the rooms of a group.
GROUP_LEADERS = frozenset({GroupStatus.ADMINISTRATOR, GroupStatus.REFERENT})


@dataclass(frozen=True, kw_only=True)
class GroupStanding:
    """What a person is to a group: to its community, and in it (None: they are not in it).

    ``mandated`` is what their mandates for this very group give them. ``everyone``: it is the group that all
    members are in. ``members_only``: others do not know of it.
    """

    community: Standing
    kind: str
    status: str | None
    archived: bool = False
    mandated: Levels | None = None
    everyone: bool = False
    standard: bool = False
    members_only: bool = False

    @property
    def inside(self) -> bool:
        return self.status is not None


def may_see(standing: GroupStanding) -> bool:
    """Whether there is such a group for the person at all: some are known to their people only."""
    return standing.inside or not standing.members_only


def why_not_see(standing: GroupStanding) -> Words | None:
    """Groups tell who belongs to the community; guests do not learn that."""
    return why_not_browse_people(standing.community)


def why_not_rule(standing: GroupStanding) -> Words | None:
    """Whether the person may say by which rule an automatic group holds people; those of the platform stay."""
    if standing.kind != GroupKind.AUTOMATIC:
        return NO_RULE
    if standing.everyone or standing.standard:
        return STANDARD_IS_KEPT
    return ARCHIVED if standing.archived else policies.why_not_change(standing.community)


def why_not_rename(standing: GroupStanding) -> Words | None:
    if standing.kind == GroupKind.AUTOMATIC:
        return why_not_rule(standing)
    return why_not_change(standing)


def why_not_mute(standing: GroupStanding) -> Words | None:
    """Whoever is in a group, of whatever kind, may want no notices of it."""
    return None if standing.inside else NOT_INSIDE


def why_not_change(standing: GroupStanding) -> Words | None:
    """Whether the person may rename the group, or decide who is in it and as what."""
    return _why_not_touch(standing) or _why_not_manage(standing)


def why_not_archive(standing: GroupStanding) -> Words | None:
    """Archiving and reopening: what is archived already may be opened again."""
    if standing.community.archived:
        return ARCHIVED
    if standing.kind == GroupKind.AUTOMATIC and not (standing.everyone or standing.standard):
        return policies.why_not_change(standing.community)
    return _BY_HAND.get(standing.kind) or _why_not_manage(standing)


def why_not_place(standing: GroupStanding) -> Words | None:
    """Whether the person may say of which component the group is: rights come down the tree."""
    if standing.members_only and not standing.inside:
        return NOT_INSIDE
    return ARCHIVED if standing.archived else policies.why_not_change(standing.community)


def why_not_leave(standing: GroupStanding) -> Words | None:
    if standing.kind == GroupKind.AUTOMATIC:
        return AUTOMATIC_IS_KEPT
    return _why_not_touch(standing) or (None if standing.inside else NOT_INSIDE)


def why_not_open_room(standing: GroupStanding) -> Words | None:
    """Whether the person may make a room for all who are in the group: its leaders, from within."""
    if standing.kind == GroupKind.AUTOMATIC and standing.everyone:
        return EVERYONE_JOINS_BY_DEFAULT
    if standing.archived or standing.community.archived:
        return ARCHIVED
    if not standing.inside:
        return NOT_INSIDE
    leads = standing.status in GROUP_LEADERS or (
        _manages_by_right(standing) and standing.kind != GroupKind.CLUB
    )
    return None if leads else ONLY_LEADERS


def leaders_among(people: Mapping[uuid.UUID, str]) -> set[uuid.UUID]:
    """Return those of ``people``, given with their statuses in a group, who animate its rooms."""
    return {person for person, status in people.items() if status in GROUP_LEADERS}


def why_not_put_in(role: str | None) -> Words | None:
    """Whether somebody with ``role`` in the community may be in a group that is kept by hand."""
    if role == SITE_ADMINISTRATOR:
        return VISITORS_BELONG_NOWHERE
    return NOT_FOR_GUESTS if role in (None, Role.GUEST, Role.BOT) else None


def abilities(standing: GroupStanding) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "see": why_not_see(standing) is None,
        "change": why_not_change(standing) is None,
        "archive": why_not_archive(standing) is None,
        "rename": why_not_rename(standing) is None,
        "rule": why_not_rule(standing) is None,
        "mute": why_not_mute(standing) is None,
        "place": why_not_place(standing) is None,
        "leave": why_not_leave(standing) is None,
        "open_room": why_not_open_room(standing) is None,
    }


def _why_not_touch(standing: GroupStanding) -> Words | None:
    if why_not := _BY_HAND.get(standing.kind):
        return why_not
    return ARCHIVED if standing.archived or standing.community.archived else None


def _why_not_manage(standing: GroupStanding) -> Words | None:
    manages = standing.status == GroupStatus.ADMINISTRATOR or _manages_by_right(standing)
    return None if manages else ONLY_ADMINISTRATORS


def _manages_by_right(standing: GroupStanding) -> bool:
    """Whether the person manages the group by their role or mandates in the community, or by one for this group."""
    return (
        standing.community.may(Permission.MANAGE_GROUPS)
        or (standing.mandated or NOTHING)[Permission.MANAGE_GROUPS] == Level.YES
    )


ARCHIVED = Words(
    fr="Ce groupe est archivé : on peut le lire, plus le changer.",
    en="This group is archived: it can be read, not changed.",
)
AUTOMATIC_IS_KEPT = Words(
    fr="On est dans ce groupe par sa règle, tant qu’elle vous décrit : il ne se quitte pas, mais se met en sourdine.",
    en="One is in this group by its rule, as long as that describes one: it is not left, but can be muted.",
)
NO_RULE = Words(
    fr="Seul un groupe automatique suit une règle.",
    en="Only an automatic group follows a rule.",
)
STANDARD_IS_KEPT = Words(
    fr="La plateforme tient ce groupe dans chaque communauté : il ne se change pas.",
    en="The platform keeps this group in every community: it is not changed.",
)
NOT_INSIDE = Words(fr="Vous n’êtes pas dans ce groupe.", en="You are not in this group.")
ONLY_LEADERS = Words(
    fr="Seuls les administrateurs et les référents de ce groupe ouvrent ses salons.",
    en="Only the administrators and referents of this group open its rooms.",
)
EVERYONE_JOINS_BY_DEFAULT = Words(
    fr="Ce groupe réunit tous les membres : créez un salon que l’on rejoint d’office.",
    en="This group is all members: make a room that is joined by default.",
)
ONLY_ADMINISTRATORS = Words(
    fr="Seules les personnes qui administrent ce groupe ou sa communauté peuvent le faire.",
    en="Only those who administer this group or its community may do this.",
)
NOT_FOR_GUESTS = Words(
    fr="Les invités et les robots de la communauté ne sont d’aucun groupe : "
    "donnez d’abord à cette personne le rôle de membre.",
    en="Guests and bots of the community are in no group: first make this person a member.",
)
_BY_HAND: dict[str, Words] = {
    GroupKind.AUTOMATIC: Words(
        fr="Ce groupe se tient à jour tout seul : personne n’y est mis ni retiré à la main.",
        en="This group keeps itself up to date: nobody is put in or taken out by hand.",
    ),
    GroupKind.PROJECT: Words(
        fr="Ce groupe suit les participants de son projet : changez-les dans le projet.",
        en="This group follows the participants of its project: change them in the project.",
    ),
    GroupKind.CLUB: Words(
        fr="Ce groupe suit les membres de son club : changez-les dans le club.",
        en="This group follows the members of its club: change them in the club.",
    ),
}
