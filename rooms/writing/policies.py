"""Who may have messages come later and again: pure functions of a standing. ``None`` means yes; words say why not."""

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing


def why_not_plan(standing: Standing, *, reply: bool = False) -> Words | None:
    """Writing here later: who may write here now. It is asked again when the moment has come."""
    return of_room.why_not_post(standing, reply=reply)


def why_not_repeat(standing: Standing, *, bot: bool = False) -> Words | None:
    """Having a message come again: for those who lead the room and for bots; in clubs and direct talks for all."""
    if why_not := of_room.why_not_post(standing):
        return why_not
    if standing.leads or bot or standing.kind in ("club", "direct"):
        return None
    return _ONLY_LEADERS_REPEAT


def why_not_manage(standing: Standing, *, owner: bool) -> Words | None:
    """Changing, pausing or ending one that is there: its owner, and those who lead the room."""
    if not standing.joined:
        return of_room.NOT_JOINED
    return None if owner or standing.leads else _ONLY_LEADERS_REPEAT


_ONLY_LEADERS_REPEAT = Words(
    fr="Seules les personnes qui animent ce salon y font revenir des messages.",
    en="Only those who animate this room have messages come again in it.",
)
