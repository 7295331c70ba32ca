"""The one shape of an emoji of a community on the wire."""

from chatcore.emoji.models import CommunityEmoji
from chatcore.foundation.shapes import Shape


class EmojiCard(Shape, frozen=True, kw_only=True):
    """``name`` is without its colons; an archived one is shown where it was written, and offered no more."""

    name: str
    picture: str
    archived: bool


def emoji_card(emoji: CommunityEmoji) -> EmojiCard:
    return EmojiCard(
        name=emoji.name,
        picture=address_of(emoji.digest),
        archived=emoji.archived_at is not None,
    )


def address_of(digest: str) -> str:
    """Return the address of a picture on this site; another picture has another address."""
    return f"/media/emoji/{digest}.webp"
