"""The bodies that communities' addresses take."""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.communities.group_rules import Rule
from chatcore.communities.models.community import DEFAULT_COLOUR
from chatcore.communities.site_entry_policies import USUAL_HOURS
from chatcore.foundation.shapes import Input

Line = Annotated[str, Meta(max_length=1000)]


class CreateCommunity(Input, frozen=True, kw_only=True):
    name: Line
    slug: Line = ""
    description: str = ""
    colour: Line = DEFAULT_COLOUR
    template: Line = ""


class ChangeCommunity(Input, frozen=True, kw_only=True):
    name: Line | UnsetType = UNSET
    description: str | UnsetType = UNSET
    colour: Line | UnsetType = UNSET
    opens_at: Annotated[datetime, Meta(tz=True)] | UnsetType | None = UNSET
    modules: dict[str, bool | Annotated[list[Line], Meta(max_length=100)]] | UnsetType = UNSET
    vocabulary: dict[str, dict[str, dict[str, Line]]] | UnsetType = UNSET
    public: bool | UnsetType = UNSET


class ChangeRole(Input, frozen=True, kw_only=True):
    role: Line


class CreateRole(Input, frozen=True, kw_only=True):
    name: Line


class SetLevels(Input, frozen=True, kw_only=True):
    """Cells of the matrix: ``{role: {permission: "yes" | "accord" | "no"}}``; those not named stay."""

    cells: dict[str, dict[str, str]]


class GiveMandate(Input, frozen=True, kw_only=True):
    """``role``: a shipped role's key, or the id of one of the community's own; without days: from now on."""

    person: Line
    role: Line
    component: Line | None = None
    group: Line | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    mission: str = ""


class ChangeMandate(Input, frozen=True, kw_only=True):
    ends_at: datetime | None


class EnterAsSite(Input, frozen=True, kw_only=True):
    """``hours``: from 1 to 168, seven days."""

    reason: str
    hours: int = USUAL_HOURS


class Invite(Input, frozen=True, kw_only=True):
    email: Line
    role: Line = "member"
    rooms: Annotated[list[Line], Meta(max_length=1000)] = []


class Acceptance(Input, frozen=True, kw_only=True):
    """A new person gives both; somebody with an account their password, or nothing when signed in."""

    name: Line = ""
    password: Line = ""


class CreateGroup(Input, frozen=True, kw_only=True):
    """With a ``rule`` the group is automatic: it holds those whom the rule describes."""

    name: Line
    rule: Rule | None = None


class ChangeGroup(Input, frozen=True, kw_only=True):
    """``archived``: false opens the group again, true is what ``DELETE`` does. ``component``: where it is."""

    name: Line | UnsetType = UNSET
    component: Line | UnsetType | None = UNSET
    archived: bool | UnsetType = UNSET


class GiveStatus(Input, frozen=True, kw_only=True):
    status: Line = "member"


class ImportPeople(Input, frozen=True, kw_only=True):
    """A line for each person: an e-mail address or a name, then a status or none (``status`` is for those)."""

    text: Annotated[str, Meta(max_length=400_000)]
    status: Line = "member"
    dry_run: bool = True
