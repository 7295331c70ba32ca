"""The shape of somebody's presence on the wire."""

from chatcore.foundation.shapes import Shape


class PresenceCard(Shape, frozen=True, kw_only=True):
    """``state`` is active, away, busy or offline; ``text`` what the person says of it."""

    state: str
    text: str
