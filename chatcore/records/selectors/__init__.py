"""Reading the ledgers. Who may read them is decided by the pages above, per community."""

from chatcore.records.selectors.seals import Seal, last_seal
from chatcore.records.selectors.traces import Place, Search, traces, traces_of
from chatcore.records.selectors.verification import Finding, Report, verify

__all__ = [
    "Finding",
    "Place",
    "Report",
    "Seal",
    "Search",
    "last_seal",
    "traces",
    "traces_of",
    "verify",
]
