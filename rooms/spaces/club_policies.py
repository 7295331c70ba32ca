"""Who may do what in a club: pure functions of a standing. ``None`` means yes; words say why not.

A role in the community gives nothing here: its administrators see of a club what every member of the community sees.
"""

from dataclasses import dataclass

from chatcore.communities.models import Role
from chatcore.communities.policies import (
    Standing,
    why_not_browse_people,
)
from chatcore.communities.refusals import VISITORS_BELONG_NOWHERE
from chatcore.foundation.words import Words


@dataclass(frozen=True, kw_only=True)
class ClubStanding:
    """What a person is to a club. ``candidate``: waiting for sponsors, or admitted and yet to sign."""

    community: Standing
    member: bool
    signed: bool = False
    pilot: bool = False
    proposed: bool = False
    candidate: str | None = None
    archived: bool = False


def why_not_found(standing: Standing) -> Words | None:
    if standing.archived:
        return ARCHIVED
    if standing.visits:
        return VISITORS_BELONG_NOWHERE
    return _NOT_GUESTS if standing.role in (None, Role.GUEST, Role.BOT) else None


def why_not_see(standing: ClubStanding) -> Words | None:
    """That there is a club, its pilot and its charter are known to the members of the community."""
    return why_not_browse_people(standing.community)


def why_not_look_inside(standing: ClubStanding) -> Words | None:
    return why_not_see(standing) or (None if standing.member else MEMBERS_ONLY)


def why_not_take_part(standing: ClubStanding) -> Words | None:
    """Voting, opening votes, proposing and sponsoring: for members who signed the charter as it is."""
    if why_not := why_not_look_inside(standing):
        return why_not
    if standing.archived:
        return ARCHIVED
    return None if standing.signed else SIGN_FIRST


def why_not_ask(standing: ClubStanding) -> Words | None:
    if why_not := why_not_see(standing):
        return why_not
    if standing.archived:
        return ARCHIVED
    if standing.member:
        return _ALREADY_IN
    if standing.community.visits:
        return VISITORS_BELONG_NOWHERE
    if standing.community.role == Role.BOT:
        return _NOT_GUESTS
    return _ALREADY_CANDIDATE if standing.candidate else None


def why_not_withdraw(standing: ClubStanding) -> Words | None:
    return why_not_see(standing) or (None if standing.candidate else _NOT_CANDIDATE)


def why_not_sign(standing: ClubStanding) -> Words | None:
    if why_not := why_not_see(standing):
        return why_not
    if standing.archived:
        return ARCHIVED
    return None if standing.member or standing.candidate == "admitted" else _SPONSORS_FIRST


def why_not_leave(standing: ClubStanding) -> Words | None:
    return why_not_look_inside(standing)


def why_not_hand_over(standing: ClubStanding) -> Words | None:
    return why_not_take_part(standing) or (None if standing.pilot else _PILOT_ONLY)


def why_not_answer(standing: ClubStanding) -> Words | None:
    return why_not_take_part(standing) or (None if standing.proposed else _NOT_PROPOSED)


def abilities(standing: ClubStanding) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "look_inside": why_not_look_inside(standing) is None,
        "take_part": why_not_take_part(standing) is None,
        "ask": why_not_ask(standing) is None,
        "withdraw": why_not_withdraw(standing) is None,
        "sign": why_not_sign(standing) is None and not standing.signed,
        "leave": why_not_leave(standing) is None,
        "hand_over": why_not_hand_over(standing) is None,
        "answer": why_not_answer(standing) is None,
    }


ARCHIVED = Words(
    fr="Ce club est dissous : on peut le lire, plus le changer.",
    en="This club is dissolved: it can be read, not changed.",
)
MEMBERS_ONLY = Words(
    fr="C’est l’affaire des membres du club. Vous pouvez demander à y entrer.",
    en="This is for the members of the club. You may ask to come in.",
)
SIGN_FIRST = Words(
    fr="Signez d’abord la charte du club : elle a changé depuis votre signature.",
    en="Sign the charter of the club first: it has changed since you signed.",
)
_NOT_GUESTS = Words(
    fr="Les invités et les robots ne sont d’aucun club.", en="Guests and bots are in no club."
)
_ALREADY_IN = Words(fr="Vous êtes déjà du club.", en="You are in the club already.")
_ALREADY_CANDIDATE = Words(
    fr="Votre candidature attend déjà ses parrainages.", en="You wait for sponsors already."
)
_NOT_CANDIDATE = Words(
    fr="Vous n’êtes pas candidat à ce club.", en="You are no candidate of this club."
)
_SPONSORS_FIRST = Words(
    fr="La charte se signe une fois les parrainages réunis.",
    en="The charter is signed once the sponsors are there.",
)
_PILOT_ONLY = Words(
    fr="Seul le pilote du club peut passer la main.", en="Only the pilot of the club may hand over."
)
_NOT_PROPOSED = Words(
    fr="On ne vous propose pas de piloter ce club.", en="You are not asked to steer this club."
)
