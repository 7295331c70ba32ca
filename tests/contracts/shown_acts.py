"""Acts of emoji of one's own and of previews of links, whose events the browser is to apply to what it has read."""

from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.emoji.actions.keeping import archive_emoji
from chatcore.emoji.models import CommunityEmoji
from chatcore.emoji.selectors.emoji import emoji_of
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.conversations.models import Message
from rooms.previews.actions.choosing import remove_previews, switch_previews
from rooms.previews.actions.following import look_at
from rooms.previews.links import digest_of
from rooms.previews.models import LinkedPage
from rooms.previews.selectors.previews import previews_seen
from tests.worlds.rivages import World, say

PORT, QUAY = "https://port.example/", "https://quai.example/"


def _archive_and_restore(world: World, viewer: Person) -> None:
    for name, archived in (("ancre", True), ("phare_vert", True), ("phare_vert", False)):
        archive_emoji(
            actor=world.ada, community_id=world.community.id, name=name, archived=archived
        )


def _one_comes_and_one_goes(world: World, viewer: Person) -> None:
    LinkedPage.objects.filter(url=QUAY).update(title="Le quai", fetched_at=now())
    look_at(digest_of(QUAY), str(_message_with(QUAY).id))
    remove_previews(actor=world.ada, message=str(_message_with(PORT).id))


SHOWN_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "emoji-changed": _archive_and_restore,
    "preview-changed": _one_comes_and_one_goes,
}


def prepare_if(name: str, world: World) -> None:
    """Have two emoji, or two messages with links of which one page was looked at, before the journeys about them."""
    if name.startswith("emoji-"):
        for place, one in enumerate(("ancre", "phare_vert")):
            CommunityEmoji.objects.create(
                community=world.community, name=one, digest=str(place) * 64, added_by=world.ada
            )
    elif name.startswith("preview-"):
        switch_previews(actor=world.ada, community_id=world.community.id, on=True)
        for url in (PORT, QUAY):
            say(world.ada, f"Voir {url}", world.quay)
            LinkedPage.objects.create(
                digest=digest_of(url),
                url=url,
                title="Le port" if url == PORT else "",
                fetched_at=now() if url == PORT else None,
            )


def read_if(name: str, world: World) -> dict[str, Any]:
    """Return what the viewer reads of these, in the journeys that are about them."""
    if name.startswith("emoji-"):
        its = {card.name: msgspec.to_builtins(card) for card in emoji_of(world.community)}
        return {"emoji": {str(world.community.id): its}}
    if name.startswith("preview-"):
        ids = [_message_with(url).id for url in (PORT, QUAY)]
        cards = previews_seen(world.chloe, ids)
        return {"previews": {card.message: msgspec.to_builtins(card) for card in cards}}
    return {}


def _message_with(url: str) -> Message:
    return Message.objects.get(text__contains=url)
