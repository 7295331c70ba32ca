"""What REST takes in of presence."""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input


class NewStatus(Input, frozen=True, kw_only=True):
    """Replaces what was said before."""

    text: str = ""
    emoji: str = ""
    busy: bool = False
    until: Annotated[datetime, Meta(tz=True)] | None = None


class Discretion(Input, frozen=True, kw_only=True):
    invisible: bool | UnsetType = UNSET
    shows_last_seen: bool | UnsetType = UNSET
