"""What REST takes in of polls."""

import uuid
from typing import Annotated

from msgspec import Meta

from chatcore.foundation.shapes import Input

# More than any poll may have, so that what is too much is refused in words of its own.
_List = Annotated[list[str], Meta(max_length=500)]


class NewPoll(Input, frozen=True, kw_only=True):
    """A question with its answers; ``kind``: single, multiple or ranked; ``results``: always, voted or closed."""

    question: str
    options: _List
    client_id: uuid.UUID
    kind: str = "single"
    most: int | None = None
    anonymous: bool = False
    adding: bool = False
    results: str | None = None
    closes_at: str | None = None
    topic: str | None = None
    new_topic: str | None = None


class PollChoices(Input, frozen=True, kw_only=True):
    """Keys of options; of a ranked poll the favourite first."""

    choices: _List


class NewOption(Input, frozen=True, kw_only=True):
    label: str
