"""What a mandate can be: pure functions. ``None`` means yes; words say why not."""

from collections.abc import Collection
from datetime import datetime, timedelta

from chatcore.communities.models import Role
from chatcore.communities.permissions import ABOUT_PEOPLE, GROUP_ADMINISTRATOR, SITE_ADMINISTRATOR
from chatcore.foundation.words import Words

# A mandate is for a time; what is for ever is a role.
LONGEST = timedelta(days=5 * 366)


def why_not_as(role: str, *, within_a_part: bool) -> Words | None:
    """Whether a mandate can be for ``role``, in the whole community or in a part of it: a component, a group."""
    if role in (Role.GUEST, Role.BOT, SITE_ADMINISTRATOR):
        return _NOT_TO_GIVE
    if role == GROUP_ADMINISTRATOR:
        return None if within_a_part else _NEEDS_A_PART
    return _ONLY_IN_A_PART if within_a_part else None


def why_not_both(*, component: bool, group: bool) -> Words | None:
    return _ONE_PART if component and group else None


def why_not_in_part(permissions: Collection[str]) -> Words | None:
    """Whether single permissions can be granted for the people of a part: those that are about somebody."""
    return None if all(one in ABOUT_PEOPLE for one in permissions) else _NOT_IN_PART


def why_not_begin(begins_at: datetime | None, *, moment: datetime) -> Words | None:
    """Whether a mandate can begin then, as seen at ``moment``."""
    return _TOO_LONG if begins_at is not None and begins_at > moment + LONGEST else None


def why_not_end(
    begins_at: datetime | None, ends_at: datetime | None, *, moment: datetime
) -> Words | None:
    """Whether a mandate can end then, as seen at ``moment``."""
    first = max(begins_at or moment, moment)
    if ends_at is None:
        return None
    if ends_at <= first:
        return _ENDS_BEFORE
    return _TOO_LONG if ends_at > first + LONGEST else None


_NOT_TO_GIVE = Words(
    fr="Ce rôle ne se donne pas par mandat.", en="This role is not given by a mandate."
)
_NEEDS_A_PART = Words(
    fr="L’administration de groupe se donne pour une composante ou un groupe : choisissez où.",
    en="A group administrator is one of a component or a group: choose where.",
)
_ONLY_IN_A_PART = Words(
    fr="Pour une composante ou un groupe, on donne l’administration de groupe.",
    en="For a component or a group one gives the role of group administrator.",
)
_ONE_PART = Words(
    fr="Un mandat est pour une composante ou pour un groupe, pas pour les deux.",
    en="A mandate is for a component or for a group, not for both.",
)
_NOT_IN_PART = Words(
    fr="Ce droit vaut pour toute la communauté : seul ce qui concerne des personnes se délègue pour une composante ou "
    "un groupe.",
    en="This permission is for the whole community: only what is about people is delegated for a component or a group.",
)
_ENDS_BEFORE = Words(
    fr="La fin d’un mandat vient après son début, et après aujourd’hui.",
    en="The end of a mandate comes after its beginning, and after today.",
)
_TOO_LONG = Words(
    fr="Un mandat tient en cinq ans : au-delà, donnez un rôle.",
    en="A mandate takes five years at most: beyond that, give a role.",
)
