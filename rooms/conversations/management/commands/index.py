"""``python -m chatcore index``: put into the search what is not in it yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from rooms.conversations.actions.indexing import index_everything


class Command(BaseCommand):
    help = (
        "Indexes the messages that the search does not know yet: after an upgrade from a version without "
        "search, or after an import. Can be stopped and begun again; members are not held up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="index every message anew: after a new version that compares words in another way",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        done = shown = 0
        for count in index_everything(again=options["again"]):
            done += count
            if done - shown >= 10_000:
                shown = done
                self.stdout.write(f"{done} messages…")
        # What the planner knows of the words decides how they are looked for.
        if done and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE conversations_indexed")
        self.stdout.write(f"{done} messages indexed.")
