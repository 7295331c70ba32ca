"""The bodies that the brand's addresses take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input

# Guards against bodies made to be slow; what each field takes is said by its check.
Line = Annotated[str, Meta(max_length=1000)]


class ChangeDraft(Input, frozen=True, kw_only=True):
    name: Line | UnsetType = UNSET
    short_name: Line | UnsetType = UNSET
    colour: Line | UnsetType = UNSET
    colour_dark: Line | UnsetType = UNSET
    font: Line | UnsetType = UNSET
    sender: Line | UnsetType = UNSET
    reply_to: Line | UnsetType = UNSET
    welcome_fr: Line | UnsetType = UNSET
    welcome_en: Line | UnsetType = UNSET
    picture_alt: Line | UnsetType = UNSET
    legal_url: Line | UnsetType = UNSET
    accessibility_url: Line | UnsetType = UNSET
    help_url: Line | UnsetType = UNSET

    def given(self) -> dict[str, str]:
        """Return the fields that were sent."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in values.items() if value is not UNSET}
