"""Many rows as one parameter: a statement whose text never changes, however many rows it is given.

PostgreSQL then plans it once for each connection, and reading or writing two hundred rows costs one round
trip. The rows travel as JSON, which both databases read.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import psycopg
from django.db import connection
from django.db.models import Model

_encode = msgspec.json.Encoder().encode


class Rowset:
    """Rows of named columns, given to a statement as one parameter."""

    def __init__(self, name: str, columns: Mapping[str, str]) -> None:
        """Take the name that the rows have in the statement, and each column with its PostgreSQL type."""
        self._name = name
        self._columns = columns
        self._names = tuple(columns)

    def source(self) -> str:
        """Return the FROM item that stands for the rows, in their order; its placeholder takes ``given``."""
        if connection.vendor == "postgresql":
            columns = ", ".join(f"{column} {kind}" for column, kind in self._columns.items())
            return f"json_to_recordset(%s::json) AS {self._name}({columns})"
        columns = ", ".join(
            f"json_extract(value, '$.{column}') AS {column}" for column in self._columns
        )
        return f"(SELECT {columns} FROM json_each(%s)) AS {self._name}"  # noqa: S608 (names)

    def given(self, rows: Iterable[Sequence[Any]]) -> str:
        """Return ``rows`` of ids, texts, numbers, moments and None as the parameter of ``source``."""
        if connection.vendor != "postgresql":
            rows = [[_in_sqlite(value) for value in row] for row in rows]
        return _encode([dict(zip(self._names, row, strict=True)) for row in rows]).decode()


class RowsInsert:
    """``INSERT`` of many rows of a model: one statement, no model instances.

    Columns that are not named get the default of the database, so that each that has none is to be named.
    """

    def __init__(self, model: type[Model], *fields: str) -> None:
        self._model = model
        self._fields = fields
        self._rowset: Rowset | None = None
        self._statement = Statement(self._text)

    def __call__(self, rows: Sequence[Sequence[Any]]) -> None:
        """Insert ``rows``, each with a value for every field, in their order."""
        if rows:
            self._statement(self._rows().given(rows))

    def _rows(self) -> Rowset:
        if self._rowset is None:
            fields = {field.attname: field for field in self._model._meta.concrete_fields}
            self._rowset = Rowset(
                "given",
                {
                    str(fields[name].column): str(fields[name].rel_db_type(connection))
                    for name in self._fields
                },
            )
        return self._rowset

    def _text(self) -> str:
        fields = {field.attname: str(field.column) for field in self._model._meta.concrete_fields}
        names = ", ".join(fields[name] for name in self._fields)
        return (
            f"INSERT INTO {self._model._meta.db_table} ({names}) "  # noqa: S608 (names)
            f"SELECT {names} FROM {self._rows().source()}"
        )


class Statement:
    """SQL that is written once for each kind of database and prepared by the server that runs it."""

    def __init__(self, text: Callable[[], str]) -> None:
        """Take a function that returns the SQL for the database in use."""
        self._text = text
        self._known: dict[str, str] = {}

    def __call__(self, *parameters: Any) -> list[tuple[Any, ...]]:
        """Run it and return its rows."""
        sql = self._known.get(connection.vendor)
        if sql is None:
            sql = self._known[connection.vendor] = self._text()
        if connection.vendor != "postgresql" or connection.queries_logged:
            with connection.cursor() as cursor:
                cursor.execute(sql, parameters)
                return cursor.fetchall() if cursor.description else []
        connection.ensure_connection()
        # Django's own cursor binds in the client, where nothing can be prepared.
        with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as plain:
            plain.execute(sql.encode(), parameters, prepare=True)
            return plain.fetchall() if plain.description else []


def uuid_from(value: Any) -> uuid.UUID:
    """Return an id that raw SQL gave back: SQLite keeps 32 hexadecimal digits."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def moment_from(value: Any) -> datetime:
    """Return a moment that raw SQL gave back: SQLite knows no zone and keeps UTC."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _in_sqlite(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    return value
