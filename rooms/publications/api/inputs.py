"""What REST takes in of publications."""

import uuid
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.shapes import Input


class NewPublication(Input, frozen=True, kw_only=True):
    title: str
    text: str
    client_id: uuid.UUID


class PublicationChanges(Input, frozen=True, kw_only=True):
    title: str | UnsetType = UNSET
    text: str | UnsetType = UNSET


class NewShares(Input, frozen=True, kw_only=True):
    """The rooms in which to show a publication, and what is said with it."""

    rooms: Annotated[list[str], Meta(min_length=1, max_length=20)]
    text: str = ""
