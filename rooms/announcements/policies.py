"""Who may do what with an announcement: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing as RoomStanding


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to an announcement: to its room, its author or not; and what it asks for."""

    room: RoomStanding
    author: bool = False
    receipt: bool = False
    comments: bool = True


def may_see(standing: Standing) -> bool:
    return of_room.may_see(standing.room)


def why_not_publish(room: RoomStanding) -> Words | None:
    """Whether somebody announces in ``room`` with options, and is told whom it would reach."""
    if room.kind != "announcement":
        return NO_ANNOUNCEMENTS
    return of_room.why_not_post(room)


def why_not_acknowledge(standing: Standing) -> Words | None:
    if not standing.room.joined:
        return of_room.NOT_JOINED
    if not standing.receipt:
        return _NOT_ASKED
    return _YOUR_OWN if standing.author else None


def why_not_follow(standing: Standing) -> Words | None:
    """Whether somebody sees who has read it: its author, and those who lead its room."""
    if not standing.room.joined:
        return of_room.NOT_JOINED
    return None if standing.author or standing.room.leads else _ONLY_LEADERS


def why_not_remind(standing: Standing) -> Words | None:
    return (
        why_not_follow(standing)
        or _unless_open(standing)
        or (None if standing.receipt else _NOT_ASKED)
    )


def why_not_change(standing: Standing) -> Words | None:
    return why_not_follow(standing) or _unless_open(standing)


def why_not_comment(standing: Standing) -> Words | None:
    return of_room.why_not_answer(standing.room, closed=not standing.comments)


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "acknowledge": why_not_acknowledge(standing) is None,
        "follow": why_not_follow(standing) is None,
        "remind": why_not_remind(standing) is None,
        "change": why_not_change(standing) is None,
        "comment": why_not_comment(standing) is None,
    }


def _unless_open(standing: Standing) -> Words | None:
    return of_room.ARCHIVED if standing.room.archived else None


NO_ANNOUNCEMENTS = Words(
    fr="Ce salon n’est pas un salon d’annonces.", en="This is no announcement room."
)
_NOT_ASKED = Words(
    fr="Cette annonce ne demande pas de confirmer sa lecture.",
    en="This announcement does not ask to confirm that it was read.",
)
_YOUR_OWN = Words(
    fr="Cette annonce est la vôtre : ce sont les autres qui confirment l’avoir lue.",
    en="This announcement is yours: it is the others who confirm having read it.",
)
_ONLY_LEADERS = Words(
    fr="Seules la personne qui a publié cette annonce et celles qui animent le salon la suivent.",
    en="Only the person who published this announcement and those who lead the room follow it up.",
)
