"""What a role may do in a community: the permission matrix (requirements E2, E13 to E17).

A row for each role, a column for each permission, and in each cell one of three levels: yes, no, or only with the
agreement of an administrator (« avec l’accord de l’administrateur »). The shipped matrix is code; a community
keeps what it changed of it, and the rows of its own roles.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from chatcore.communities.models import Role
from chatcore.foundation.words import Words


class Level(StrEnum):
    YES = "yes"
    ACCORD = "accord"
    NO = "no"


class Permission(StrEnum):
    BROWSE_PEOPLE = "browse_people"
    BROWSE_ROOMS = "browse_rooms"
    CREATE_ROOM = "create_room"
    CREATE_GROUP = "create_group"
    CREATE_PROJECT = "create_project"
    INVITE = "invite"
    ANNOUNCE = "announce"
    LEAD_ROOMS = "lead_rooms"
    MODERATE = "moderate"
    MANAGE_GROUPS = "manage_groups"
    MANAGE_PROJECTS = "manage_projects"
    CHANGE = "change"
    ADD_EMOJI = "add_emoji"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ROLES = "manage_roles"
    MANAGE_BOTS = "manage_bots"
    DECIDE_ACCORDS = "decide_accords"
    READ_TRACE = "read_trace"
    BREAK_GLASS = "break_glass"


class SitePermission(StrEnum):
    """What the staff of the site agrees to, and no community: it is in no matrix."""

    CREATE_COMMUNITY = "create_community"


PERMISSIONS: frozenset[str] = frozenset(Permission)
LEVELS: frozenset[str] = frozenset(Level)
Levels = Mapping[Permission, Level]
AS_ROLE = "role:"

# A role that is only ever given by a mandate, for a component or a group (administrateur de groupe).
GROUP_ADMINISTRATOR = "group_administrator"

# What the staff of the site is while it has entered a community (requirement E9): everything that administrators
# are, but for what makes one belong to it, and for what is private, which two open with a reason (break-glass).
SITE_ADMINISTRATOR = "site_administrator"

# Who holds these decides about others, or about everybody's talk: there is nothing to ask an agreement for.
WITHOUT_ACCORD = frozenset(
    {
        Permission.BROWSE_PEOPLE,
        Permission.BROWSE_ROOMS,
        Permission.LEAD_ROOMS,
        Permission.MODERATE,
        Permission.ADD_EMOJI,
        Permission.CREATE_PROJECT,
        Permission.MANAGE_GROUPS,
        Permission.MANAGE_PROJECTS,
        Permission.MANAGE_ROLES,
        Permission.MANAGE_BOTS,
        Permission.DECIDE_ACCORDS,
        Permission.BREAK_GLASS,
    }
)
# Who leads a community by their role: they prepare it before it opens, and are the group of those who animate.
# Mandates are for a time, and do not count here.
LEADERS = frozenset({Role.ADMINISTRATOR, Role.FUNCTIONAL_ADMINISTRATOR, Role.ANIMATOR})

# What administrators alone may, whatever a community sets or a mandate says: opening what is closed to them.
ADMINISTRATORS_ONLY = frozenset({Permission.BREAK_GLASS})
# What is done about one person: it can be granted for the people of a component or of a group.
ABOUT_PEOPLE = frozenset({Permission.MANAGE_PEOPLE})
# Rows that nobody changes: an administrator who could be stripped could lock everybody out; guests know only
# whom and what they were invited to; bots are what they are; the last two are a role of parts, and that of visitors.
FIXED_ROLES = frozenset(
    {Role.ADMINISTRATOR, Role.GUEST, Role.BOT, GROUP_ADMINISTRATOR, SITE_ADMINISTRATOR}
)


def _row(*yes: Permission, accord: Iterable[Permission] = ()) -> dict[Permission, Level]:
    row = dict.fromkeys(Permission, Level.NO)
    row |= dict.fromkeys(yes, Level.YES)
    return row | dict.fromkeys(accord, Level.ACCORD)


_MEMBER = (
    Permission.BROWSE_PEOPLE,
    Permission.BROWSE_ROOMS,
    Permission.CREATE_ROOM,
    Permission.CREATE_GROUP,
    Permission.CREATE_PROJECT,
)
# Whoever makes a room, a group or a project, or announces, is one of its people.
_BELONGING = frozenset(
    {
        Permission.CREATE_ROOM,
        Permission.CREATE_GROUP,
        Permission.CREATE_PROJECT,
        Permission.ANNOUNCE,
    }
)
_ANIMATOR = (
    *_MEMBER,
    Permission.INVITE,
    Permission.ANNOUNCE,
    Permission.LEAD_ROOMS,
    Permission.MODERATE,
)

# The rows as they are shipped, in the order in which they are shown. A functional administrator coordinates and
# animates by themselves; what is set already, and what is known of people, they change or read with the
# administrator's agreement (requirements E13 to E15).
SHIPPED: Mapping[str, Levels] = {
    Role.ADMINISTRATOR: _row(*Permission),
    Role.FUNCTIONAL_ADMINISTRATOR: _row(
        *_ANIMATOR,
        Permission.MANAGE_GROUPS,
        Permission.MANAGE_PROJECTS,
        accord=(Permission.CHANGE, Permission.MANAGE_PEOPLE, Permission.READ_TRACE),
    ),
    GROUP_ADMINISTRATOR: _row(Permission.MANAGE_GROUPS, Permission.MODERATE),
    Role.ANIMATOR: _row(*_ANIMATOR),
    Role.MEMBER: _row(*_MEMBER),
    Role.GUEST: _row(),
    Role.BOT: _row(Permission.BROWSE_PEOPLE, Permission.BROWSE_ROOMS),
    SITE_ADMINISTRATOR: _row(*(set(Permission) - _BELONGING - ADMINISTRATORS_ONLY)),
}

NOTHING: Levels = _row()
_ORDER = {Level.NO: 0, Level.ACCORD: 1, Level.YES: 2}


def levels_of(role: str | None, matrix: Mapping[str, Mapping[str, str]]) -> Levels:
    """Return the row of ``role``, the key of a shipped role or the id of one of the community's own.

    Args:
        matrix: what the community changed: levels by permission, by role. Unknown names, of an older or a newer
            version, count for nothing; a role of the community's own starts from the member's row.
    """
    if role is None:
        return NOTHING
    row = dict(SHIPPED.get(role, SHIPPED[Role.MEMBER]))
    if role in FIXED_ROLES:
        return row
    for name, level in matrix.get(role, {}).items():
        if name in PERMISSIONS and level in LEVELS and may_be(Permission(name), Level(level)):
            row[Permission(name)] = Level(level)
    return row


def given_by(mandates: str, matrix: Mapping[str, Mapping[str, str]]) -> Levels:
    """Return what mandates give; ``mandates`` is all that they say: ``role:<key>`` or permissions, by spaces."""
    rows: list[Levels] = []
    for word in mandates.split():
        if word.startswith(AS_ROLE):
            rows.append(levels_of(word.removeprefix(AS_ROLE), matrix))
        elif word in PERMISSIONS and word not in ADMINISTRATORS_ONLY:
            rows.append({Permission(word): Level.YES})
    return joined(rows)


def joined(rows: Iterable[Levels]) -> Levels:
    """Return for each permission the highest level of ``rows``: roles and mandates add up, none takes away."""
    best = dict(NOTHING)
    for row in rows:
        for permission, level in row.items():
            if _ORDER[level] > _ORDER[best[permission]]:
                best[permission] = level
    return best


def may_be(permission: Permission, level: Level) -> bool:
    """Tell whether a cell of ``permission`` that can be set can hold ``level``."""
    if permission in ADMINISTRATORS_ONLY:
        return level == Level.NO
    return level != Level.ACCORD or permission not in WITHOUT_ACCORD


def exceeds(row: Levels, own: Levels) -> bool:
    """Tell whether ``row`` may do by itself something that ``own`` may not: nobody gives what they have not."""
    return any(level == Level.YES != own[permission] for permission, level in row.items())


def taken_for(role: str, levels: Levels) -> str:
    """Return the role for which rooms take somebody: they ask only who leads, who announces and who is a guest.

    The answer is kept with the membership, so that a message posted needs no matrix (architecture, "The way of a
    message").
    """
    if role in (Role.GUEST, Role.BOT, SITE_ADMINISTRATOR):
        return role
    leads = levels[Permission.LEAD_ROOMS] == Level.YES
    announces = levels[Permission.ANNOUNCE] == Level.YES
    if leads:
        return (role if role in _LEADING else Role.ANIMATOR) if announces else MODERATOR
    return ANNOUNCER if announces else Role.MEMBER


# What somebody is to rooms who leads them without announcing, or announces without leading them.
MODERATOR = "moderator"
ANNOUNCER = "announcer"
_LEADING = (Role.ADMINISTRATOR, Role.FUNCTIONAL_ADMINISTRATOR, Role.ANIMATOR)

PERMISSION_WORDS: Mapping[Permission, Words] = {
    Permission.BROWSE_PEOPLE: Words(
        fr="Voir les membres, les groupes et l’annuaire", en="See members, groups and the directory"
    ),
    Permission.BROWSE_ROOMS: Words(
        fr="Voir et rejoindre les salons publics", en="See and join public rooms"
    ),
    Permission.CREATE_ROOM: Words(fr="Créer un salon", en="Make a room"),
    Permission.CREATE_GROUP: Words(fr="Créer un groupe", en="Make a group"),
    Permission.CREATE_PROJECT: Words(fr="Créer un projet", en="Make a project"),
    Permission.INVITE: Words(fr="Inviter des personnes", en="Invite people"),
    Permission.ANNOUNCE: Words(
        fr="Ouvrir des salons d’annonces et y publier", en="Open announcement rooms and post there"
    ),
    Permission.LEAD_ROOMS: Words(
        fr="Animer les salons : régler, inviter, modérer", en="Lead rooms: set, invite, moderate"
    ),
    Permission.MODERATE: Words(
        fr="Traiter les signalements, suspendre, filtrer les mots",
        en="Handle reports, suspend people, filter words",
    ),
    Permission.MANAGE_GROUPS: Words(fr="Gérer tous les groupes", en="Manage every group"),
    Permission.MANAGE_PROJECTS: Words(fr="Gérer tous les projets", en="Manage every project"),
    Permission.CHANGE: Words(
        fr="Modifier la communauté et sa présentation",
        en="Change the community and how it presents itself",
    ),
    Permission.ADD_EMOJI: Words(
        fr="Ajouter des emojis à la communauté", en="Add emoji to the community"
    ),
    Permission.MANAGE_PEOPLE: Words(
        fr="Changer les rôles, retirer des personnes", en="Change roles, take people out"
    ),
    Permission.MANAGE_ROLES: Words(
        fr="Régler les rôles, donner des mandats", en="Set roles, give mandates"
    ),
    Permission.MANAGE_BOTS: Words(fr="Gérer les robots", en="Manage bots"),
    Permission.DECIDE_ACCORDS: Words(
        fr="Répondre aux demandes d’accord", en="Answer requests for agreement"
    ),
    Permission.READ_TRACE: Words(fr="Lire et exporter la trace", en="Read and export the trace"),
    Permission.BREAK_GLASS: Words(
        fr="Demander l’ouverture d’un salon privé, à deux",
        en="Ask for a private room to be opened, by two",
    ),
}

ROLE_WORDS: Mapping[str, Words] = {
    Role.ADMINISTRATOR: Words(fr="Administration", en="Administrator"),
    Role.FUNCTIONAL_ADMINISTRATOR: Words(
        fr="Administration fonctionnelle", en="Functional administrator"
    ),
    GROUP_ADMINISTRATOR: Words(fr="Administration de groupe", en="Group administrator"),
    Role.ANIMATOR: Words(fr="Animation", en="Animator"),
    Role.MEMBER: Words(fr="Membre", en="Member"),
    Role.GUEST: Words(fr="Invité", en="Guest"),
    Role.BOT: Words(fr="Robot", en="Bot"),
    SITE_ADMINISTRATOR: Words(
        fr="Administration du site, entrée pour un temps",
        en="Administrator of the site, inside for a time",
    ),
}

LEVEL_WORDS: Mapping[Level, Words] = {
    Level.YES: Words(fr="oui", en="yes"),
    Level.ACCORD: Words(fr="avec accord", en="with agreement"),
    Level.NO: Words(fr="non", en="no"),
}
