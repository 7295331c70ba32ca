"""The browser of the journeys: the one installed, else Debian's package, else Playwright's own download."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.services.said import Missing, say

FRONTEND = Path(__file__).resolve().parent.parent.parent / "frontend"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str:
    """Return the path of a Chromium, which is installed first where there is none."""
    given = os.environ.get("CHATCORE_BROWSER", "")
    found = given or _installed() or _from_debian() or _from_playwright()
    if not found:
        raise Missing(
            "no Chromium: install one (Debian: apt-get install chromium) or set CHATCORE_BROWSER"
        )
    say(f"browser {found}")
    return found


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("no Chromium here: installing Debian's package")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "chromium"]):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL).returncode:
            say(f"{' '.join(command)} failed; looking further")
            return None
    return _installed()


def _from_playwright() -> str | None:
    if not (FRONTEND / "node_modules/playwright-core").is_dir():
        return None
    where = ["node", "-p", "require('playwright-core').chromium.executablePath()"]
    path = subprocess.run(where, cwd=FRONTEND, capture_output=True, text=True).stdout.strip()
    if not Path(path).is_file():
        say("no Chromium here: Playwright downloads its own")
        dependencies = ["--with-deps"] if os.geteuid() == 0 else []
        subprocess.run(
            ["npx", "--no-install", "playwright-core", "install", *dependencies, "chromium"],
            cwd=FRONTEND, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return path if Path(path).is_file() else None
