"""The seal that the newest block of a ledger bears: what a copy of it is checked against."""

from typing import NamedTuple

from chatcore.records.models import Block


class Seal(NamedTuple):
    """A sealed block: its number, its last row, and the digest that stands for all before it."""

    ledger: str
    number: int
    last_id: int
    digest: str


def last_seal(ledger: str) -> Seal | None:
    """Return the seal of the newest block; None while nothing of the ledger is sealed."""
    block = Block.objects.filter(ledger=ledger).defer("leaves").order_by("-number").first()
    if block is None:
        return None
    return Seal(ledger, block.number, block.last_id, block.digest)
