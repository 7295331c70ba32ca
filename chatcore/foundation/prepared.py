"""Queries that are made once and run often.

Django makes the SQL of a query anew each time; for the few that every message needs, that takes ten
times as long as running them (benchmarks/posting.py).
"""

import inspect
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection, models

_M = TypeVar("_M", bound=models.Model)


class Prepared(Generic[_M]):
    """A query of rows by ids: what ``make`` returns for them, its SQL kept for all further calls.

    ``make`` takes ids (UUIDs) only, and must put each of them into the query as it is.
    """

    def __init__(self, make: Callable[..., "models.QuerySet[_M]"]) -> None:
        self._make = make
        names = inspect.signature(make).parameters
        # Ids that nothing has: they show where the real ones belong.
        self._places = [uuid.UUID(int=number + 1) for number in range(len(names))]
        self._made: _Made[_M] | None = None

    def __call__(self, *ids: uuid.UUID) -> list[_M]:
        """Return the rows for ``ids`` (one query)."""
        if self._made is None:
            rows = self._make(*self._places)
            self._made = _Made(rows.model, *rows.query.sql_with_params())
        given = dict(zip(map(_stored, self._places), map(_stored, ids), strict=True))
        parameters = [given.get(value, value) for value in self._made.parameters]
        return list(self._made.model._default_manager.raw(self._made.sql, parameters))


class _Made(NamedTuple, Generic[_M]):
    model: type[_M]
    sql: str
    parameters: Sequence[Any]


def _stored(id_: uuid.UUID) -> Any:
    """Return ``id_`` as this database keeps it."""
    return _FIELD.get_db_prep_value(id_, connection)


_FIELD: "models.UUIDField[Any, Any]" = models.UUIDField()
