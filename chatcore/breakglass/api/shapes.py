"""What REST takes in, and the lists that it answers."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from chatcore.breakglass.cards import OpeningCard, OpeningNoticeCard
from chatcore.foundation.shapes import Input, Shape
from rooms.conversations.cards import MessageCard


class NewOpening(Input, frozen=True, kw_only=True):
    """A request: for a ``room`` (its id or address), or for the direct conversation of ``people`` (ids or e-mail
    addresses); ``since`` and ``until`` are days, both included."""

    room: str | None = None
    people: Annotated[list[str], Meta(max_length=12)] = []
    reason: str
    words: str
    since: date
    until: date
    hours: int
    hold_days: int = 0


class OpeningAnswer(Input, frozen=True, kw_only=True):
    approve: bool
    words: str = ""


class OpeningList(Shape, frozen=True, kw_only=True):
    results: list[OpeningCard]
    next: str | None


class OpeningNoticeList(Shape, frozen=True, kw_only=True):
    results: list[OpeningNoticeCard]
    next: str | None


class OpenedMessages(Shape, frozen=True, kw_only=True):
    """What was said in the period, newest first; ``next`` goes older. ``topics``: titles by id."""

    results: list[MessageCard]
    next: str | None
    topics: dict[str, str]
