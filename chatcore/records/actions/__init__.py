"""Everything that writes the ledgers."""

from chatcore.records.actions.prune import prune, prune_log
from chatcore.records.actions.record import Deed, record, record_all
from chatcore.records.actions.redact import redact
from chatcore.records.actions.seal import seal

__all__ = ["Deed", "prune", "prune_log", "record", "record_all", "redact", "seal"]
