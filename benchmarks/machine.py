"""The machine and the versions that a run was made with."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psycopg

from chatcore.foundation.clock import now

PACKAGES = (
    "django", "channels", "daphne", "uvicorn", "websockets", "msgspec", "psycopg", "markdown", "bleach", "nh3",
)  # fmt: skip


@dataclass(frozen=True)
class Machine:
    """What a reader needs to know to compare."""

    date: str
    processor: str
    cores: int
    memory: str
    system: str
    load: str
    python: str
    packages: str
    database: str

    def facts(self) -> list[tuple[str, str]]:
        return [
            ("date", self.date),
            ("processor", f"{self.processor}, {self.cores} cores for this run"),
            ("memory", self.memory),
            ("system", self.system),
            ("load before the run (1, 5, 15 min)", self.load),
            ("Python", self.python),
            ("packages", self.packages),
            ("PostgreSQL", self.database),
        ]


def this_machine() -> Machine:
    """Return this machine as it is now."""
    return Machine(
        date=now().strftime("%Y-%m-%d %H:%M UTC"),
        processor=_said_by("/proc/cpuinfo", "model name") or platform.processor() or "unknown",
        cores=len(os.sched_getaffinity(0)),
        memory=_memory(),
        system=f"{platform.system()} {platform.release()}",
        load=", ".join(f"{one:.1f}" for one in os.getloadavg()),
        python=platform.python_version(),
        packages=", ".join(f"{name} {version(name)}" for name in PACKAGES),
        database=_postgres(os.environ.get("DATABASE_URL", "")),
    )


def _memory() -> str:
    kilobytes = _said_by("/proc/meminfo", "MemTotal").split(" ")[0]
    return f"{int(kilobytes) / 1e6:.0f} GB" if kilobytes else "unknown"


def _postgres(url: str) -> str:
    if not url:
        return "none: SQLite only"
    with psycopg.connect(url) as connection:
        said = {
            name: connection.execute("SELECT current_setting(%s)", [name]).fetchone()
            for name in ("server_version", "fsync", "synchronous_commit")
        }
    values = {name: str(row[0]) if row else "" for name, row in said.items()}
    return ", ".join(
        [values.pop("server_version"), *(f"{name} {value}" for name, value in values.items())]
    )


def _said_by(path: str, key: str) -> str:
    file = Path(path)
    if not file.exists():
        return ""
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return ""
