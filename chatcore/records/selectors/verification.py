"""Checking the chain: every block recomputed from its rows, every difference named."""

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from chatcore.records.chain import GENESIS, Head, content_of, read_leaves
from chatcore.records.ledgers import Ledger, Row, ledgers
from chatcore.records.models import Block, Redaction
from chatcore.records.protection import left_open


class Finding(NamedTuple):
    """Something that is not as it was sealed."""

    ledger: str
    block: int | None
    what: str

    def __str__(self) -> str:
        place = self.ledger if self.block is None else f"{self.ledger}, block {self.block}"
        return f"{place}: {self.what}"


class Report(NamedTuple):
    """The result of a check; ``heads``: the last digest of each ledger, to be kept elsewhere."""

    findings: list[Finding]
    blocks: int
    rows: int
    waiting: int
    redacted: int
    heads: dict[str, str]


def verify(*, anchors: tuple[str, ...] = ()) -> Report:
    """Check every ledger from its first block to its last.

    Args:
        anchors: digests noted at an earlier check: each must still be in the chain. This shows that
            nobody cut off the end of a ledger together with its blocks.
    """
    report = Report([], 0, 0, 0, Redaction.objects.count(), {})
    for reason in left_open():
        report.findings.append(
            Finding("protection", None, f"the ledgers were left open ({reason})")
        )
    for ledger in ledgers():
        report = _verify_ledger(ledger, report)
    known = set(Block.objects.filter(digest__in=anchors).values_list("digest", flat=True))
    for anchor in anchors:
        if anchor not in known:
            report.findings.append(Finding("anchor", None, f"no block has the digest {anchor}"))
    return report


def _verify_ledger(ledger: Ledger, report: Report) -> Report:
    blocks, rows, reached, previous, number = 0, 0, 0, GENESIS, 0
    redactions = _redactions(ledger)
    for block in Block.objects.filter(ledger=ledger.name).order_by("number").iterator(50):
        if block.number != number + 1:
            report.findings.append(
                Finding(
                    ledger.name,
                    block.number,
                    f"blocks {number + 1} to {block.number - 1} are missing",
                )
            )
        elif block.previous != previous:
            report.findings.append(
                Finding(ledger.name, block.number, "does not follow the block before it")
            )
        present = list(ledger.rows(after=reached, upto=block.last_id))
        report.findings.extend(
            Finding(ledger.name, block.number, what)
            for what in _differences(block, present, redactions)
        )
        blocks, rows, reached = blocks + 1, rows + len(present), block.last_id
        number, previous = block.number, block.digest
    heads = {**report.heads, ledger.name: previous} if blocks else report.heads
    waiting = ledger.model()._default_manager.filter(pk__gt=reached).count()
    return report._replace(
        blocks=report.blocks + blocks,
        rows=report.rows + rows,
        waiting=report.waiting + waiting,
        heads=heads,
    )


def _redactions(ledger: Ledger) -> dict[int, tuple[bytes, bytes]]:
    found = Redaction.objects.filter(ledger=ledger.name)
    return {
        row_id: (bytes.fromhex(original), bytes.fromhex(redacted))
        for row_id, original, redacted in found.values_list(
            "row_id", "row_digest", "redacted_digest"
        )
    }


def _differences(
    block: Block, present: list[Row], redactions: dict[int, tuple[bytes, bytes]]
) -> Iterator[str]:
    """Yield in words what differs between ``block`` and the rows that are there."""
    head = Head(**{field.name: getattr(block, field.name) for field in fields(Head)})
    if head.digest() != block.digest:
        yield "its head was altered"
    if block.pruned_at is not None:
        yield from (f"row {row.id} was added after pruning" for row in present)
        return
    sealed = read_leaves(block.leaves)
    rows = [_as_sealed(row, redactions, sealed) for row in present]
    if len(rows) == block.count and content_of(rows) == block.content:
        return
    yield from _differing_rows(sealed, rows) or ["its content does not match its seal"]


def _as_sealed(
    row: Row, redactions: dict[int, tuple[bytes, bytes]], sealed: dict[int, bytes]
) -> Row:
    """Return a redacted row with the digest that it was sealed with, if it was only redacted.

    Whoever redacts cannot know whether the row is being sealed in this moment: a row that was sealed
    as it is now was redacted before.
    """
    original, redacted = redactions.get(row.id, (b"", b""))
    if row.digest != redacted or sealed.get(row.id) == redacted[:16]:
        return row
    return row._replace(digest=original)


def _differing_rows(sealed: dict[int, bytes], rows: list[Row]) -> list[str]:
    there = {row.id: row.digest[:16] for row in rows}
    found = [f"row {id_} was deleted" for id_ in sorted(sealed.keys() - there.keys())]
    found += [f"row {id_} was added" for id_ in sorted(there.keys() - sealed.keys())]
    found += [
        f"row {id_} was altered"
        for id_ in sorted(sealed)
        if there.get(id_, sealed[id_]) != sealed[id_]
    ]
    return found
