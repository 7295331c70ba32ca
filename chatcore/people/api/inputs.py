"""The bodies that people's addresses take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input

# Guards against bodies made to be slow; what each field takes is said by its action.
Line = Annotated[str, Meta(max_length=1000)]


class SignIn(Input, frozen=True, kw_only=True):
    email: Line
    password: Line


class ChangeMe(Input, frozen=True, kw_only=True):
    name: Line | UnsetType = UNSET
    title: Line | UnsetType = UNSET
    organisation: Line | UnsetType = UNSET
    bio: str | UnsetType = UNSET
    language: Line | UnsetType = UNSET
    time_zone: Line | UnsetType = UNSET


class CreateToken(Input, frozen=True, kw_only=True):
    name: Line


class ChangePassword(Input, frozen=True, kw_only=True):
    current: Line
    new: Line


class AskNewAddress(Input, frozen=True, kw_only=True):
    email: Line
    password: Line


class AskReset(Input, frozen=True, kw_only=True):
    email: Line


class ResetPassword(Input, frozen=True, kw_only=True):
    password: Line


class CloseAccount(Input, frozen=True, kw_only=True):
    password: Line


def given(body: Input) -> dict[str, object]:
    """Return the fields of ``body`` that were sent."""
    values = {name: getattr(body, name) for name in body.__struct_fields__}
    return {name: value for name, value in values.items() if value is not UNSET}
