"""``python -m chatcore token <email>``: a personal access token for scripts and tests."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chatcore.people.actions.tokens import create_token
from chatcore.people.models import Person


class Command(BaseCommand):
    help = "Print a new personal access token of the person with this e-mail address."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="python -m chatcore token", help="the token's name")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        person = Person.objects.filter(email=email, is_active=True).first()
        if person is None:
            raise CommandError(f"There is no active person with the address {email}.", returncode=1)
        _, raw = create_token(actor=None, person=person, name=options["name"])
        self.stdout.write(raw)
