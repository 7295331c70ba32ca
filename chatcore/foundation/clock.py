"""The one clock, and how a moment is written on the wire."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment, aware, in UTC. Tests move it with time-machine."""
    return datetime.now(UTC)  # noqa: TID251 (this is the one clock)


def wire(moment: datetime) -> str:
    """Return ``moment`` as ``2026-11-23T10:00:00.000Z`` (RFC 3339, milliseconds)."""
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat(timespec='milliseconds')[:-6]}Z"


def wire_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else wire(moment)
