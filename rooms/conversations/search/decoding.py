"""Which messages an event is about."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from chatcore.foundation.ids import parse_id


def message_ids(body: Mapping[str, Any] | str) -> Iterator[uuid.UUID]:
    """Return the ids of the messages that the event ``body`` (its JSON, or what that says) names."""
    told: Any = msgspec.json.decode(body) if isinstance(body, str) else body
    card = told.get("message")
    named = card.get("id") if isinstance(card, dict) else card
    for one in (named, told.get("message_id"), *(told.get("message_ids") or ())):
        if id_ := parse_id(one):
            yield id_
