"""S7: reading a very large room: the latest, long ago, a jump to a message or to a day, and searches in French."""

import argparse
import http.client
import json
import random
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from benchmarks.figures import Figure, Reference, Section, Table, rounded
from benchmarks.large import large
from benchmarks.load.timing import Latency
from benchmarks.seeding.rows import LESS_AND_LESS
from benchmarks.servers import Started, chosen_column, column, python, serving
from chatcore.foundation.clock import now

REQUESTS = 200
WARMING = 10
PAGE = 50
WAYS = {
    "latest": f"the latest {PAGE}",
    "before": "older than a position (`?before=`)",
    "around": "a jump to a message (`?around=`)",
    "on": "a jump to a day (`?on=`)",
}
SEARCHES = {
    "common": "search: a word of every sixth message",
    "two": "search: two words, each of every third message or so",
    "rare": "search: a word of a few messages",
    "phrase": "search: a phrase",
    "best": "search: the best first",
}
# Milliseconds that a page and a search may take (quality.md, S7).
PAGE_MS, SEARCH_MS = 50, 200


def measure(options: argparse.Namespace) -> Section:
    """Return how long a page takes in the large room, and the queries of it beside those of a small one."""
    with (
        column(chosen_column()) as environment,
        large(
            environment, messages=options.large, rest=options.messages, drop=options.drop_large
        ) as (own, world),
    ):
        counts = _counts(own, world)
        found: dict[str, dict[str, Latency]] = {}
        for server in options.servers:
            print(f"{server}: reading", flush=True)
            with serving(own, server) as running:
                found[server] = _timed(running, world, options.large)
    return Section(
        name="reading",
        title="Reading a large room (S7)",
        how=f"A room of {options.large:,} messages in PostgreSQL, {PAGE} a page by REST, {REQUESTS} requests of each "
        "kind one after the other, at positions, days and words chosen at random. The reference is the latest page of "
        "a room of 100 messages, or the same search in it, for queries as for times.",
        figures=[
            *(one for server, times in found.items() for one in _figures(server, times)),
            *(
                Figure(
                    what=f"queries: {said}", value=counts[way], unit="queries",
                    at_most=counts[_small(way)],
                    reference=Reference("the same, in a room of 100", counts[_small(way)]),
                )
                for way, said in (WAYS | SEARCHES).items()
            ),
        ],
        tables=[("In detail:", _details(found))],
    )  # fmt: skip


def _small(way: str) -> str:
    """Return what is as much work in the small room: a rare word is not there, and finding nothing asks for less."""
    return "small common" if way == "rare" else f"small {way}"


def _figures(server: str, times: Mapping[str, Latency]) -> list[Figure]:
    return [
        Figure(
            what=f"{server}: {said}, p95", value=times[way].p95, unit="ms",
            at_most=SEARCH_MS if way in SEARCHES else PAGE_MS,
            reference=Reference(
                "a room of 100 messages", times["small search" if way in SEARCHES else "small"].p95
            ),
        )
        for way, said in (WAYS | SEARCHES).items()
    ]  # fmt: skip


def _details(found: Mapping[str, Mapping[str, Latency]]) -> Table:
    said = {
        "small": "the latest of a room of 100",
        "small search": "a search in a room of 100",
        **WAYS,
        **SEARCHES,
    }
    rows = [
        [f"{server}: {said[way]}", *(f"{rounded(ms)} ms" for ms in (one.p50, one.p95, one.most))]
        for server, times in found.items()
        for way, one in times.items()
    ]
    return Table(["", "p50", "p95", "longest"], rows)


def _path(room: str, query: str = "") -> str:
    return f"/api/v1/rooms/{room}/messages/?limit={PAGE}{query}"


def _search(room: str, words: str, more: str = "") -> str:
    return f"/api/v1/search/?room={room}&q={quote(words)}{more}"


def _searches(room: str, dice: random.Random) -> dict[str, Callable[[], str]]:
    """Return what is looked for in ``room``: words that ``pour`` has put there, each as often as it says."""
    rarer = LESS_AND_LESS[len(LESS_AND_LESS) // 2 :]
    return {
        "common": lambda: _search(room, dice.choice(("devis", "marée", "réunions", "journée"))),
        "two": lambda: _search(room, dice.choice(("quai marées", "chantiers variante"))),
        "rare": lambda: _search(room, dice.choice(rarer)),
        "phrase": lambda: _search(room, '"cale sèche"'),
        "best": lambda: _search(room, "plan de la cale", "&order=best"),
    }


def _counts(environment: Mapping[str, str], world: Mapping[str, Any]) -> dict[str, int]:
    """Return the queries of each way in the large room, and in the small one."""
    paths: dict[str, str] = {}
    for prefix, room in (("", world["large"]), ("small ", world["small"])):
        paths[f"{prefix}latest"] = _path(room)
        paths[f"{prefix}before"] = _path(room, "&before=80")
        paths[f"{prefix}around"] = _path(room, "&around=50")
        paths[f"{prefix}on"] = _path(room, "&on=2020-01-01")
        dice = random.Random(7)
        searches = _searches(room, dice)
        paths |= {f"{prefix}{name}": search() for name, search in searches.items()}
    said = python(
        environment, "benchmarks.query_counts", "paths", world["tokens"]["many"], *paths.values()
    )
    return dict(zip(paths, json.loads(said), strict=True))


def _timed(server: Started, world: Mapping[str, Any], messages: int) -> dict[str, Latency]:
    reader = _Reader(server, world["tokens"]["many"])
    dice = random.Random(7)
    room = world["large"]
    known = [
        one["id"]
        for _ in range(8)
        for one in reader.page(_path(room, f"&before={dice.randint(PAGE, messages)}"))
    ]
    ways: dict[str, Callable[[], str]] = {
        "small": lambda: _path(world["small"]),
        "latest": lambda: _path(room),
        "before": lambda: _path(room, f"&before={dice.randint(PAGE, messages)}"),
        "around": lambda: _path(room, f"&around={dice.choice(known)}"),
        "on": lambda: _path(room, f"&on={_day(dice, messages)}"),
        "small search": lambda: _search(world["small"], "marée"),
        **_searches(room, dice),
    }
    times = {way: reader.timed(path) for way, path in ways.items()}
    reader.close()
    return times


def _day(dice: random.Random, messages: int) -> str:
    """Return a day of the large room, whose messages are a minute apart, the last one of when it was made."""
    back = timedelta(minutes=dice.randint(0, messages))
    return (now() - back).date().isoformat()


class _Reader:
    """One connection, kept alive, that asks one page after the other."""

    def __init__(self, server: Started, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self._headers = {"Authorization": f"Bearer {token}"}

    def page(self, path: str) -> list[dict[str, Any]]:
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"GET {path}: {answer.status} {body[:200]!r}")
        results: list[dict[str, Any]] = json.loads(body)["results"]
        if not results and "/search/" not in path:
            raise RuntimeError(f"GET {path}: a page without messages")
        return results

    def timed(self, path: Callable[[], str]) -> Latency:
        taken = []
        for _ in range(WARMING + REQUESTS):
            asked = path()
            began = time.perf_counter()
            self.page(asked)
            taken.append(time.perf_counter() - began)
        return Latency.of(taken[WARMING:])

    def close(self) -> None:
        self._connection.close()
