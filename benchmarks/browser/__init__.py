"""S10 and the time from sending to seeing: the built front end in a real Chromium, against a started server."""

import argparse
import gzip
import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.figures import Figure, Section, Table, rounded
from benchmarks.servers import ROOT, chosen_column, column, seeded, serving
from tests.services.browser import browser

DIST = ROOT / "frontend" / "dist"
DRIVER = Path(__file__).with_name("measure.mjs")
# How far back the timeline is scrolled: sixty pages of fifty messages.
DEPTH = 3_000
SERVER = "daphne"
_LINKED = re.compile(r'(?:src|href)="/(assets/[^"]+\.(?:js|css))"')
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')


def measure(options: argparse.Namespace) -> Section:
    """Return the weight of the first load, and what is felt while talking and scrolling."""
    entry = first_load()
    with column(chosen_column()) as environment:
        world = seeded(environment, "talk", "--messages", str(options.timeline))
        with serving(environment, SERVER, pinned=False) as running:
            site = {"site": running.site, "browser": browser()}
            found = _driven({**world, **site, "posts": options.posts, "depth": DEPTH})
    # What was built: the sheet of the client's brand is written by the server, and small.
    built = {path.lstrip("/") for path in found["loaded"] if path.startswith("/assets/")}
    loaded = built | entry
    scrolled = found["scrolled"]
    return Section(
        name="browser",
        title="In the browser (S10), and from sending to seeing",
        how=f"Chromium {found['version']}, headless, two windows signed in as two people, on {SERVER}; times from "
        f"the key to the frame that shows the message, {options.posts} messages one after the other. Windows, server "
        f"and database share the cores of one machine. The room holds {world['messages']:,} messages; it was "
        f"scrolled back through {scrolled['passed']:,} of them in {scrolled['seconds']:.0f} s.",
        figures=[
            Figure(
                what="first load, JavaScript and CSS, gzip", value=_weight(entry) / 1024, unit="KiB", at_most=120,
            ),
            Figure(what="with the parts that an open room loads", value=_weight(loaded) / 1024, unit="KiB"),
            Figure(
                what="Enter → one's own message shown, p50", value=median(found["shown"]), unit="ms", at_most=50,
            ),
            Figure(what="the same, p95", value=_p95(found["shown"]), unit="ms"),
            Figure(what="Enter → seen in the second browser, p50", value=median(found["seen"]), unit="ms"),
            Figure(what="the same, p95", value=_p95(found["seen"]), unit="ms"),
            Figure(
                what="rows in the document while scrolling, most", value=scrolled["rows"], unit="rows", at_most=200,
            ),
            Figure(what="longest frame while scrolling", value=scrolled["longestFrameMs"], unit="ms"),
            Figure(what="address → messages shown, signed in, nothing cached", value=found["openedMs"], unit="ms"),
        ],
        tables=[("What the first load is made of:", _files(entry))],
    )  # fmt: skip


def first_load() -> set[str]:
    """Return the scripts and styles that index.html names, and what these import at once."""
    page = DIST / "index.html"
    if not page.is_file():
        raise SystemExit("the front end is not built: make build")
    found: set[str] = set()
    waiting = _LINKED.findall(page.read_text(encoding="utf-8"))
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        if path.endswith(".js"):
            text = (DIST / path).read_text(encoding="utf-8")
            waiting += [f"assets/{name}" for name in _IMPORTED.findall(text)]
    return found


def _weight(paths: Iterable[str]) -> int:
    return sum(len(gzip.compress((DIST / path).read_bytes(), 9)) for path in paths)


def _files(paths: Iterable[str]) -> Table:
    rows = sorted(((_weight([path]), path) for path in paths), reverse=True)
    return Table(
        ["file", "KiB, gzip"],
        [[re.sub(r"-[\w-]{8}\.", ".", path), rounded(weight / 1024)] for weight, path in rows],
    )


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[18]


def _driven(asked: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(DRIVER), json.dumps(asked)], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
