"""What was said, as who reports it can read it: the message, and the two before and after it.

In the network what surrounds a comment is its publication and the comments beside it, of whatever date; what
surrounds a publication, its first comments.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from chatcore.foundation.clock import wire
from rooms.conversations.models import Kind, Message, Room
from rooms.conversations.search.beside import texts_beside
from rooms.moderation.cards import EvidenceCard

AROUND = 2


def evidence_of(message: Message, room: Room) -> dict[str, Any]:
    """Return the copy that a case keeps of ``message`` (its author loaded) and of what surrounds it (a few queries)."""
    near = Message.objects.filter(room=room, deleted_at=None).select_related("author")
    above: list[Message] = []
    titles: dict[uuid.UUID, str] = {}
    if room.kind == Kind.NETWORK:
        published = message.reply_to_id or message.id
        above = list(near.filter(id=published).exclude(id=message.id))
        near = near.filter(reply_to=published)
        titles = _titles_of(published)
    elif message.topic_id is not None:
        near = near.filter(topic=message.topic_id)
    before = list(near.filter(seq__lt=message.seq).order_by("-seq")[:AROUND])[::-1]
    after = list(near.filter(seq__gt=message.seq).order_by("seq")[:AROUND])
    said = [*above, *before, message, *after]
    return {
        "room": room.name,
        "messages": [_copied(one, one.id == message.id, titles.get(one.id, "")) for one in said],
    }


def _titles_of(published: uuid.UUID) -> dict[uuid.UUID, str]:
    beside = texts_beside([published]).get(published, ())
    return {published: " ".join(one.text for one in beside if not one.file)}


def evidence_cards(evidence: Mapping[str, Any]) -> list[EvidenceCard]:
    return [EvidenceCard(**one) for one in evidence.get("messages", ())]


def is_publication(evidence: Mapping[str, Any]) -> bool:
    """Tell whether what was reported has a title: a publication, not a comment or another message."""
    return bool(_reported(evidence).get("title"))


def reported_text(evidence: Mapping[str, Any]) -> str:
    """Return the words of what was reported; empty, of a person, or once they are cleared."""
    one = _reported(evidence)
    return " — ".join(words for words in (one.get("title", ""), one.get("text", "")) if words)


def _reported(evidence: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((one for one in evidence.get("messages", ()) if one["reported"]), {})


def _copied(message: Message, reported: bool, title: str) -> dict[str, Any]:
    return {
        "id": str(message.id),
        "author": str(message.author_id),
        "author_name": message.author.name,
        "text": message.text,
        "posted_at": wire(message.posted_at),
        "reported": reported,
        **({"title": title} if title else {}),
    }
