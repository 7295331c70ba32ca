"""What rights cost: a matrix set for a large community, and what one may do in many things at once."""

import argparse
import http.client
import json
import threading
import time
from collections.abc import Mapping
from statistics import median
from typing import Any

import psycopg
from websockets.sync.client import connect

from benchmarks.figures import Figure, Reference, Section, Table, rounded
from benchmarks.servers import Started, chosen_column, column, python, seeded, serving

SERVER = "uvicorn"
ROUNDS = 10
READINGS = 30
# Each turn gives members both, or neither: whom rooms take them for changes for everybody.
TURNS = ({"lead_rooms": "yes", "announce": "yes"}, {"lead_rooms": "no", "announce": "no"})
KINDS = ("groups", "rooms", "communities")
BARE = (
    "UPDATE communities_membership SET taken_for = %s WHERE community_id = %s AND role = 'member'"
)


def measure(options: argparse.Namespace) -> Section:
    """Return how long a change of the matrix takes, and what reading the rights in fifty things does.

    Raises:
        SystemExit: there is no PostgreSQL.
    """
    if chosen_column() != "servers":
        raise SystemExit("standings are measured on PostgreSQL: make bench ARGS=standings")
    with column("servers") as environment:
        world = seeded(environment, "standings", "--people", str(options.members))
        counts = {who: _counted(environment, world[who]) for who in ("few", "many")}
        with serving(environment, SERVER) as running:
            committed, told, bare = _matrix(running, environment, world)
            times = {who: _read(running, world[who]) for who in ("few", "many")}
    members = f"{options.members:,}"
    return Section(
        name="standings",
        title="Rights in a large community (E2)",
        how=f"A community of {members} members in PostgreSQL, {SERVER}. An administrator sets by REST whether members "
        f"lead rooms and announce, {ROUNDS} times, there and back, so that the row of every member changes; seen from "
        "the request to its answer, which comes after the commit, and to the event at a member's websocket. The "
        f"reference is one bare `UPDATE` of those {members} rows and its commit, between the changes; the table is "
        "vacuumed before each, and every row looked at after each change. Lists tell "
        f"what one may do in each of their rows; medians of {READINGS}, and queries counted apart.",
        figures=[
            Figure(
                what=f"the matrix set for {members} members, committed", value=median(committed), unit="s",
                reference=Reference(f"one `UPDATE` of {members} rows", median(bare)),
            ),
            Figure(
                what=f"the matrix set for {members} members, told", value=median(told), unit="s",
                reference=Reference(f"one `UPDATE` of {members} rows", median(bare)),
            ),
            *(
                Figure(
                    what=f"queries: abilities in 50 {kind}", value=counts["many"][kind], unit="queries",
                    at_most=counts["few"][kind], reference=Reference("in 2", counts["few"][kind]),
                )
                for kind in KINDS
            ),
        ],
        tables=[
            ("The matrix, in seconds:", _by_round(committed, told, bare)),
            ("Reading one's abilities:", _by_kind(times, counts)),
        ],
    )  # fmt: skip


def _matrix(
    server: Started, environment: Mapping[str, str], world: Mapping[str, Any]
) -> tuple[list[float], list[float], list[float]]:
    """Return the seconds until each change was committed and until it was told, and those of bare updates."""
    committed, told, bare = [], [], []
    headers = {"Authorization": f"Bearer {world['few']['token']}"}
    with (
        connect(server.websocket, additional_headers=headers, max_size=None) as member,
        _database(environment) as database,
    ):
        member.recv()
        # The first of them fills what is kept in memory.
        for number in range(ROUNDS + 1):
            body = {"cells": {"member": TURNS[number % 2]}}
            heard: list[float] = []
            listener = threading.Thread(target=_hear, args=(member, heard))
            listener.start()
            began = time.perf_counter()
            _asked(server, world, body)
            answered = time.perf_counter()
            listener.join(60)
            committed.append(answered - began)
            told.append(heard[0] - began)
            _all_changed(database, world, number)
            bare.append(_bare(database, world["community"], number))
    return committed[1:], told[1:], bare[1:]


def _database(environment: Mapping[str, str]) -> "psycopg.Connection[Any]":
    """Connect under the product's name: what another one changes costs a row of the trace each."""
    url = environment["DATABASE_URL"]
    return psycopg.connect(url, autocommit=True, application_name="chatcore")


def _hear(member: Any, heard: list[float]) -> None:
    while "roles.changed" not in str(member.recv(timeout=60)):
        pass
    heard.append(time.perf_counter())


def _asked(server: Started, world: Mapping[str, Any], body: Mapping[str, Any]) -> None:
    path = f"/api/v1/communities/{world['community']}/roles/"
    _got(server, "PATCH", path, world["administrator"], json.dumps(body))


def _all_changed(
    database: "psycopg.Connection[Any]", world: Mapping[str, Any], number: int
) -> None:
    """See that the change reached everybody's row: what is faster than it can be did something else.

    Raises:
        RuntimeError: it did not.
    """
    rows = "SELECT count(*) FROM communities_membership WHERE community_id = %s AND role = 'member' AND "
    wrong = "taken_for IS NOT NULL" if number % 2 else "taken_for IS DISTINCT FROM 'animator'"
    (left,) = database.execute(rows + wrong, [world["community"]]).fetchone() or (0,)
    if left:
        raise RuntimeError(f"{left} members are taken for what they were")


def _bare(database: "psycopg.Connection[Any]", community: str, number: int) -> float:
    """Return the seconds that writing every member's row anew takes; then put back, apart, what the product wrote."""
    database.execute(_VACUUM)
    began = time.perf_counter()
    database.execute(BARE, [f"bare {number}", community])
    seconds = time.perf_counter() - began
    database.execute(BARE, [None if number % 2 else "animator", community])
    database.execute(_VACUUM)
    return seconds


# Both find the table as it is kept: without the rows that the other has left behind.
_VACUUM = "VACUUM communities_membership"


def _paths(who: Mapping[str, str]) -> list[str]:
    return [
        f"/api/v1/communities/{who['groups']}/groups/",
        "/api/v1/rooms/",
        "/api/v1/communities/",
    ]


def _counted(environment: Mapping[str, str], who: Mapping[str, str]) -> dict[str, int]:
    asked = ("paths", who["token"], *_paths(who))
    said = json.loads(python(environment, "benchmarks.query_counts", *asked))
    return dict(zip(KINDS, said, strict=True))


def _read(server: Started, who: Mapping[str, str]) -> dict[str, float]:
    """Return the milliseconds of each list."""
    found = {}
    for kind, path in zip(KINDS, _paths(who), strict=True):
        taken = []
        for _ in range(READINGS + 2):
            began = time.perf_counter()
            _got(server, "GET", path, who["token"])
            taken.append(time.perf_counter() - began)
        found[kind] = 1e3 * median(taken[2:])
    return found


def _got(server: Started, verb: str, path: str, token: str, body: str | None = None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request(verb, path, body=body, headers=headers)
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{verb} {path}: {answer.status} {said[:300]!r}")


def _by_round(committed: list[float], told: list[float], bare: list[float]) -> Table:
    rows = [("committed", committed), ("told", told), ("bare `UPDATE`", bare)]
    return Table(
        ["", "fastest", "median", "slowest"],
        [
            [what, *(rounded(one) for one in (min(its), median(its), max(its)))]
            for what, its in rows
        ],
    )


def _by_kind(
    times: Mapping[str, Mapping[str, float]], counts: Mapping[str, Mapping[str, int]]
) -> Table:
    return Table(
        ["list", "queries for 2", "for 50", "time for 2", "for 50"],
        [
            [
                kind, str(counts["few"][kind]), str(counts["many"][kind]),
                f"{rounded(times['few'][kind])} ms", f"{rounded(times['many'][kind])} ms",
            ]
            for kind in KINDS
        ],
    )  # fmt: skip
