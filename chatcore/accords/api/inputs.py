"""The bodies that the addresses of requests take."""

import uuid
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from chatcore.foundation.shapes import Input

Line = Annotated[str, Meta(max_length=100)]
Words = Annotated[str, Meta(max_length=4000)]


class PreviewAccord(Input, frozen=True, kw_only=True):
    """``payload`` is what the act takes: of ``group.create`` a name, and so on."""

    act: Line
    payload: dict[str, Any]


class AskAccord(Input, frozen=True, kw_only=True):
    """``client_id`` is the asker's own name for the request: sent again, it makes no second one."""

    act: Line
    payload: dict[str, Any]
    client_id: uuid.UUID
    reason: Words = ""


class GrantAccord(Input, frozen=True, kw_only=True):
    """``digest`` is that of the request on the decider's screen. ``decision``: ``once``, ``thirty_days`` or
    ``standing``, which ends at ``until``, or when it is revoked; ``component`` or ``group``: about its people only."""

    digest: Line
    decision: Line = "once"
    until: Annotated[datetime, Meta(tz=True)] | None = None
    words: Words = ""
    component: Line | None = None
    group: Line | None = None


class RefuseAccord(Input, frozen=True, kw_only=True):
    words: Words


class SetDelay(Input, frozen=True, kw_only=True):
    days: int
