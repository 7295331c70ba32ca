"""Adding an emoji to a community, archiving it, taking it back."""

import hashlib
import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chatcore.communities.models import Community
from chatcore.communities.policies import why_not_change
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.emoji.cards import emoji_card
from chatcore.emoji.drawing import drawn
from chatcore.emoji.events import EmojiChanged
from chatcore.emoji.models import CommunityEmoji
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.emoji import EMOJI

MOST = 500
_NAME = re.compile(r"[a-z0-9_]{2,32}")


def add_emoji(*, actor: Person, community_id: object, name: str, content: bytes) -> CommunityEmoji:
    """Give a community an emoji.

    Args:
        name: 2 to 32 small letters, figures or ``_``, with or without colons.
        content: PNG, WebP, GIF or JPEG, at most 1 MB; an animation stays one. Nothing of the file itself is kept.

    Raises:
        NotFound, Forbidden: the community is not there, or not for ``actor`` to add emoji to.
        Invalid, TooLarge: the name or the picture. Conflict: the name is taken, or there are 500.
    """
    community = community_for(actor, community_id, to=Right.ADD_EMOJI)
    clean = _checked_name(name)
    still, moving = drawn(content)
    whole = community.id.bytes + clean.encode() + still + (moving or b"")
    digest = hashlib.sha256(whole).hexdigest()
    with transaction.atomic():
        # Two who add the five hundredth, or the same name, come one after the other.
        Community.objects.select_for_update(no_key=True, of=("self",)).get(id=community.id)
        held = CommunityEmoji.objects.filter(community=community)
        if held.filter(name=clean).exists():
            raise Conflict(_TAKEN.filled(name=clean), code="name_taken", path="$.name")
        if held.filter(archived_at=None).count() >= MOST:
            raise Conflict(_TOO_MANY.filled(most=MOST), code="too_many", path="$.name")
        _keep(f"emoji/{digest}.webp", still)
        if moving is not None:
            _keep(f"emoji/{digest}-moving.webp", moving)
        emoji = CommunityEmoji.objects.create(
            community=community,
            name=clean,
            digest=digest,
            moving=moving is not None,
            added_by=actor,
        )
        _tell("emoji.added", emoji, community, actor)
    return emoji


def archive_emoji(*, actor: Person, community_id: object, name: str, archived: bool) -> None:
    """Offer an emoji no more, or again; messages keep it. As it is already: changes nothing.

    Who may change the community does so with all of them, who adds emoji with their own.

    Raises:
        NotFound, Forbidden: the community or the emoji is not there, or not for ``actor`` to change.
    """
    community = community_for(actor, community_id, to=Right.ADD_EMOJI)
    with transaction.atomic():
        rows = CommunityEmoji.objects.select_for_update(of=("self",))
        emoji = rows.filter(community=community, name=name).first()
        if emoji is None:
            raise NotFound(path="$.emoji")
        if emoji.added_by_id != actor.id and (why_not := why_not_change(standing_in(community))):
            raise Forbidden(why_not)
        if (emoji.archived_at is not None) is not archived:
            emoji.archived_at = now() if archived else None
            emoji.save(update_fields=["archived_at"])
            _tell("emoji.archived" if archived else "emoji.restored", emoji, community, actor)


def _tell(action: str, emoji: CommunityEmoji, community: Community, actor: Person) -> None:
    record(action=action, actor=actor, obj=emoji, community=community, after={"name": emoji.name})
    event = EmojiChanged(community=str(community.id), emoji=emoji_card(emoji))
    log.emit(community.stream, event, actor=actor.id)


def _keep(file: str, content: bytes) -> None:
    if not default_storage.exists(file):
        default_storage.save(file, ContentFile(content))


def _checked_name(name: str) -> str:
    clean = name.strip().strip(":").lower()
    if not _NAME.fullmatch(clean):
        raise Invalid(_BAD_NAME, path="$.name")
    if clean in EMOJI:
        raise Conflict(
            _KNOWN.filled(name=clean, emoji=EMOJI[clean]), code="name_taken", path="$.name"
        )
    return clean


_BAD_NAME = Words(
    fr="Un nom compte de 2 à 32 lettres sans accent, chiffres ou « _ » : par exemple « phare_vert ».",
    en="A name has 2 to 32 letters without accents, figures or “_”: for example “green_light”.",
)
_TAKEN = Words(
    fr="Le nom « {name} » est déjà pris dans cette communauté, peut-être par un emoji archivé.",
    en="The name “{name}” is taken in this community, perhaps by an archived emoji.",
)
_KNOWN = Words(
    fr="« :{name}: » est déjà {emoji} : choisissez un autre nom.",
    en="“:{name}:” is {emoji} already: choose another name.",
)
_TOO_MANY = Words(
    fr="Cette communauté a déjà {most} emojis : archivez-en un d’abord.",
    en="This community has {most} emoji already: archive one first.",
)
