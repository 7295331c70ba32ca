"""Chatcore's people and rooms for the peers, as ``benchmarks.seeding`` makes them; run in a process of its own.

``python -m benchmarks.peers.world`` makes them and prints, as JSON, the tokens of the people, the halls in
which the first so many of them are, a room of their own for the first few, and the addresses of some who
have a password. With ``--kept`` it prints how many messages there are.
"""

import argparse
import json
import os
import sys
from typing import Any

import django
from django.db import connection

from benchmarks.peers.peer import PASSWORD
from benchmarks.seeding.rows import community_of, make_rooms, seat, tokens_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers.world")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--halls", nargs="*", type=int, default=[])
    parser.add_argument("--own", type=int, default=0)
    parser.add_argument("--passwords", type=int, default=0)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")
    django.setup()
    json.dump(_kept() if options.kept else _made(options), sys.stdout)


def _made(options: argparse.Namespace) -> dict[str, Any]:
    community, (founder, *people) = community_of(options.people + 1)
    rooms = make_rooms(community, founder, len(options.halls) + options.own)
    halls, own = rooms[: len(options.halls)], rooms[len(options.halls) :]
    for room, size in zip(halls, options.halls, strict=True):
        seat([(room, person) for person in people[:size]])
    seat(list(zip(own, people, strict=False)))
    said = {
        "tokens": tokens_of(people),
        "halls": {str(size): str(room.id) for room, size in zip(halls, options.halls, strict=True)},
        "own": [str(room.id) for room in own],
        "addresses": _with_passwords(options.passwords),
    }
    # As autovacuum would soon have done.
    connection.cursor().execute("ANALYZE")
    return said


def _kept() -> int:
    from rooms.conversations.models import Message

    return Message.objects.count()


def _with_passwords(count: int) -> list[str]:
    from chatcore.people.actions.register import register_person

    return [
        register_person(email=f"s{number}@rivages.example", name="Ada", password=PASSWORD).email
        for number in range(count)
    ]


if __name__ == "__main__":
    main()
