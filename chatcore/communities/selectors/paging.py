"""The place in a list by name where a page begins."""

import uuid
from collections.abc import Sequence
from typing import Any

from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words


def name_and_id(after: Sequence[Any]) -> tuple[str, uuid.UUID]:
    """Return the folded name and the id that a cursor stands for.

    Raises:
        Invalid: when it is a cursor of another list.
    """
    id_ = parse_id(after[1]) if len(after) == 2 else None
    if id_ is None or not isinstance(after[0], str):
        raise Invalid(
            Words(
                fr="Ce curseur n’est pas valable : repartez de la première page.",
                en="This cursor is not valid: start again from the first page.",
            ),
            path="$.cursor",
        )
    return after[0], id_
