"""Many rows as one parameter: a statement whose text never changes, however many rows it is given.

PostgreSQL then plans it once for each connection, and reading or writing two hundred rows costs one round
trip. The rows travel as a JSON list of lists; ``rowset`` is what stands for them in the statement.
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


def rowset(name: str, columns: Mapping[str, str]) -> str:
    """Return the FROM item ``name`` for rows of ``columns`` (name: PostgreSQL type), in their order.

    It takes one parameter: ``rows_parameter(…)``.
    """
    if connection.vendor == "postgresql":
        picked = ", ".join(
            f"(one ->> {at})::{kind} AS {column}"
            for at, (column, kind) in enumerate(columns.items())
        )
        return f"(SELECT {picked} FROM json_array_elements(%s::json) AS one) AS {name}"  # noqa: S608 (names)
    picked = ", ".join(
        f"json_extract(value, '$[{at}]') AS {column}" for at, column in enumerate(columns)
    )
    return f"(SELECT {picked} FROM json_each(%s)) AS {name}"  # noqa: S608 (names)


def rows_parameter(rows: Iterable[Sequence[Any]]) -> str:
    """Return ``rows`` of ids, texts, numbers, moments and None as the parameter of a ``rowset``."""
    if connection.vendor == "postgresql":
        return _encode(rows if isinstance(rows, list) else list(rows)).decode()
    return _encode([[_in_sqlite(value) for value in row] for row in rows]).decode()


class RowsInsert:
    """``INSERT`` of many rows of a model: one statement, no model instances.

    Columns that are not named get the default of the database, so that each that has none is to be named.
    """

    def __init__(self, model: type[Model], *fields: str) -> None:
        self._model = model
        self._fields = fields
        self._sql = Statement(self._text)

    def __call__(self, rows: Sequence[Sequence[Any]]) -> None:
        """Insert ``rows``, each with a value for every field, in their order."""
        if rows:
            self._sql(rows_parameter(rows))

    def _text(self) -> str:
        meta = self._model._meta
        fields = {field.attname: field for field in meta.concrete_fields}
        columns = {
            str(fields[name].column): str(fields[name].rel_db_type(connection))
            for name in self._fields
        }
        names = ", ".join(columns)
        return (
            f"INSERT INTO {meta.db_table} ({names}) SELECT {names} FROM {rowset('given', columns)}"  # noqa: S608
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
