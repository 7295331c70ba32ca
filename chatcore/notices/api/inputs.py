"""The bodies and the lists of notices."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input, Shape
from chatcore.notices.cards import ToldCard

# Guards against bodies made to be slow; what each field takes is said by its action.
Line = Annotated[str, Meta(max_length=200)]


class ReadNotices(Input, frozen=True, kw_only=True):
    """``notices`` by id; without it all of them."""

    notices: Annotated[list[Line], Meta(max_length=200)] | None = None


class ChangePreferences(Input, frozen=True, kw_only=True):
    preset: Line | UnsetType = UNSET
    mail: Line | UnsetType = UNSET
    quiet: bool | UnsetType = UNSET
    quiet_from: Line | UnsetType = UNSET
    quiet_until: Line | UnsetType = UNSET
    quiet_weekends: bool | UnsetType = UNSET
    do_not_disturb_until: Line | UnsetType | None = UNSET
    words: Annotated[list[Line], Meta(max_length=200)] | UnsetType = UNSET
    spoken: bool | UnsetType = UNSET


class NoticeList(Shape, frozen=True, kw_only=True):
    results: list[ToldCard]
    next: str | None
    unread: int
    position: dict[str, int]


class UnreadNotices(Shape, frozen=True, kw_only=True):
    unread: int
