"""What makes the ledgers append-only in the database itself, and the one door for maintenance.

Triggers refuse UPDATE and DELETE (and, on PostgreSQL, TRUNCATE) while the table ``records_opening``
is empty. ``opened(reason)`` puts a row there and takes it away before the commit, so that no other
transaction ever sees the door open. It is for retention, redaction and ``flush``; ``verify_trace``
reports a row that somebody left. SQLite loses triggers when a migration remakes a table: such a
migration ends with ``RunPython(protect)``, and a test finds one that forgot.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection, models, transaction

_M = TypeVar("_M", bound=models.Model)

PROTECTED = ("records_trace", "records_act", "records_block", "records_redaction")

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION records_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM records_opening) THEN
        RAISE EXCEPTION 'the ledger % is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN OLD;
END $$
"""


def protect(_: Any, schema_editor: Any) -> None:
    """Create the triggers that are missing (for migrations)."""
    schema_editor.execute("CREATE TABLE IF NOT EXISTS records_opening (reason text NOT NULL)", None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRES_FUNCTION, None)
    # The first migration that protects comes before some of the tables.
    there = set(schema_editor.connection.introspection.table_names())
    for table in filter(there.__contains__, PROTECTED):
        for statement in _triggers(schema_editor.connection.vendor, table):
            schema_editor.execute(statement, None)


def unprotect(_: Any, schema_editor: Any) -> None:
    """Take the triggers away (for migrations that go back)."""
    on_table = schema_editor.connection.vendor == "postgresql"
    for table in PROTECTED:
        for verb in ("update", "delete", *(("truncate",) if on_table else ())):
            suffix = f" ON {table}" if on_table else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{suffix}", None)
    if on_table:
        schema_editor.execute("DROP FUNCTION IF EXISTS records_refuse()", None)
    schema_editor.execute("DROP TABLE IF EXISTS records_opening", None)


def _triggers(vendor: str, table: str) -> Iterator[str]:
    for verb in ("update", "delete"):
        if vendor == "postgresql":
            yield (
                f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION records_refuse()"
            )
        else:
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} "  # noqa: S608 - our own names
                f"BEFORE {verb.upper()} ON {table} "
                "WHEN NOT EXISTS (SELECT 1 FROM records_opening) "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger {table} is append-only'); END"
            )
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION records_refuse()"
        )


@contextmanager
def opened(reason: str) -> Iterator[None]:
    """Let this transaction change the ledgers, by SQL or ``writable``; the models still refuse."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO records_opening (reason) VALUES (%s)", [reason])
        yield
        cursor.execute("DELETE FROM records_opening")


def writable(model: type[_M]) -> models.QuerySet[_M]:
    """Return the rows of ``model`` without the refusals of its own manager; the database's stay."""
    return models.QuerySet(model)


def left_open() -> list[str]:
    """Return the reasons of openings that were left: there are none unless somebody tampered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM records_opening")
        return [reason for (reason,) in cursor.fetchall()]
