"""The ledgers that are sealed: the trace, the live event log, and what apps above lend."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from django.apps import apps
from django.db import models

from chatcore.records.models import Act, Trace

# The moment and the JSON of a row are read back from the database before they are hashed, so that
# sealing and checking see the same value whatever the engine did to it.
_encoder = msgspec.json.Encoder(order="sorted")


class Row(NamedTuple):
    """A row of a ledger as the chain sees it."""

    id: int
    at: datetime
    digest: bytes


class Ledger(NamedTuple):
    """A table that only grows: its model, the field of the moment, the fields that are sealed."""

    name: str
    model: Callable[[], type[models.Model]]
    moment: str
    fields: tuple[str, ...]

    def digest_of(self, row: models.Model) -> str:
        """Return the digest of one row of the ledger, in hexadecimal, as the chain has it."""
        names = (self.moment, *self.fields)
        return digest_of([row.pk, *(row.serializable_value(name) for name in names)]).hex()

    def rows(self, *, after: int, upto: int | None = None) -> Iterator[Row]:
        """Return the rows with ``after < id <= upto``, ascending, each with its digest."""
        query = self.model()._default_manager.filter(pk__gt=after).order_by("pk")
        if upto is not None:
            query = query.filter(pk__lte=upto)
        for id_, at, *values in query.values_list("pk", self.moment, *self.fields).iterator(1000):
            yield Row(id_, at, digest_of([id_, _utc(at), *values]))


def digest_of(values: Iterable[Any]) -> bytes:
    """Return the SHA-256 of ``values`` as canonical JSON: keys sorted, no spaces, UTF-8."""
    return hashlib.sha256(_encoder.encode([_utc(value) for value in values])).digest()


def _utc(value: Any) -> Any:
    return (
        value.astimezone(UTC).isoformat(timespec="microseconds")
        if isinstance(value, datetime)
        else value
    )


_ledgers: dict[str, Ledger] = {}


def lend(
    name: str, model: Callable[[], type[models.Model]], *, moment: str, fields: tuple[str, ...]
) -> Ledger:
    """Have the rows of ``model`` sealed too. Ids must grow; rows must not change once written.

    Args:
        name: of the ledger, for ever: blocks are found by it.
        model: called when it is needed, after all apps are loaded.
    """
    _ledgers[name] = Ledger(name, model, moment, fields)
    return _ledgers[name]


def ledgers() -> list[Ledger]:
    return list(_ledgers.values())


def ledger(name: str) -> Ledger:
    return _ledgers[name]


lend(
    "trace",
    lambda: Trace,
    moment="at",
    fields=("actor", "action", "object_type", "object_id", "community", "before", "after"),
)

lend(
    "events",
    lambda: apps.get_model("live", "Event"),
    moment="created_at",
    fields=("stream", "seq", "type", "body", "actor"),
)

lend(
    "acts",
    lambda: Act,
    moment="at",
    fields=("actor", "action", "stream", "seq", "about"),
)
