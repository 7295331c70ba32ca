"""``presence.*`` (live protocol, "Commands")."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from chatcore.live.frames import Command


class PresenceSet(Command, frozen=True, kw_only=True, tag="presence.set"):
    state: Literal["active", "away", "busy"]
    text: str | None = None
    until: Annotated[datetime, Meta(tz=True)] | None = None


class PresenceWatch(Command, frozen=True, kw_only=True, tag="presence.watch"):
    people: Annotated[list[str], Meta(max_length=200)]
