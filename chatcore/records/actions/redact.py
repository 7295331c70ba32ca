"""Redaction: taking content out of a row, as the law or its author may ask, in plain sight."""

from collections.abc import Mapping
from typing import Any

from chatcore.records.chain import read_leaves
from chatcore.records.ledgers import Ledger, ledger
from chatcore.records.models import Block, Redaction
from chatcore.records.protection import opened, writable


def redact(name: str, row_id: int, changes: Mapping[str, Any], *, reason: str) -> None:
    """Set fields of one row of the ledger ``name`` and keep the digest that it had.

    The chain goes on verifying, and the check shows the redaction. Changing the row once more by
    any other way is found, as for every row. ``changes`` holds the new values by field name.

    Raises:
        LookupError: when there is no such row.
    """
    kept = ledger(name)
    with opened(f"redaction: {reason}"):
        before = _digest(kept, row_id)
        writable(kept.model()).filter(pk=row_id).update(**changes)
        after = _digest(kept, row_id)
        redacted = writable(Redaction).filter(ledger=name, row_id=row_id)
        if not redacted.update(redacted_digest=after):
            Redaction.objects.create(
                ledger=name, row_id=row_id, row_digest=before, redacted_digest=after, reason=reason
            )
        elif _sealed_as(before, kept, row_id):
            redacted.update(row_digest=before)


def _sealed_as(digest: str, kept: Ledger, row_id: int) -> bool:
    """Tell whether the row was sealed with ``digest``, which an earlier redaction may have given it."""
    blocks = Block.objects.filter(ledger=kept.name, first_id__lte=row_id, last_id__gte=row_id)
    return any(
        read_leaves(block.leaves).get(row_id) == bytes.fromhex(digest)[:16] for block in blocks
    )


def _digest(kept: Ledger, row_id: int) -> str:
    row = next(kept.rows(after=row_id - 1, upto=row_id), None)
    if row is None:
        raise LookupError(f"{kept.name} has no row {row_id}.")
    return row.digest.hex()
