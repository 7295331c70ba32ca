"""The one shape of an emoji of a community on the wire."""

from chatcore.emoji.models import CommunityEmoji
from chatcore.foundation.shapes import Shape


class EmojiCard(Shape, frozen=True, kw_only=True):
    """``name`` is without its colons; an archived one is shown where it was written, and offered no more.

    ``still`` is the first picture of one that moves, for those who asked their system for less motion.
    ``added_by`` is the id of a person.
    """

    name: str
    picture: str
    archived: bool
    still: str | None = None
    added_by: str | None = None


def emoji_card(emoji: CommunityEmoji) -> EmojiCard:
    return EmojiCard(
        name=emoji.name,
        picture=address_of(emoji.digest, moving=emoji.moving),
        archived=emoji.archived_at is not None,
        still=address_of(emoji.digest) if emoji.moving else None,
        added_by=str(emoji.added_by_id) if emoji.added_by_id else None,
    )


def address_of(digest: str, *, moving: bool = False) -> str:
    """Return the address of a picture on this site; another picture has another address."""
    return f"/media/emoji/{digest}{'-moving' if moving else ''}.webp"
