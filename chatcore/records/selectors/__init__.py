"""Reading the ledgers. Who may read them is decided by the pages above, per community."""

from chatcore.records.selectors.traces import traces, traces_of
from chatcore.records.selectors.verification import Finding, Report, verify

__all__ = ["Finding", "Report", "traces", "traces_of", "verify"]
