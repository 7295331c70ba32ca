"""The shape of somebody's presence on the wire."""

from chatcore.foundation.shapes import Shape


class PresenceCard(Shape, frozen=True, kw_only=True):
    """``state`` is active, away, busy or offline; ``text`` and ``emoji`` what the person says of it, ``until`` when."""

    state: str
    text: str
    emoji: str = ""
    until: str | None = None


class OwnPresenceCard(PresenceCard, frozen=True, kw_only=True):
    """Oneself: ``state`` as it is, though ``invisible`` people look offline to all others."""

    busy: bool
    invisible: bool
    shows_last_seen: bool
