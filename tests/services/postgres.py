"""A private PostgreSQL database, in a server that is here or in one that is started for it."""

import getpass
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.services.own_postgres import private_postgres
from tests.services.processes import listens
from tests.services.said import say


@contextmanager
def database(given: str, usual_port: int = 5432) -> Iterator[str]:
    """Yield the address of a new database of its own; it and the test databases beside it are dropped after."""
    with _server(given, usual_port) as server:
        name = f"chatcore_{secrets.token_hex(6)}"
        with _connect(server) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            _drop(server, name)


def _drop(server: str, name: str) -> None:
    with _connect(server) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"%{name}%"]
        ).fetchall()
        for (found,) in rows:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                    sql.Identifier(str(found))
                )
            )


@contextmanager
def _server(given: str, usual_port: int) -> Iterator[str]:
    if given:
        say("PostgreSQL from DATABASE_URL")
        yield given
    elif address := _running_at(usual_port):
        say(f"PostgreSQL running on 127.0.0.1:{usual_port}")
        yield address
    else:
        with private_postgres() as own:
            yield own.address


def _running_at(port: int) -> str | None:
    """Return the address of a server there that lets one in who may create databases."""
    if not listens("127.0.0.1", port):
        return None
    for user in dict.fromkeys(("postgres", "root", getpass.getuser())):
        address = f"postgresql://{user}@127.0.0.1:{port}/postgres"
        try:
            with _connect(address) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if row and row[0]:
            return address
    say(f"PostgreSQL on 127.0.0.1:{port} lets none of our users in; looking further")
    return None


def _connect(address: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(address, autocommit=True, connect_timeout=5)
