"""Retention: what has been kept long enough leaves the ledger by blocks; the chain stays."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from chatcore.foundation.clock import now
from chatcore.records.ledgers import Ledger, ledger
from chatcore.records.models import Block
from chatcore.records.protection import opened, writable

# The client's requirements: actions are kept "more than 3 months"; the longest three have 92 days.
FEWEST_DAYS = 93


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
    kept = ledger(name)
    limit = now() - timedelta(days=kept_days() if days is None else max(days, FEWEST_DAYS))
    pruned = 0
    for block in Block.objects.filter(ledger=name, pruned_at=None).order_by("number"):
        newest = next(kept.rows(after=block.last_id - 1, upto=block.last_id), None)
        if newest is None or newest.at >= limit:
            break
        pruned += _prune_block(kept, block)
    return pruned


def _prune_block(kept: Ledger, block: Block) -> int:
    with opened(f"retention of {block}"):
        rows = writable(kept.model()).filter(pk__range=(block.first_id, block.last_id))
        deleted, _ = rows.delete()
        writable(Block).filter(pk=block.pk).update(leaves=b"", pruned_at=now())
    return deleted
