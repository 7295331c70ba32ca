"""What is installed is what was locked: every package is held by the digest of its content."""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_package_of_the_front_end_is_locked_by_its_digest() -> None:
    lock = json.loads((ROOT / "frontend/package-lock.json").read_text())
    packages = {name: locked for name, locked in lock["packages"].items() if name}
    assert len(packages) > 100
    assert [name for name, locked in packages.items() if not locked.get("integrity")] == []
    # An address would bind the lock to one registry.
    assert [name for name, locked in packages.items() if "resolved" in locked] == []


def test_every_package_of_the_server_is_locked_by_its_digest() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
        packages = [line for line in entries if line and not line.lstrip().startswith(("#", "-"))]
        assert len(packages) > 30
        assert [line for line in packages if "--hash=sha256:" not in line] == []
