"""The data of the servers: made once a run by ``migrate``, ``demo`` and ``token``, then copied for each.

A copy is a folder with a SQLite file or, where DATABASE_URL is set, a database made from a template
beside that one; with REDIS_URL, channels under a prefix of their own.
"""

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent.parent
ACCOUNTS = ("ada", "bruno", "chloe", "dede")
PASSWORD = "rivages-protocole"
# Other work may share the processors: this only ends what hangs.
COMMAND_SECONDS = 300


class Seed:
    """The demonstration with a token for each of its accounts, and copies of it."""

    def __init__(self, folder: Path) -> None:
        """Make the data in ``folder``, or take what another worker of this run has made there."""
        self._folder = folder
        folder.mkdir(exist_ok=True)
        with _locked(folder):
            if not (folder / "tokens.json").exists():
                self._make()
        self.tokens: dict[str, str] = json.loads((folder / "tokens.json").read_text())

    def _make(self) -> None:
        chosen = {"CHATCORE_DATA": str(self._folder / "data")} | _new_database("seed")
        command(chosen, "migrate")
        command(chosen, "demo", "--password", PASSWORD)
        tokens = {name: command(chosen, "token", f"{name}@rivages.example") for name in ACCOUNTS}
        (self._folder / "tokens.json").write_text(json.dumps(tokens))

    @contextmanager
    def copy(self) -> Iterator[dict[str, str]]:
        """Yield the environment that chooses a fresh copy; the copy goes when the block ends."""
        name = secrets.token_hex(4)
        data = self._folder / name
        shutil.copytree(self._folder / "data", data)
        with _locked(self._folder):
            chosen = _new_database(name, template="seed")
        if "REDIS_URL" in os.environ:
            chosen["CHATCORE_REDIS_PREFIX"] = f"protocol-{name}"
        try:
            yield {"CHATCORE_DATA": str(data), **chosen}
        finally:
            shutil.rmtree(data, ignore_errors=True)
            _drop(name)


def environment(chosen: dict[str, str]) -> dict[str, str]:
    """Return this process's environment with ``chosen`` in the place of what chose its own data."""
    names = ("CHATCORE_DATA", "CHATCORE_REDIS_PREFIX", "CHATCORE_RATE_LIMITS", "CHATCORE_HEARTBEAT")
    rest = {name: value for name, value in os.environ.items() if name not in names}
    return {**rest, "CHATCORE_LOG": "INFO", **chosen}


def command(chosen: dict[str, str], *arguments: str) -> str:
    """Run ``python -m chatcore`` and return the last line that it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "chatcore", *arguments],
        cwd=ROOT, env=environment(chosen), capture_output=True, text=True, timeout=COMMAND_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, f"{arguments[0]}: {done.stderr[-2000:]}"
    return (done.stdout.strip().splitlines() or [""])[-1]


def _new_database(name: str, template: str | None = None) -> dict[str, str]:
    """Make a database beside that of DATABASE_URL; nothing where there is none."""
    given = os.environ.get("DATABASE_URL")
    if not given:
        return {}
    _drop(name)
    with psycopg.connect(given, autocommit=True) as connection:
        making = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_beside(given, name)))
        if template:
            making += sql.SQL(" TEMPLATE {}").format(sql.Identifier(_beside(given, template)))
        connection.execute(making)
    return {"DATABASE_URL": urlunsplit(urlsplit(given)._replace(path=f"/{_beside(given, name)}"))}


def _drop(name: str) -> None:
    if given := os.environ.get("DATABASE_URL"):
        with psycopg.connect(given, autocommit=True) as connection:
            own = sql.Identifier(_beside(given, name))
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(own))


def _beside(given: str, name: str) -> str:
    return f"{urlsplit(given).path.lstrip('/')}_protocol_{name}"


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
