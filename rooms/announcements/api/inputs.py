"""What REST takes in of announcements."""

import uuid
from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input

Moment = Annotated[datetime, Meta(tz=True)]


class NewAnnouncement(Input, frozen=True, kw_only=True):
    text: str
    client_id: uuid.UUID
    attachments: Annotated[list[str], Meta(max_length=10)] = []
    receipt: bool = False
    comments: bool = True
    home_until: Moment | None = None


class NewPlannedAnnouncement(NewAnnouncement, frozen=True, kw_only=True):
    """An announcement for later; ``home_until`` is counted from when it appears."""

    due_at: datetime
    # How many is looked at where it is planned.
    attachments: list[str] = []


class AnnouncementChanges(Input, frozen=True, kw_only=True):
    comments: bool | UnsetType = UNSET
    home_until: Moment | UnsetType | None = UNSET
