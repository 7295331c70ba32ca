"""Sealing: rows that have settled go into the next block of their ledger."""

from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import islice, takewhile

from django.db import connection, transaction

from chatcore.foundation.clock import now
from chatcore.records.chain import GENESIS, Head, content_of, leaves_of
from chatcore.records.ledgers import Ledger, Row, ledgers
from chatcore.records.models import Block

# A row is sealed when it is this old: by then every transaction that took a lower id has ended,
# unless PostgreSQL says otherwise (see _settled_before).
SETTLED_AFTER = timedelta(seconds=60)
# A block is also what retention takes out at once: few enough rows that no writer waits for it.
ROWS_A_BLOCK = 1_000


def seal() -> int:
    """Seal what has settled in every ledger; return how many rows. May be repeated at any time."""
    return sum(_seal_ledger(ledger) for ledger in ledgers())


def _seal_ledger(ledger: Ledger) -> int:
    sealed = 0
    while count := _seal_block(ledger):
        sealed += count
        if count < ROWS_A_BLOCK:
            break
    return sealed


@transaction.atomic
def _seal_block(ledger: Ledger) -> int:
    """Seal one block. Two processes at once: the unique number lets one of them through."""
    last = Block.objects.filter(ledger=ledger.name).order_by("-number").first()
    bound = _settled_before(ledger)
    waiting = ledger.rows(after=last.last_id if last else 0)
    rows = list(islice(takewhile(lambda row: row.at < bound, waiting), ROWS_A_BLOCK))
    if not rows:
        return 0
    _write_block(ledger, rows, last)
    return len(rows)


def _write_block(ledger: Ledger, rows: list[Row], last: Block | None) -> None:
    head = Head(
        ledger=ledger.name,
        number=last.number + 1 if last else 1,
        first_id=rows[0].id,
        last_id=rows[-1].id,
        count=len(rows),
        content=content_of(rows),
        previous=last.digest if last else GENESIS,
    )
    Block.objects.create(**asdict(head), digest=head.digest(), leaves=leaves_of(rows))


def _settled_before(ledger: Ledger) -> datetime:
    """Return the moment before which no row can appear any more.

    SQLite has one writer at a time, so ids appear in their order. On PostgreSQL a long transaction
    may hold a low id that nobody sees yet; it then holds a lock on the table, and its start is the
    limit (less half a minute, for clocks that differ).
    """
    bound = now() - SETTLED_AFTER
    if connection.vendor != "postgresql":
        return bound
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(xact_start) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE "
            "relation = %s::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()",
            [ledger.model()._meta.db_table],
        )
        oldest: datetime | None = cursor.fetchone()[0]
    return bound if oldest is None else min(bound, oldest - SETTLED_AFTER / 2)
