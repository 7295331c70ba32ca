"""The base of every shape on the wire: one typed source for REST, live events, schemas and TypeScript."""

from typing import Any

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Something that goes out: a card, an event."""


class Input(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that comes in: a command, a request body. Unknown fields are refused."""


_encoder = msgspec.json.Encoder()


def encode(shape: Any) -> bytes:
    """Return ``shape`` as UTF-8 JSON."""
    return _encoder.encode(shape)
