"""Many rows as one parameter: a statement whose text never changes, however many rows it is given.

PostgreSQL then plans it once for each connection, and reading or writing two hundred rows costs one round
trip. The rows travel as JSON, which both databases read.
"""

import itertools
import re
import types
import typing
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import msgspec
import psycopg
from django.db import connection
from django.db.models import Model
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus

_encode = msgspec.json.Encoder().encode

R = TypeVar("R", bound=msgspec.Struct)


class Rowset(Generic[R]):
    """Rows given to a statement as one parameter. Their columns are the fields of a struct."""

    def __init__(self, name: str, row: type[R]) -> None:
        """Take the name that the rows have in the statement, and their type: ids, texts, numbers, moments, JSON."""
        self._name = name
        self._columns = {
            field: _kind(annotation) for field, annotation in typing.get_type_hints(row).items()
        }

    def source(self) -> str:
        """Return the FROM item that stands for the rows, in their order; its placeholder takes ``given``."""
        if connection.vendor == "postgresql":
            columns = ", ".join(f"{column} {kind}" for column, kind in self._columns.items())
            return f"json_to_recordset(%s::json) AS {self._name}({columns})"
        columns = ", ".join(
            f"json_extract(value, '$.{column}') AS {column}" for column in self._columns
        )
        return f"(SELECT {columns} FROM json_each(%s)) AS {self._name}"  # noqa: S608 (names)

    def given(self, rows: Sequence[R]) -> str:
        """Return ``rows`` as the parameter of ``source``."""
        if connection.vendor == "postgresql":
            return _encode(rows).decode()
        return _encode(
            [{column: _in_sqlite(getattr(row, column)) for column in self._columns} for row in rows]
        ).decode()


class RowsInsert(Generic[R]):
    """``INSERT`` of many rows of a model: one statement, no model instances.

    The fields of ``row`` are named as those of the model (a foreign key ``room_id``). Columns without a field
    get the default of the database, so that each that has none is to have one.
    """

    def __init__(self, model: type[Model], row: type[R]) -> None:
        self._model = model
        self._fields = row.__struct_fields__
        self._rows = Rowset("given", row)
        self._statement = Statement(self._text)

    def __call__(self, rows: Sequence[R]) -> None:
        """Insert ``rows`` in their order."""
        if rows:
            self._statement(self._rows.given(rows))

    def _text(self) -> str:
        columns = {field.attname: str(field.column) for field in self._model._meta.concrete_fields}
        return (
            f"INSERT INTO {self._model._meta.db_table} "  # noqa: S608 (names)
            f"({', '.join(columns[field] for field in self._fields)}) "
            f"SELECT {', '.join(self._fields)} FROM {self._rows.source()}"
        )


class Statement:
    """SQL that is written once for each kind of database and prepared by the server that runs it."""

    def __init__(self, text: Callable[[], str]) -> None:
        """Take a function that returns the SQL for the database in use, each parameter a text, as ``%s``."""
        self._text = text
        self._known: dict[str, str] = {}

    def __call__(self, *parameters: str) -> list[tuple[Any, ...]]:
        """Run it and return its rows."""
        sql = self._known.get(connection.vendor)
        if sql is None:
            sql = self._known[connection.vendor] = self._text()
        watched = connection.queries_logged or connection.execute_wrappers
        if connection.vendor != "postgresql" or watched:
            with connection.cursor() as cursor:
                cursor.execute(sql, parameters)
                return cursor.fetchall() if cursor.description else []
        connection.ensure_connection()
        with connection.wrap_database_errors:
            return _run(connection.connection, sql, parameters)


def _run(
    plain: "psycopg.Connection[Any]", sql: str, parameters: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Run ``sql`` as a statement prepared on this connection, in the transaction that psycopg would begin.

    Straight through libpq: a cursor of psycopg takes a quarter of a millisecond of the interpreter for what
    takes PostgreSQL less (measured with one row), and Django's own binds in the client, where nothing can be prepared.
    """
    libpq = plain.pgconn
    if not plain.autocommit and libpq.transaction_status == TransactionStatus.IDLE:
        _rows(plain, libpq.exec_(b"BEGIN"))
    names = _prepared.setdefault(plain, {})
    name = names.get(sql)
    if name is None:
        name = b"chatcore_%d" % len(names)
        numbers = itertools.count(1)
        numbered = re.sub("%s", lambda _: f"${next(numbers)}", sql)
        _rows(plain, libpq.prepare(name, numbered.encode()))
        names[sql] = name
    return _rows(plain, libpq.exec_prepared(name, [text.encode() for text in parameters]))


def _rows(plain: "psycopg.Connection[Any]", result: Any) -> list[tuple[Any, ...]]:
    """Return the rows of ``result``, or raise what PostgreSQL says is wrong."""
    if result.status == ExecStatus.TUPLES_OK:
        transformer = Transformer(plain)
        transformer.set_pgresult(result)
        return transformer.load_rows(0, result.ntuples, tuple)
    if result.status == ExecStatus.COMMAND_OK:
        return []
    if plain.pgconn.status == ConnStatus.BAD:
        raise psycopg.OperationalError(result.get_error_message())
    raise error_from_result(result)


# The names of what each connection has prepared, by its SQL.
_prepared: "WeakKeyDictionary[psycopg.Connection[Any], dict[str, bytes]]" = WeakKeyDictionary()

_KINDS = {
    uuid.UUID: "uuid",
    str: "text",
    int: "bigint",
    datetime: "timestamptz",
    dict: "jsonb",
}


def _kind(annotation: Any) -> str:
    """Return PostgreSQL's type for a field; ``… | None`` has the same."""
    if isinstance(annotation, types.UnionType):
        (annotation,) = (one for one in typing.get_args(annotation) if one is not type(None))
    return _KINDS[typing.get_origin(annotation) or annotation]


def uuid_from(value: Any) -> uuid.UUID:
    """Return an id that raw SQL gave back: SQLite keeps 32 hexadecimal digits."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def _in_sqlite(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    return value
