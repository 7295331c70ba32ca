"""Django's ``flush`` (it empties the database), which the append-only ledgers would refuse."""

from typing import Any

from django.core.management.commands import flush

from chatcore.records.protection import opened


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        with opened("flush"):
            super().handle(**options)
