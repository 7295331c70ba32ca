"""Who may do what with a poll: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing as RoomStanding


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to a poll: to its room, its author or not; and how the poll stands."""

    room: RoomStanding
    author: bool = False
    over: bool = False
    anonymous: bool = False
    adding: bool = False
    voted: bool = False


def why_not_ask(room: RoomStanding) -> Words | None:
    """Whoever posts in a room may ask it something; the network takes what has a title."""
    return of_room.why_not_post(room)


def why_not_vote(standing: Standing) -> Words | None:
    """Everybody in the room votes, where only some post too; in secret once and for all."""
    if why_not := _why_not_take_part(standing):
        return why_not
    return ONCE if standing.anonymous and standing.voted else None


def why_not_withdraw(standing: Standing) -> Words | None:
    return _why_not_take_part(standing) or (ONCE if standing.anonymous else None)


def why_not_add(standing: Standing) -> Words | None:
    """The author adds while nobody has to fear it: as the others, where the poll lets them."""
    if why_not := _why_not_take_part(standing):
        return why_not
    return None if standing.adding else _NOT_ADDING


def why_not_close(standing: Standing) -> Words | None:
    if standing.over:
        return OVER
    if not (standing.author or of_room.why_not_moderate(standing.room) is None):
        return _NOT_YOURS
    if not standing.room.joined:
        return of_room.NOT_JOINED
    return of_room.ARCHIVED if standing.room.archived else None


def why_not_remove(standing: Standing, *, added_it: bool) -> Words | None:
    """An option that somebody added is taken away by them, by the author, or by those who lead the room."""
    if why_not := _why_not_take_part(standing):
        return why_not
    leads = of_room.why_not_moderate(standing.room) is None
    return None if added_it or standing.author or leads else _NOT_YOUR_OPTION


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "vote": why_not_vote(standing) is None,
        "withdraw": why_not_withdraw(standing) is None and standing.voted,
        "add": why_not_add(standing) is None,
        "close": why_not_close(standing) is None,
    }


def _why_not_take_part(standing: Standing) -> Words | None:
    if not standing.room.joined:
        return of_room.NOT_JOINED
    if standing.room.archived:
        return of_room.ARCHIVED
    if standing.room.room_role == "reader":
        return of_room.SIGN_FIRST
    if why_silent := of_room.why_silent_in(standing.room):
        return why_silent
    return OVER if standing.over else None


OVER = Words(
    fr="Ce sondage est clos : son résultat ne change plus.",
    en="This poll is closed: its result does not change any more.",
)
ONCE = Words(
    fr="Vous avez voté. Ce sondage est anonyme : rien ne relie votre bulletin à vous, et il ne peut donc être ni "
    "changé ni retiré.",
    en="You have voted. This poll is anonymous: nothing ties your ballot to you, so that it can be neither changed "
    "nor withdrawn.",
)
_NOT_ADDING = Words(
    fr="Les réponses de ce sondage ont été choisies par son auteur.",
    en="The answers of this poll were chosen by its author.",
)
_NOT_YOURS = Words(
    fr="Seules la personne qui a posé la question et celles qui animent le salon peuvent le clore.",
    en="Only the person who asked and those who animate the room may close it.",
)
_NOT_YOUR_OPTION = Words(
    fr="Cette réponse a été ajoutée par quelqu’un d’autre.",
    en="This answer was added by somebody else.",
)
