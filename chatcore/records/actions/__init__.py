"""Everything that writes the ledgers."""

from chatcore.records.actions.prune import prune, prune_log
from chatcore.records.actions.record import record
from chatcore.records.actions.redact import redact
from chatcore.records.actions.seal import seal

__all__ = ["prune", "prune_log", "record", "redact", "seal"]
