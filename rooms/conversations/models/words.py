"""The column of analysed words: a tsvector in PostgreSQL; in SQLite a text that an FTS5 table follows."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# The FTS5 table over ``conversations_indexed``, kept by its triggers (migration 0011).
FTS = "conversations_words"
# What PostgreSQL keeps: a tsvector's highest position, and how many of a lexeme.
HIGHEST, MOST = 16_383, 256


class WordsField(models.Field[Sequence[str], Any]):
    """Terms (plain ASCII) in their order; looked into with ``words__hold``, never read back."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        if value is None or isinstance(value, str):
            return value
        return _vector(value) if connection.vendor == "postgresql" else " ".join(value)


@WordsField.register_lookup
class Hold(models.Lookup[Any]):
    """``words__hold=phrases``: every phrase is there, its terms side by side."""

    lookup_name = "hold"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        wanted = " & ".join(
            "(" + " <-> ".join(f"'{term}'" for term in phrase) + ")" for phrase in self.rhs
        )
        return f"{column} @@ %s::tsquery", [*parameters, wanted]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        # The FTS table has the ids of the rows; its own name stands for the whole of its columns.
        column, parameters = self.process_lhs(compiler, connection)
        row = column.rpartition(".")[0] + '."id"'
        wanted = " AND ".join('"' + " ".join(phrase) + '"' for phrase in self.rhs)
        return f"{row} IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)", [*parameters, wanted]  # noqa: S608 (names)


def _vector(terms: Sequence[str]) -> str:
    """Return ``terms`` as PostgreSQL writes a tsvector: made here, so that its parser has no say in what a word is."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, term in enumerate(terms, start=1):
        if len(places[term]) < MOST:
            places[term].append(min(at, HIGHEST))
    return " ".join(f"'{term}':{','.join(map(str, at))}" for term, at in sorted(places.items()))
