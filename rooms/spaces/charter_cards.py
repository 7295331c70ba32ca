"""The shapes of a charter's versions on the wire: the members of the club read them."""

from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard


class CharterCard(Shape, frozen=True, kw_only=True):
    """A version. ``author``: who founded the club under it, or put it to the vote; ``mine``: the reader signed it."""

    version: int
    made_at: str
    author: PersonCard | None
    signatures_count: int
    mine: bool


class SignatureCard(Shape, frozen=True, kw_only=True):
    """``left``: they signed, and are in the club no more."""

    person: PersonCard
    signed_at: str
    left: bool


class PieceCard(Shape, frozen=True, kw_only=True):
    """A piece of the text. ``what``: same, added or removed; without those removed they are this version."""

    what: str
    text: str


class OneCharterCard(CharterCard, frozen=True, kw_only=True):
    """A version as it is shown, who signed it, and what it changed of the version ``against`` (null: of none)."""

    html: str
    signatures: list[SignatureCard]
    against: int | None
    differences: list[PieceCard]


class CharterList(Shape, frozen=True, kw_only=True):
    results: list[CharterCard]
    next: str | None
