"""Redaction: taking content out of a sealed row, as the law may ask, in plain sight."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from chatcore.records.ledgers import Ledger, ledger
from chatcore.records.models import Redaction
from chatcore.records.protection import opened


def redact(name: str, row_id: int, changes: Mapping[str, Any], *, reason: str) -> None:
    """Set fields of one row of the ledger ``name`` and keep the digest that it had.

    The chain goes on verifying, and the check shows the redaction. Changing the row once more by
    any other way is found, as for every row. ``changes`` holds database-ready values by field name.

    Raises:
        LookupError: when there is no such row.
    """
    kept = ledger(name)
    with opened(f"redaction: {reason}"):
        before = _digest(kept, row_id)
        _set(kept.model(), row_id, changes)
        after = _digest(kept, row_id)
        if Redaction.objects.filter(ledger=name, row_id=row_id).exists():
            _renew(name, row_id, after)
        else:
            Redaction.objects.create(
                ledger=name, row_id=row_id, row_digest=before, redacted_digest=after, reason=reason
            )


def _digest(kept: Ledger, row_id: int) -> str:
    row = next(kept.rows(after=row_id - 1, upto=row_id), None)
    if row is None:
        raise LookupError(f"{kept.name} has no row {row_id}.")
    return row.digest.hex()


def _set(model: type[Model], row_id: int, changes: Mapping[str, Any]) -> None:
    columns = [
        connection.ops.quote_name(model._meta.get_field(name).get_attname_column()[1])
        for name in changes
    ]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {', '.join(f'{column} = %s' for column in columns)} WHERE id = %s",
            [*changes.values(), row_id],
        )


def _renew(name: str, row_id: int, digest: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE records_redaction SET redacted_digest = %s WHERE ledger = %s AND row_id = %s",
            [digest, name, row_id],
        )
