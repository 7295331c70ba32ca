"""The bodies that projects' addresses take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input

Line = Annotated[str, Meta(max_length=1000)]


class CreateProject(Input, frozen=True, kw_only=True):
    """``state``: a draft, or open at once."""

    title: Line
    summary: Line = ""
    description: str = ""
    joining: Line = "requests"
    state: Line = "draft"


class ChangeProject(Input, frozen=True, kw_only=True):
    """``archived``: false opens the project again, true is what ``DELETE`` does."""

    title: Line | UnsetType = UNSET
    summary: Line | UnsetType = UNSET
    description: str | UnsetType = UNSET
    joining: Line | UnsetType = UNSET
    state: Line | UnsetType = UNSET
    archived: bool | UnsetType = UNSET

    def given(self) -> dict[str, str]:
        """Return what is to be changed of the project itself."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {
            name: value
            for name, value in values.items()
            if value is not UNSET and name != "archived"
        }


class GiveRole(Input, frozen=True, kw_only=True):
    role: Line


class AskToJoin(Input, frozen=True, kw_only=True):
    message: Annotated[str, Meta(max_length=10_000)] = ""


class InvitePeople(Input, frozen=True, kw_only=True):
    people: Annotated[list[Line], Meta(min_length=1, max_length=200)]
    message: Annotated[str, Meta(max_length=10_000)] = ""


class NewMilestone(Input, frozen=True, kw_only=True):
    """``due``: a day as in 2026-11-26."""

    title: Line
    due: Line | None = None


class ChangeMilestone(Input, frozen=True, kw_only=True):
    """``place``: counted from 0."""

    title: Line | UnsetType = UNSET
    due: Line | UnsetType | None = UNSET
    done: bool | UnsetType = UNSET
    place: Annotated[int, Meta(ge=0, le=10_000)] | UnsetType = UNSET


class NewDocument(Input, frozen=True, kw_only=True):
    """A link (``url``) or a note in Markdown (``text``): one of the two."""

    title: Line
    url: Annotated[str, Meta(max_length=10_000)] = ""
    text: str = ""


class ChangeDocument(Input, frozen=True, kw_only=True):
    """A link that becomes a note is given both: the note, and an empty address; and the other way round."""

    title: Line | UnsetType = UNSET
    url: Annotated[str, Meta(max_length=10_000)] | UnsetType = UNSET
    text: str | UnsetType = UNSET
