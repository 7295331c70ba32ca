"""Entering a community as one of the site's staff: pure functions. ``None`` means yes; words say why not.

They may enter everywhere (requirement E9), but never unseen: for a reason, for hours, told to who administers it.
"""

from datetime import timedelta

from chatcore.communities.permissions import SITE_ADMINISTRATOR
from chatcore.foundation.words import Words

# An afternoon's work; a week at the longest: who needs more is to be a member.
USUAL_HOURS, MOST_HOURS = 4, 7 * 24
# Enough to say what for; the administrators of the community read it.
FEWEST_CHARACTERS = 10


def why_not_enter(*, staff: bool, role: str | None) -> Words | None:
    """Whether somebody may enter a community in which they are ``role`` (None: a stranger)."""
    if not staff:
        return ONLY_STAFF
    if role == SITE_ADMINISTRATOR:
        return INSIDE_ALREADY
    return None if role is None else MEMBER_ALREADY


def why_not_for(hours: int) -> Words | None:
    return None if 1 <= hours <= MOST_HOURS else _BAD_HOURS


def why_not_reason(reason: str) -> Words | None:
    return None if len("".join(reason.split())) >= FEWEST_CHARACTERS else _SAY_WHY


def why_not_end(*, mine: bool, staff: bool) -> Words | None:
    """Whether somebody may end an entry: the one who entered, or another of the staff."""
    return None if mine or staff else _NOT_YOURS


def ends_after(hours: int) -> timedelta:
    return timedelta(hours=hours)


ONLY_STAFF = Words(
    fr="Seule l’équipe du site entre dans une communauté sans en être membre.",
    en="Only the staff of the site enters a community without being a member of it.",
)
INSIDE_ALREADY = Words(
    fr="Vous y êtes déjà comme administrateur du site : terminez cette entrée avant d’en faire une autre.",
    en="You are inside already as an administrator of the site: end this entry before another one.",
)
MEMBER_ALREADY = Words(
    fr="Vous êtes membre de cette communauté : vous n’avez pas à y entrer comme administrateur du site.",
    en="You are a member of this community: there is no need to enter it as an administrator of the site.",
)
_BAD_HOURS = Words(
    fr="Une entrée dure d’une heure à sept jours (168 heures).",
    en="An entry lasts from one hour to seven days (168 hours).",
)
_SAY_WHY = Words(
    fr="Dites pourquoi en 10 caractères au moins : les administrateurs de la communauté le liront.",
    en="Say why in 10 characters at least: the administrators of the community will read it.",
)
_NOT_YOURS = Words(
    fr="Seule l’équipe du site termine une entrée.", en="Only the staff of the site ends an entry."
)
OVER = Words(fr="Cette entrée est déjà terminée.", en="This entry is over already.")
