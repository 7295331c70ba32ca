"""ejabberd: XMPP in Erlang, each room's archive (mod_mam) in PostgreSQL."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from benchmarks.peers.backends import own_database
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import About, Missing, Served
from benchmarks.peers.processes import folder_for, launched, user_of
from benchmarks.peers.xmpp import HOST, XmppHouse
from tests.services.processes import free_port, give_to

HELP = (
    "it, or its driver of PostgreSQL, is not installed: apt-get install ejabberd erlang-p1-pgsql (Debian), as root; "
    "its service need not run"
)
SCHEMA = Path("/usr/share/ejabberd/sql/pg.sql")
DRIVERS = Path("/usr/lib/erlang/lib")


class Ejabberd:
    """The Debian package, as a node of its own without a name, so that no port mapper is needed."""

    name = "ejabberd"

    def scale(self, scale: Scale) -> Scale:
        return scale

    @property
    def about(self) -> About:
        return About(
            version=_home().name.removeprefix("ejabberd-"),
            archive="PostgreSQL: one INSERT and commit a message, ten connections",
            accepted="when the room sends it back to its author, after the INSERT",
            delivery="a stanza for each occupant, written to its TCP connection",
            passwords="as they are, in Mnesia: what ejabberd does unless told otherwise (hashing 4,096 rounds at each "
            "connection leaves each client some 300 kB larger)",
            beyond="Presence in rooms switched off, or 1,000 people take half a minute to come in.",
        )

    @contextmanager
    def serving(self, scale: Scale) -> Iterator[Served]:
        home, erl = _home(), shutil.which("erl")
        if erl is None or not SCHEMA.exists() or not any(DRIVERS.glob("p1_pgsql-*")):
            raise Missing(HELP)
        user, port = user_of("ejabberd"), free_port()
        with folder_for(user) as folder, own_database() as url:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(SCHEMA.read_text(encoding="utf-8"))
            settings = folder / "ejabberd.yml"
            settings.write_text(json.dumps(_settings(port, url, scale)), encoding="utf-8")
            give_to(settings, user)
            # Schedulers that spin while they wait would be counted as work.
            command = [
                erl, "-noinput", "+K", "true", "+P", "250000", "+sbwt", "none", "+sbwtdcpu", "none",
                "+sbwtdio", "none", "-mnesia", "dir", f'"{folder / "mnesia"}"', "-s", "ejabberd",
            ]  # fmt: skip
            environment = {
                "EJABBERD_CONFIG_PATH": str(settings),
                "EJABBERD_LOG_PATH": str(folder / "ejabberd.log"),
                "ERL_LIBS": str(home.parent),
                "ERL_MAX_PORTS": "32000",
            }
            with launched(command, port, folder, user=user, environment=environment) as pid:
                yield Served(pid, XmppHouse(port), partial(_archived, url), url)


def _home() -> Path:
    found = sorted(Path("/usr/lib").glob("*/ejabberd-*/ebin"))
    if not found:
        raise Missing(HELP)
    return found[-1].parent


def _archived(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM archive").fetchone()
    return int(row[0]) if row else 0


def _settings(port: int, url: str, scale: Scale) -> dict[str, object]:
    """Return the configuration; YAML reads JSON."""
    database = urlsplit(url)
    return {
        "hosts": [HOST],
        "loglevel": "error",
        "auth_method": "internal",
        "auth_password_format": "plain",
        "registration_timeout": "infinity",
        "sql_type": "pgsql",
        "sql_server": database.hostname or "127.0.0.1",
        "sql_port": database.port or 5432,
        "sql_database": database.path.lstrip("/"),
        "sql_username": unquote(database.username or "postgres"),
        "sql_password": unquote(database.password or ""),
        "sql_pool_size": 10,
        "listen": [
            {
                "port": port, "ip": "127.0.0.1", "module": "ejabberd_c2s", "shaper": "none",
                "access": "all", "backlog": 1024,
            }
        ],
        "modules": {
            "mod_disco": {},
            "mod_register": {"ip_access": "all", "access": "all"},
            "mod_mam": {"db_type": "sql", "default": "never"},
            "mod_muc": {
                "access": "all", "access_create": "all", "access_persistent": "all", "access_mam": "all",
                "max_users": 10 * scale.people, "history_size": 0, "room_shaper": "none",
                "user_message_shaper": "none", "user_presence_shaper": "none",
                "default_room_options": {
                    "persistent": True, "mam": True, "max_users": 10 * scale.people, "presence_broadcast": [],
                },
            },
        },
    }  # fmt: skip
