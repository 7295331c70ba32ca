"""What REST takes in."""

import uuid
from datetime import datetime
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input


class NewRoom(Input, frozen=True, kw_only=True):
    """A room to be made, or the direct conversation with ``people``; with ``group``, for its people alone."""

    kind: str
    name: str = ""
    purpose: str = ""
    community: str | None = None
    group: str | None = None
    visibility: str = "public"
    comments: bool = True
    reactions: bool = True
    joined_by_default: bool = False
    people: Annotated[list[str], Meta(max_length=200)] = []


class RoomChanges(Input, frozen=True, kw_only=True):
    name: str | UnsetType = UNSET
    purpose: str | UnsetType = UNSET
    visibility: str | UnsetType = UNSET
    comments: bool | UnsetType = UNSET
    reactions: bool | UnsetType = UNSET
    joined_by_default: bool | UnsetType = UNSET
    slow_mode: int | UnsetType = UNSET

    def given(self) -> dict[str, Any]:
        """Return what is to be changed."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in values.items() if value is not UNSET}


class Invitees(Input, frozen=True, kw_only=True):
    people: Annotated[list[str], Meta(min_length=1, max_length=200)]


class NewMessage(Input, frozen=True, kw_only=True):
    text: str
    client_id: uuid.UUID
    topic: str | None = None
    new_topic: str | None = None
    reply_to: str | None = None
    attachments: list[str] = []


class ChangedMessage(Input, frozen=True, kw_only=True):
    text: str


class TopicChanges(Input, frozen=True, kw_only=True):
    title: str


class TopicToMerge(Input, frozen=True, kw_only=True):
    into: str


class Resolution(Input, frozen=True, kw_only=True):
    """What came out of a thème, as Markdown; may be left empty."""

    summary: str = ""


class FollowChoice(Input, frozen=True, kw_only=True):
    """``follow``, ``mute``, or empty: as the room's level has it."""

    choice: Annotated[str, Meta(max_length=20)]


class Move(Input, frozen=True, kw_only=True):
    """Which messages go where: ``message`` with ``which``, or ``messages`` of one room.

    ``which`` is ``one``, ``later`` (it and those after it in its thème) or ``all`` (its whole thème).
    """

    room: str
    topic: str | None = None
    new_topic: str | None = None
    message: str | None = None
    which: Annotated[str, Meta(max_length=20)] = "one"
    messages: Annotated[list[str], Meta(max_length=1000)] = []


class LevelChoice(Input, frozen=True, kw_only=True):
    level: Annotated[str, Meta(max_length=20)]


class NewSection(Input, frozen=True, kw_only=True):
    name: str


class SectionChanges(Input, frozen=True, kw_only=True):
    """``sort`` is ``unread`` (what is unread first), ``name`` or ``recent``."""

    name: str | UnsetType = UNSET
    sort: Annotated[str, Meta(max_length=20)] | UnsetType = UNSET
    folded: bool | UnsetType = UNSET


class SectionOrder(Input, frozen=True, kw_only=True):
    """One's sections, the first first; those left out come after them as they are."""

    sections: Annotated[list[str], Meta(max_length=100)]


class SectionChoice(Input, frozen=True, kw_only=True):
    """The id of a section of one's own, ``favourites``, or null: where the room stands by itself."""

    section: Annotated[str, Meta(max_length=60)] | None


class Mark(Input, frozen=True, kw_only=True):
    seq: Annotated[int, Meta(ge=0)]
    topic: str | None = None


class Unmark(Input, frozen=True, kw_only=True):
    message: str


class Draft(Input, frozen=True, kw_only=True):
    """A text to be shown as it would be posted in ``room``."""

    text: str
    room: str


class NewSaved(Input, frozen=True, kw_only=True):
    """What one keeps a message with: a note of one's own, and when to be reminded of it."""

    note: str = ""
    remind_at: datetime | None = None


class NewQuotation(Input, frozen=True, kw_only=True):
    """The room (and thème) in which to show a message, and what is said with it."""

    room: str
    client_id: uuid.UUID
    topic: str | None = None
    text: str = ""
