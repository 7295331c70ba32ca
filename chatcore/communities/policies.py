"""Who may do what in a community: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.communities.models import Role
from chatcore.foundation.words import Words

# Who may give a role: those above it. Bots are made, never appointed.
_RANK = {
    Role.ADMINISTRATOR: 5,
    Role.FUNCTIONAL_ADMINISTRATOR: 4,
    Role.ANIMATOR: 3,
    Role.MEMBER: 2,
    Role.GUEST: 1,
    Role.BOT: 0,
}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.FUNCTIONAL_ADMINISTRATOR})
LEADERS = ADMINISTRATORS | {Role.ANIMATOR}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to a community: their role, None for strangers; and whether it is archived."""

    role: str | None
    archived: bool = False
    opened: bool = True

    @property
    def inside(self) -> bool:
        """Whether the doors are open to the person: before the opening, to its leaders only."""
        return self.opened or self.role in LEADERS


def may_see(standing: Standing) -> bool:
    return standing.role is not None


def why_not_invite(standing: Standing) -> Words | None:
    return _unless(standing.role in LEADERS, standing, _ONLY_LEADERS)


def why_not_create_room(standing: Standing) -> Words | None:
    return _why_not_enter(standing) or _unless(
        standing.role not in (None, Role.GUEST, Role.BOT), standing, _NOT_GUESTS
    )


def why_not_create_group(standing: Standing) -> Words | None:
    return _why_not_enter(standing) or _unless(
        standing.role not in (None, Role.GUEST, Role.BOT), standing, _NOT_GUESTS
    )


def why_not_change(standing: Standing) -> Words | None:
    return _unless(standing.role in ADMINISTRATORS, standing, _ONLY_ADMINISTRATORS)


def why_not_manage_people(standing: Standing) -> Words | None:
    return _unless(standing.role in ADMINISTRATORS, standing, _ONLY_ADMINISTRATORS)


def why_not_manage_bots(standing: Standing) -> Words | None:
    return _unless(standing.role == Role.ADMINISTRATOR, standing, _ONLY_ADMINISTRATOR)


def why_not_read_trace(standing: Standing) -> Words | None:
    """Who did what is for those who answer for the community, also once it is archived."""
    return None if standing.role in ADMINISTRATORS else _ONLY_ADMINISTRATORS_READ


def why_not_browse_people(standing: Standing) -> Words | None:
    """The list of everybody is for members; guests know whom they meet in their rooms."""
    guest = _NOT_GUESTS if standing.role in (None, Role.GUEST) else None
    return guest or _why_not_enter(standing)


def why_not_browse_rooms(standing: Standing) -> Words | None:
    """Public rooms are open to members; guests are in the rooms that they were invited to."""
    guest = _NOT_GUESTS if standing.role in (None, Role.GUEST) else None
    return guest or _why_not_enter(standing)


def why_not_give(standing: Standing, role: str) -> Words | None:
    """Whether the person may make somebody ``role``: never more than they are themselves."""
    if role == Role.BOT:
        return _BOTS_ARE_MADE
    if standing.role is None or _RANK[Role(role)] > _RANK[Role(standing.role)]:
        return _NOT_ABOVE_ONESELF
    return None


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "see": may_see(standing),
        "enter": may_see(standing) and standing.inside,
        "browse_people": why_not_browse_people(standing) is None,
        "browse_rooms": why_not_browse_rooms(standing) is None,
        "invite": why_not_invite(standing) is None,
        "create_room": why_not_create_room(standing) is None,
        "create_group": why_not_create_group(standing) is None,
        "change": why_not_change(standing) is None,
        "manage_people": why_not_manage_people(standing) is None,
        "manage_bots": why_not_manage_bots(standing) is None,
        "read_trace": why_not_read_trace(standing) is None,
    }


def _why_not_enter(standing: Standing) -> Words | None:
    return None if standing.inside else NOT_YET_OPEN


def _unless(allowed: bool, standing: Standing, words: Words) -> Words | None:
    if standing.archived:
        return _ARCHIVED
    return None if allowed else words


NOT_YET_OPEN = Words(
    fr="Cette communauté se prépare : elle s’ouvrira à la date annoncée sur sa page.",
    en="This community is being prepared: it will open on the day that its page gives.",
)
_ARCHIVED = Words(
    fr="Cette communauté est archivée : on peut la lire, plus la changer.",
    en="This community is archived: it can be read, not changed.",
)
_ONLY_LEADERS = Words(
    fr="Seules les personnes qui animent la communauté peuvent le faire.",
    en="Only those who animate the community may do this.",
)
_ONLY_ADMINISTRATORS = Words(
    fr="Seules les personnes qui administrent la communauté peuvent le faire.",
    en="Only those who administer the community may do this.",
)
_ONLY_ADMINISTRATORS_READ = Words(
    fr="La trace se lit par les personnes qui administrent la communauté : demandez-leur.",
    en="The trace is read by those who administer the community: ask them.",
)
_ONLY_ADMINISTRATOR = Words(
    fr="Seul un administrateur de la communauté peut le faire.",
    en="Only an administrator of the community may do this.",
)
_NOT_GUESTS = Words(
    fr="Les invités ne le peuvent pas : demandez à un membre de la communauté.",
    en="Guests may not do this: ask a member of the community.",
)
_NOT_ABOVE_ONESELF = Words(
    fr="On ne donne pas un rôle plus étendu que le sien.",
    en="Nobody gives a role with more rights than their own.",
)
_BOTS_ARE_MADE = Words(
    fr="Un robot se crée dans les réglages de la communauté ; il ne s’invite pas.",
    en="A bot is made in the settings of the community; it is not invited.",
)
