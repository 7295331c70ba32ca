"""``python -m chatcore demo``: makes the demonstration community, once."""

from argparse import ArgumentParser
from typing import Any

import environ
from django.core.management.base import BaseCommand

from chatcore.people.models import Person
from chatcore.project.demonstration.cast import ACCOUNTS, characters
from chatcore.project.demonstration.stage import existing, play_demonstration

DEFAULT_PASSWORD = "rivages-demo"  # noqa: S105 (printed, on purpose)


class Command(BaseCommand):
    help = "Makes the demonstration community « Réseau Rivages »; repeated, it adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--password", help="that of every account (or CHATCORE_DEMO_PASSWORD)")
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing on an instance that has people already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        default = environ.Env().str("CHATCORE_DEMO_PASSWORD", default="") or DEFAULT_PASSWORD
        password = options["password"] or default
        if options["if_empty"] and existing() is None and Person.objects.exists():
            self.stdout.write("This instance has people already: no demonstration is added.")
            return
        census = play_demonstration(password, self.stderr)
        self.stdout.write(
            f"Réseau Rivages {'is made' if census.fresh else 'is there'}: {census.people} people, "
            f"{census.rooms} rooms, {census.messages} messages."
        )
        self._print_accounts(password)

    def _print_accounts(self, password: str) -> None:
        ada = Person.objects.filter(email=characters()["ada"].email).first()
        known = ada is not None and ada.check_password(password)
        self.stdout.write(f"Password: {password if known else '(the one given when it was made)'}")
        for key in ACCOUNTS:
            character = characters()[key]
            self.stdout.write(f"  {character.email:<22} {character.name}, {character.role}")
