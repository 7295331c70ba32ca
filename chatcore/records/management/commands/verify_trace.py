"""``python -m chatcore verify_trace``: is everything that was recorded still as it was recorded?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from chatcore.records.selectors import verify


class Command(BaseCommand):
    help = (
        "Checks the chain of sealed blocks and names every row that was altered, added or deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor",
            action="append",
            default=[],
            metavar="DIGEST",
            help="a head that an earlier check printed and that must still be in the chain",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify(anchors=tuple(options["anchor"]))
        for finding in report.findings:
            self.stderr.write(str(finding))
        self.stdout.write(
            f"{report.blocks} blocks, {report.rows} rows checked, {report.redacted} redacted, "
            f"{report.waiting} not sealed yet."
        )
        for ledger, digest in report.heads.items():
            self.stdout.write(f"head of {ledger}: {digest}")
        if report.findings:
            raise CommandError(f"{len(report.findings)} findings: the record was altered.")
        self.stdout.write("The record is intact.")
