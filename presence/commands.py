"""``presence.*``, ``status.*`` and ``discretion.set`` (live protocol, "Commands")."""

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


class StatusSet(Command, frozen=True, kw_only=True, tag="status.set"):
    """Replaces what was said before; ``busy`` until then asks for silence of the notices too."""

    text: str = ""
    emoji: str = ""
    busy: bool = False
    until: Annotated[datetime, Meta(tz=True)] | None = None


class StatusClear(Command, frozen=True, kw_only=True, tag="status.clear"):
    pass


class DiscretionSet(Command, frozen=True, kw_only=True, tag="discretion.set"):
    """What is not given stays."""

    invisible: bool | None = None
    shows_last_seen: bool | None = None
