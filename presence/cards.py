"""The shape of somebody's presence on the wire."""

from chatcore.foundation.shapes import Shape


class PresenceCard(Shape, frozen=True, kw_only=True):
    """``state`` is active, away, busy or offline; ``text`` and ``emoji`` what the person says of it, ``until`` when."""

    state: str
    text: str
    emoji: str = ""
    until: str | None = None


class ShownCard(Shape, frozen=True, kw_only=True):
    """What the protocol has of somebody in ``people``, and nothing more: other clients know these two."""

    state: str
    text: str


class SaidCard(Shape, frozen=True, kw_only=True):
    """The rest of what somebody says of themselves, beside ``people``: an emoji, and until when."""

    emoji: str
    until: str | None


def shown_card(card: PresenceCard) -> ShownCard:
    return ShownCard(state=card.state, text=card.text)


def said_card(card: PresenceCard) -> SaidCard | None:
    """Return what most people do not say; None: nothing."""
    if not card.emoji and card.until is None:
        return None
    return SaidCard(emoji=card.emoji, until=card.until)


class OwnPresenceCard(PresenceCard, frozen=True, kw_only=True):
    """Oneself: ``state`` as it is, though ``invisible`` people look offline to all others."""

    busy: bool
    invisible: bool
    shows_last_seen: bool
