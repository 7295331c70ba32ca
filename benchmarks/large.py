"""The large database: made once, in a database of its own beside the others, and kept until it is dropped."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from benchmarks.servers import python, seeded

NAME = "chatcore_benchmark_large"
# To be counted up when what is seeded changes.
EDITION = 2


@contextmanager
def large(
    environment: Mapping[str, str], *, messages: int, rest: int, drop: bool
) -> Iterator[tuple[dict[str, str], dict[str, Any]]]:
    """Yield the environment of the large database and what its seeding said of it; made when it is not there.

    ``messages`` are in its largest room, ``rest`` in 300 others together. With ``drop`` it is dropped after.

    Raises:
        SystemExit: there is no PostgreSQL.
    """
    server = environment.get("DATABASE_URL", "")
    if not server:
        raise SystemExit("the large database needs PostgreSQL: make bench-large")
    own = {**environment, "DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))}
    asked = {"edition": EDITION, "messages": messages, "rest": rest}
    kept = _kept(server)
    if kept.get("asked") != asked:
        print(f"making {NAME}: {messages:,} messages in one room, {rest:,} in 300", flush=True)
        _drop(server)
        _make(server)
        world = seeded(own, "large", "--large", str(messages), "--messages", str(rest))
        _keep(own["DATABASE_URL"], {"asked": asked, "world": world})
    else:
        world = kept["world"]
        print(f"{NAME} is here", flush=True)
        python(own, "chatcore", "migrate", "--verbosity", "0")
    try:
        yield own, world
    finally:
        if drop:
            _drop(server)
        else:
            print(f"{NAME} is kept; --drop-large drops it", flush=True)


def _kept(server: str) -> dict[str, Any]:
    """Return what was written about the large database when it was complete, or nothing."""
    with psycopg.connect(server) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [NAME],
        ).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row and row[0] else {}
    return found


def _keep(url: str, said: Mapping[str, Any]) -> None:
    """Put the rows in order as autovacuum would, then write that the database is complete."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(NAME), sql.Literal(json.dumps(said))
            )
        )


def _make(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))


def _drop(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME))
        )
