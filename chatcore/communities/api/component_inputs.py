"""The bodies that components' addresses take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from chatcore.communities.api.inputs import Line
from chatcore.foundation.shapes import Input


class AddComponent(Input, frozen=True, kw_only=True):
    """``dimension`` is for roots: what is below another is in its tree."""

    name: Line
    parent: Line | None = None
    dimension: Line = "component"


class ChangeComponent(Input, frozen=True, kw_only=True):
    """``parent``: null for the root. ``position``: how many are before it there; else it goes to the end."""

    name: Line | UnsetType = UNSET
    parent: Line | UnsetType | None = UNSET
    position: Annotated[int, Meta(ge=0, le=100_000)] | UnsetType = UNSET
    archived: Literal[False] | UnsetType = UNSET


class ImportIntoComponents(Input, frozen=True, kw_only=True):
    """A line for each person: an e-mail address or a name, then the component (``component`` without one)."""

    text: Annotated[str, Meta(max_length=400_000)]
    dimension: Line = "component"
    component: Line | None = None
    dry_run: bool = True
