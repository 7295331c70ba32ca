"""Who may do what in a community: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.communities.models import Role
from chatcore.communities.permissions import (
    LEADERS,
    SITE_ADMINISTRATOR,
    Level,
    Levels,
    Permission,
    exceeds,
    levels_of,
)
from chatcore.communities.refusals import (
    ARCHIVED,
    BOTS_ARE_MADE,
    BY_THE_SITE,
    END_THE_ENTRY,
    NEEDS_ACCORD,
    NOT_ABOVE_ONESELF,
    NOT_GUESTS,
    NOT_THIS_ROLE,
    NOT_YET_OPEN,
    ONLY_ADMINISTRATOR,
    ONLY_ADMINISTRATORS,
    ONLY_ADMINISTRATORS_READ,
    ONLY_LEADERS,
    ONLY_MODERATORS,
    VISITORS_BELONG_NOWHERE,
)
from chatcore.foundation.words import Words

# Who may give a role: those above it. Bots are made, never appointed.
_RANK: dict[str, int] = {
    SITE_ADMINISTRATOR: 5,
    Role.ADMINISTRATOR: 5,
    Role.FUNCTIONAL_ADMINISTRATOR: 4,
    Role.ANIMATOR: 3,
    Role.MEMBER: 2,
    Role.GUEST: 1,
    Role.BOT: 0,
}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to a community: their role, None for strangers; what the matrix and their mandates give
    them, None for what the shipped matrix gives the role; and whether the community is archived.

    ``agreed`` is the permission that an accord lifts for the act in hand; ``roles`` are the keys of all roles that
    they have, by mandate too.
    """

    role: str | None
    archived: bool = False
    levels: Levels | None = None
    agreed: Permission | None = None
    opened: bool = True
    roles: frozenset[str] = frozenset()
    # What mandates for components and groups give, each for its own part.
    in_parts: Levels | None = None

    @property
    def given(self) -> Levels:
        return levels_of(self.role, {}) if self.levels is None else self.levels

    @property
    def gives(self) -> Levels:
        """What the person may give to others: who visits as administrator of the site, what administrators have."""
        return levels_of(Role.ADMINISTRATOR, {}) if self.visits else self.given

    def level(self, permission: Permission) -> Level:
        """Return whether the person may, may with an administrator's agreement, or may not."""
        return self.given[permission]

    def may(self, permission: Permission) -> bool:
        level = self.level(permission)
        return level == Level.YES or (level == Level.ACCORD and self.agreed == permission)

    @property
    def inside(self) -> bool:
        """Whether the doors are open to the person: before the opening, to its leaders only."""
        return self.opened or self.role in LEADERS or self.visits

    @property
    def visits(self) -> bool:
        """Whether the person is of the site's staff, has entered for a time, and belongs to nothing here."""
        return self.role == SITE_ADMINISTRATOR


def may_see(standing: Standing) -> bool:
    return standing.role is not None


def why_not_invite(standing: Standing) -> Words | None:
    return _unless(Permission.INVITE, standing, ONLY_LEADERS)


def why_not_create_room(standing: Standing) -> Words | None:
    return _why_not_enter(standing) or _unless(
        Permission.CREATE_ROOM, standing, _not_members(standing)
    )


def why_not_create_group(standing: Standing) -> Words | None:
    return _why_not_enter(standing) or _unless(
        Permission.CREATE_GROUP, standing, _not_members(standing)
    )


def why_not_announce(standing: Standing) -> Words | None:
    words = VISITORS_BELONG_NOWHERE if standing.visits else ONLY_LEADERS
    return _unless(Permission.ANNOUNCE, standing, words)


def why_not_moderate(standing: Standing) -> Words | None:
    """What was reported is answered also once the community is archived."""
    return _why_not(Permission.MODERATE, standing, ONLY_MODERATORS)


def moderates_a_part(standing: Standing) -> bool:
    """Whether a mandate for a component or a group has the person answer what is reported there, and there alone."""
    parts = standing.in_parts
    return parts is not None and parts[Permission.MODERATE] == Level.YES


def why_not_change(standing: Standing) -> Words | None:
    return _unless(Permission.CHANGE, standing, ONLY_ADMINISTRATORS)


def why_not_add_emoji(standing: Standing) -> Words | None:
    """Who may change the community may, and whomever it lets add emoji beside them."""
    if standing.level(Permission.CHANGE) == Level.YES:
        return why_not_change(standing)
    return _unless(Permission.ADD_EMOJI, standing, ONLY_ADMINISTRATORS)


def why_not_manage_people(standing: Standing) -> Words | None:
    return _unless(Permission.MANAGE_PEOPLE, standing, ONLY_ADMINISTRATORS)


def why_not_manage_roles(standing: Standing) -> Words | None:
    return _unless(Permission.MANAGE_ROLES, standing, ONLY_ADMINISTRATORS)


def why_not_manage_bots(standing: Standing) -> Words | None:
    return _unless(Permission.MANAGE_BOTS, standing, ONLY_ADMINISTRATOR)


def why_not_decide_accords(standing: Standing) -> Words | None:
    return _unless(Permission.DECIDE_ACCORDS, standing, ONLY_ADMINISTRATORS)


def why_not_read_trace(standing: Standing) -> Words | None:
    """Who did what is for those who answer for the community, also once it is archived."""
    return _why_not(Permission.READ_TRACE, standing, ONLY_ADMINISTRATORS_READ)


def why_not_break_glass(standing: Standing) -> Words | None:
    """What is said in private is opened by administrators alone, by two, also once it is archived."""
    words = BY_THE_SITE if standing.visits else ONLY_ADMINISTRATOR
    return _why_not(Permission.BREAK_GLASS, standing, words)


def why_not_browse_people(standing: Standing) -> Words | None:
    """The list of everybody is for members; guests know whom they meet in their rooms."""
    return _why_not(Permission.BROWSE_PEOPLE, standing, _not_members(standing)) or _why_not_enter(
        standing
    )


def why_not_browse_rooms(standing: Standing) -> Words | None:
    """Public rooms are open to members; guests are in the rooms that they were invited to."""
    return _why_not(Permission.BROWSE_ROOMS, standing, _not_members(standing)) or _why_not_enter(
        standing
    )


def why_not_leave(standing: Standing) -> Words | None:
    """Whoever belongs may go; who visits has nothing to leave."""
    return END_THE_ENTRY if standing.visits else None


def why_not_give(standing: Standing, role: str) -> Words | None:
    """Whether the person may make somebody ``role``: never more than they are themselves."""
    if role == Role.BOT:
        return BOTS_ARE_MADE
    if standing.role is None or _RANK[role] > _RANK[standing.role]:
        return NOT_ABOVE_ONESELF
    return None


def why_not_give_levels(standing: Standing, levels: Levels) -> Words | None:
    """Whether the person may give ``levels`` to somebody, or to a role: never what they have not themselves."""
    return NOT_ABOVE_ONESELF if exceeds(levels, standing.gives) else None


def may_list_people(standing: Standing, directory: bool) -> bool:
    """Whether people of the community can be looked for: where its ``directory`` is on for the person, and always
    by those who say who belongs, and as what."""
    return directory or any(standing.may(permission) for permission in _SAY_WHO_BELONGS)


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    enters = may_see(standing) and standing.inside
    return {
        "see": may_see(standing),
        "enter": enters,
        "moderate_part": moderates_a_part(standing),
    } | {str(permission): check(standing) is None for permission, check in _ABILITIES.items()}


def on_accord(standing: Standing) -> list[str]:
    """Return the abilities that the person has with the agreement of an administrator only."""
    if standing.archived or standing.role is None:
        return []
    return [str(one) for one in _ABILITIES if standing.level(one) == Level.ACCORD]


_SAY_WHO_BELONGS = (Permission.MANAGE_PEOPLE, Permission.MANAGE_ROLES)
_ABILITIES = {
    Permission.BROWSE_PEOPLE: why_not_browse_people,
    Permission.BROWSE_ROOMS: why_not_browse_rooms,
    Permission.INVITE: why_not_invite,
    Permission.CREATE_ROOM: why_not_create_room,
    Permission.CREATE_GROUP: why_not_create_group,
    Permission.ANNOUNCE: why_not_announce,
    Permission.MODERATE: why_not_moderate,
    Permission.CHANGE: why_not_change,
    Permission.ADD_EMOJI: why_not_add_emoji,
    Permission.MANAGE_PEOPLE: why_not_manage_people,
    Permission.MANAGE_ROLES: why_not_manage_roles,
    Permission.MANAGE_BOTS: why_not_manage_bots,
    Permission.DECIDE_ACCORDS: why_not_decide_accords,
    Permission.READ_TRACE: why_not_read_trace,
    Permission.BREAK_GLASS: why_not_break_glass,
}


def _why_not_enter(standing: Standing) -> Words | None:
    return None if standing.inside else NOT_YET_OPEN


def _unless(permission: Permission, standing: Standing, words: Words) -> Words | None:
    """Return why not: changing anything ends with the archiving of the community."""
    return ARCHIVED if standing.archived else _why_not(permission, standing, words)


def _why_not(permission: Permission, standing: Standing, words: Words) -> Words | None:
    if standing.may(permission):
        return None
    return NEEDS_ACCORD if standing.level(permission) == Level.ACCORD else words


def _not_members(standing: Standing) -> Words:
    if standing.visits:
        return VISITORS_BELONG_NOWHERE
    return NOT_GUESTS if standing.role in (None, Role.GUEST, Role.BOT) else NOT_THIS_ROLE
