"""What was said, as who reports it can read it: the message, and the two before and after it."""

from collections.abc import Mapping
from typing import Any

from chatcore.foundation.clock import wire
from rooms.conversations.models import Message, Room
from rooms.moderation.cards import EvidenceCard

AROUND = 2


def evidence_of(message: Message, room: Room) -> dict[str, Any]:
    """Return the copy that a case keeps of ``message`` (its author loaded) and of what surrounds it (two queries)."""
    near = Message.objects.filter(room=room, deleted_at=None).select_related("author")
    if message.topic_id is not None:
        near = near.filter(topic=message.topic_id)
    before = list(near.filter(seq__lt=message.seq).order_by("-seq")[:AROUND])[::-1]
    after = list(near.filter(seq__gt=message.seq).order_by("seq")[:AROUND])
    said = [*before, message, *after]
    return {"room": room.name, "messages": [_copied(one, one.id == message.id) for one in said]}


def evidence_cards(evidence: Mapping[str, Any]) -> list[EvidenceCard]:
    return [EvidenceCard(**one) for one in evidence.get("messages", ())]


def reported_text(evidence: Mapping[str, Any]) -> str:
    """Return the words of what was reported; empty, of a person, or once they are cleared."""
    return next((one["text"] for one in evidence.get("messages", ()) if one["reported"]), "")


def _copied(message: Message, reported: bool) -> dict[str, Any]:
    return {
        "id": str(message.id),
        "author": str(message.author_id),
        "author_name": message.author.name,
        "text": message.text,
        "posted_at": wire(message.posted_at),
        "reported": reported,
    }
