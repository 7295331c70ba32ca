"""The process that reads: little memory, little time, and nothing of the server's environment."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

# Measured on a PDF of 300 pages with pictures: 200 MB and 3 s.
MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 30
MOST_WRITTEN = 32 * 1024 * 1024

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from chatcore.files.reading.confined import main; main(*sys.argv[2:])"
)


def read(what: str, path: Path, into: Path) -> dict[str, Any]:
    """Return what the reader ``what`` (``pdf``, ``office``, ``plain``) finds in the file at ``path``.

    Pictures that it makes are in the folder ``into``. What cannot be read has nothing to say: an empty answer.
    """
    command = [sys.executable, "-I", "-c", _START, json.dumps(sys.path), what, str(path), str(into)]
    try:
        ended = subprocess.run(  # noqa: S603 (our own interpreter, arguments of our own)
            command, capture_output=True, timeout=MOST_SECONDS + 10, check=True, env={}, cwd=into
        )
        found: dict[str, Any] = json.loads(ended.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {}
    return found


def main(what: str, path: str, into: str) -> None:
    """Be that process: bind oneself, read, say what was found."""
    _bind()
    if what == "pdf":
        from chatcore.files.reading.pdf import read_pdf as reader
    elif what == "office":
        from chatcore.files.reading.office import read_office as reader
    else:
        from chatcore.files.reading.plain import read_plain as reader
    sys.stdout.write(json.dumps(reader(Path(path), Path(into))))


def _bind() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
