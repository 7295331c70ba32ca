"""The event that a reference makes of a post: the shape of the product's, with nothing behind it."""

import itertools
import json
from typing import Any

_seq = itertools.count(1)


def event_for(post: dict[str, Any]) -> dict[str, Any]:
    """Return the event for a post that was decoded."""
    seq, text, room = next(_seq), post["text"], post["room"]
    return {
        "type": "message.posted", "stream": f"room:{room}", "seq": seq,
        "message": {
            "id": post["client_id"], "room": room, "seq": seq, "topic": None,
            "author": {"id": post["client_id"], "name": "Personne 17", "kind": "member"},
            "text": text, "html": f"<p>{text}</p>", "client_id": post["client_id"],
            "posted_at": "2026-11-23T10:00:00.000Z", "edited_at": None, "reply_to": None, "mentions": [],
            "attachments": [], "reactions": [], "card": None,
        },
    }  # fmt: skip


def encoded(thing: dict[str, Any]) -> str:
    """Return ``thing`` as JSON without spaces, as the product and a browser write it."""
    return json.dumps(thing, separators=(",", ":"), ensure_ascii=False)


def reply_to(post: dict[str, Any]) -> str:
    return encoded({"type": "reply", "ref": post["ref"], "ok": True, "result": {}})
