"""The emoji of a community: all of them, and those that a text writes."""

import re
import uuid
from collections.abc import Mapping

from chatcore.communities.models import Community
from chatcore.emoji.cards import EmojiCard, address_of, emoji_card
from chatcore.emoji.models import CommunityEmoji
from chatcore.rendering.emoji import EMOJI

# What may be a name in a text; ``chatcore.emoji.actions`` says what a name is made of.
_WRITTEN = re.compile(r"(?<![\w:]):([a-z0-9_]{2,32}):(?![\w:])")
# Names that one message may ask for: more than it shows.
_MOST = 100


def emoji_of(community: Community) -> list[EmojiCard]:
    """Return the emoji of a community by their names, archived ones too (one query)."""
    return [
        emoji_card(one)
        for one in CommunityEmoji.objects.filter(community=community).order_by("name")
    ]


def pictures_in(text: str, community: uuid.UUID | None) -> Mapping[str, str]:
    """Return the address of each emoji of ``community`` that ``text`` writes: no query when it writes none."""
    if community is None or ":" not in text:
        return {}
    names = {name for name in _WRITTEN.findall(text) if name not in EMOJI}
    if not names:
        return {}
    rows = CommunityEmoji.objects.filter(
        community=community, name__in=sorted(names)[:_MOST], archived_at=None
    )
    found = rows.values_list("name", "digest", "moving")
    return {name: address_of(digest, moving=moving) for name, digest, moving in found}


def may_be_own(written: str) -> bool:
    """Tell whether ``written`` looks like an emoji of a community, offered still or not."""
    return _WRITTEN.fullmatch(written) is not None


def is_own_emoji(written: str, community: uuid.UUID | None) -> bool:
    """Tell whether ``written`` is an emoji of ``community``, and offered (one query, if it looks like one)."""
    match = _WRITTEN.fullmatch(written)
    if match is None or community is None:
        return False
    rows = CommunityEmoji.objects.filter(community=community, name=match[1], archived_at=None)
    return rows.exists()
