"""Retention: what has been kept long enough leaves its ledger by blocks; the chain stays."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction

from chatcore.foundation.clock import now
from chatcore.live import retention
from chatcore.records.actions.acts import keep_acts
from chatcore.records.ledgers import Ledger, ledger
from chatcore.records.models import Block
from chatcore.records.protection import opened, writable

# The client's requirements: actions are kept "more than 3 months"; the longest three have 92 days.
FEWEST_DAYS = 93

# After a block, how many times as long as it took retention rests: writers have the database, and
# SQLite's one lock, to themselves for three quarters of the time.
RESTS = 3

Rows = models.QuerySet[models.Model]


def kept_days() -> int:
    """Return for how many days traces are kept (CHATCORE_TRACE_DAYS).

    Raises:
        ImproperlyConfigured: for fewer than 93.
    """
    days: int = settings.TRACE_DAYS
    if days < FEWEST_DAYS:
        raise ImproperlyConfigured(
            f"CHATCORE_TRACE_DAYS={days}: traces are kept for more than three months, "
            f"at least {FEWEST_DAYS} days."
        )
    return days


def prune(name: str = "trace", *, days: int | None = None) -> int:
    """Delete the rows of sealed blocks whose newest row is older than ``days``; return how many.

    Whole blocks only, oldest first, and only sealed rows: what remains still verifies.
    """
    kept = timedelta(days=kept_days() if days is None else max(days, FEWEST_DAYS))
    return _prune(ledger(name), now() - kept)


def prune_log(*, within: timedelta | None = None) -> int:
    """Delete the events that are older than CHATCORE_LOG_DAYS; return how many.

    What they trace stays (``Act``), for as long as traces do. The heads of streams stay too, so that
    a resume from below is ``limited``. A block of a thousand rows leaves in a transaction of its own.

    Args:
        within: stop after this time; the rest is for the next run.
    """
    return _prune(ledger("events"), now() - retention.kept_for(), keep=keep_acts, within=within)


def _prune(
    kept: Ledger,
    limit: datetime,
    *,
    keep: Callable[[Rows], None] | None = None,
    within: timedelta | None = None,
) -> int:
    pruned, began, rest = 0, time.monotonic(), 0.0
    while within is None or time.monotonic() - began < within.total_seconds():
        time.sleep(rest)
        started = time.monotonic()
        deleted = _prune_block(kept, limit, keep)
        if deleted is None:
            break
        pruned += deleted
        rest = RESTS * (time.monotonic() - started)
    return pruned


def _prune_block(kept: Ledger, limit: datetime, keep: Callable[[Rows], None] | None) -> int | None:
    """Prune the oldest block that has rows; None when it is too young, or there is none."""
    if _oldest(kept, limit) is None:
        return None
    with transaction.atomic():
        # Locked, so that blocks leave one after the other: what is kept of them is in their order.
        block = _oldest(kept, limit, locked=True)
        if block is None:
            return 0
        with opened(f"retention of {block}"):
            rows = writable(kept.model()).filter(pk__range=(block.first_id, block.last_id))
            if keep is not None:
                keep(rows)
            deleted, _ = rows.delete()
            writable(Block).filter(pk=block.pk).update(leaves=b"", pruned_at=now())
    return deleted


def _oldest(kept: Ledger, limit: datetime, *, locked: bool = False) -> Block | None:
    blocks = Block.objects.filter(ledger=kept.name, pruned_at=None).defer("leaves")
    if locked:
        blocks = blocks.select_for_update()
    block = blocks.order_by("number").first()
    newest = block and next(kept.rows(after=block.last_id - 1, upto=block.last_id), None)
    return block if newest and newest.at < limit else None
