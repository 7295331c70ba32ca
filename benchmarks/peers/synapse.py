"""Synapse: Matrix in Python, one process, on PostgreSQL; installed into an environment of its own."""

import base64
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from benchmarks.peers.backends import own_database
from benchmarks.peers.matrix import MatrixHouse
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import About, Missing, Served
from benchmarks.peers.processes import folder_for, launched
from tests.services.processes import free_port

VERSION = "1.163.2"
PACKAGES = (f"matrix-synapse=={VERSION}", "psycopg2-binary")
_NO_LIMIT = {"per_second": 1e6, "burst_count": 1_000_000}
_LIMITS = (
    "rc_message", "rc_registration", "rc_joins_per_room", "rc_room_creation", "rc_delayed_event_mgmt",
)  # fmt: skip


class Synapse:
    """The Python package. It is slow to fill and to ask, so its room is small and its steps are few."""

    name = "Synapse"

    def __init__(self, receivers: int | None = None) -> None:
        self._receivers = receivers

    def scale(self, scale: Scale) -> Scale:
        receivers = self._receivers or min(scale.receivers)
        return scale.smaller(receivers=(receivers,), tries=2, window=1, step_seconds=8.0)

    @property
    def about(self) -> About:
        return About(
            version=VERSION,
            archive="PostgreSQL, as a signed event in a graph of events",
            accepted="when its author has the answer with its id, after the event was persisted",
            delivery="an HTTP answer for each receiver, who then asks again: a long poll of /sync",
            passwords="bcrypt, 12 rounds; /sync by token",
            beyond="Each event is authorised against the state of its room, signed, persisted for servers elsewhere "
            "and run past the push rules of each member.",
        )

    @contextmanager
    def serving(self, scale: Scale) -> Iterator[Served]:
        interpreter, port, application = _installed(), free_port(), secrets.token_hex(16)
        with folder_for(None) as folder, own_database() as url:
            written = {
                "homeserver.yaml": _settings(folder, port, url),
                "application.yaml": _application(application),
                "log.yaml": {"version": 1, "root": {"level": "ERROR"}},
            }
            for name, content in written.items():
                (folder / name).write_text(json.dumps(content), encoding="utf-8")
            seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
            (folder / "signing.key").write_text(f"ed25519 a_bench {seed}\n", encoding="ascii")
            command: list[str | Path] = [
                interpreter,
                "-m",
                "synapse.app.homeserver",
                "-c",
                folder / "homeserver.yaml",
            ]
            with launched(command, port, folder, within=120) as pid:
                yield Served(pid, MatrixHouse(port, application), partial(_kept, url), url)


def _kept(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM events WHERE type = 'm.room.message'"
        ).fetchone()
    return int(row[0]) if row else 0


def _installed() -> Path:
    """Return the interpreter of the environment that Synapse is in; make it where it is not there.

    It lies in ``$XDG_CACHE_HOME/chatcore/peers`` and is kept for the next run.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chatcore" / "peers"
    home = cache / f"synapse-{VERSION}"
    interpreter, finished = home / "bin" / "python", home / "finished"
    if finished.exists():
        return interpreter
    print(f"  installing Synapse {VERSION} into {home}, once", file=sys.stderr, flush=True)
    by_hand = (
        f"{sys.executable} -m venv {home} && {interpreter} -m pip install {' '.join(PACKAGES)}"
    )
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        subprocess.run(
            [interpreter, "-m", "pip", "install", "--quiet", *PACKAGES],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    except (subprocess.CalledProcessError, OSError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        raise Missing(
            f"it could not be installed ({said[-1] if said else error}): {by_hand} && touch {finished}"
        ) from error
    finished.touch()
    return interpreter


def _settings(folder: Path, port: int, url: str) -> dict[str, object]:
    """Return the configuration; YAML reads JSON."""
    database = urlsplit(url)
    return {
        "server_name": "localhost",
        "listeners": [
            {
                "port": port, "bind_addresses": ["127.0.0.1"], "type": "http", "tls": False,
                "resources": [{"names": ["client"]}],
            }
        ],
        "database": {
            "name": "psycopg2",
            "args": {
                "host": database.hostname, "port": database.port or 5432,
                "user": unquote(database.username or "postgres"),
                "password": unquote(database.password or ""),
                "dbname": database.path.lstrip("/"), "cp_min": 5, "cp_max": 10,
            },
            # The collation of the server that is here; it decides the order of texts, not their cost.
            "allow_unsafe_locale": True,
        },
        "log_config": str(folder / "log.yaml"),
        "media_store_path": str(folder / "media"),
        "pid_file": str(folder / "synapse.pid"),
        "signing_key_path": str(folder / "signing.key"),
        "macaroon_secret_key": secrets.token_hex(16),
        "form_secret": secrets.token_hex(16),
        "app_service_config_files": [str(folder / "application.yaml")],
        "enable_registration": True,
        "enable_registration_without_verification": True,
        "presence": {"enabled": False},
        "user_directory": {"enabled": False},
        "report_stats": False,
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        **dict.fromkeys(_LIMITS, _NO_LIMIT),
        "rc_login": dict.fromkeys(("address", "account", "failed_attempts"), _NO_LIMIT),
        "rc_joins": dict.fromkeys(("local", "remote"), _NO_LIMIT),
    }  # fmt: skip


def _application(token: str) -> dict[str, object]:
    """Return the registration of an application that may make accounts and is told nothing."""
    return {
        "id": "benchmark", "url": None, "as_token": token, "hs_token": secrets.token_hex(16),
        "sender_localpart": "benchmark", "rate_limited": False,
        "namespaces": {"users": [{"exclusive": False, "regex": "@.*"}], "rooms": [], "aliases": []},
    }  # fmt: skip
