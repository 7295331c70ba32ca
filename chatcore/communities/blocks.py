"""The blocks that a community's page is made of, and how two versions of it differ. Pure.

A page is in one language first, and may be in others: one structure, whose words have their translations beside them.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from chatcore.foundation.shapes import Shape

KINDS = ("text", "image", "links", "messages", "people")


class Link(Shape, frozen=True, kw_only=True):
    """``labels``: that in the other languages of the page, by language."""

    label: str
    url: str
    labels: dict[str, str] = {}


class KeyPerson(Shape, frozen=True, kw_only=True):
    """Somebody to turn to, and for what; ``roles``: that in the other languages."""

    person: str
    role: str = ""
    roles: dict[str, str] = {}


class Wording(Shape, frozen=True, kw_only=True):
    """The words of a block in another language than the page's first."""

    title: str = ""
    text: str = ""
    alt: str = ""


class Block(Shape, frozen=True, kw_only=True):
    """A block; of its fields only those of its kind are filled. ``picture``: the digest of an image."""

    id: str
    kind: str
    title: str = ""
    text: str = ""
    picture: str = ""
    alt: str = ""
    links: list[Link] = []
    messages: list[str] = []
    people: list[KeyPerson] = []
    translations: dict[str, Wording] = {}


class Difference(NamedTuple):
    """What became of a block between two versions, and which of its fields are others."""

    block: Block
    before: Block | None
    what: Literal["added", "removed", "changed", "moved"]
    fields: tuple[str, ...] = ()


def differences(before: Sequence[Block], after: Sequence[Block]) -> list[Difference]:
    """Return what changed, in the order of the later version, what was removed last."""
    old = {block.id: block for block in before}
    kept = [block.id for block in before if block.id in {one.id for one in after}]
    still = [block.id for block in after if block.id in old]
    found = []
    for block in after:
        was = old.get(block.id)
        if was is None:
            found.append(Difference(block, None, "added"))
        elif fields := _changed(was, block):
            found.append(Difference(block, was, "changed", fields))
        elif kept.index(block.id) != still.index(block.id):
            found.append(Difference(block, was, "moved"))
    there = {block.id for block in after}
    return found + [
        Difference(block, block, "removed") for block in before if block.id not in there
    ]


def _changed(before: Block, after: Block) -> tuple[str, ...]:
    return tuple(
        name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)
    )
