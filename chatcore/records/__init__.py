"""The audit trail: who did what to which object, when; append-only, sealed in hash-chained blocks.

Apps above write it with ``chatcore.records.actions.record`` and lend their own logs to the sealing
with ``chatcore.records.ledgers``. This package knows none of them. What people said is not repeated
here: a message's own event, in the live log, is its trace; when it leaves the log, an ``Act`` without
words takes its place.
"""
