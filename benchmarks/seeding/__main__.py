"""``python -m benchmarks.seeding <world> …``."""

import argparse
import json
import os
import sys

import django
from django.db import connection

from benchmarks.seeding.standings import standings
from benchmarks.seeding.worlds import crowd, halls, large, library, storm, talk

WORLDS = {world.__name__: world for world in (crowd, halls, storm, library, large, talk, standings)}


def main() -> None:
    options = _parser().parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")
    django.setup()
    said = WORLDS[options.world](options)
    # As autovacuum would soon have done: a planner that knows nothing of new tables measures itself.
    connection.cursor().execute("ANALYZE")
    json.dump(said, sys.stdout)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeding", description=__doc__)
    parser.add_argument("world", choices=WORLDS)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--rooms", type=int, default=20, help="crowd: how many each person is in")
    parser.add_argument("--sizes", default="1000", help="halls: how many are in each room")
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--large", type=int, default=1_000_000, help="large: in the largest room")
    return parser


if __name__ == "__main__":
    main()
