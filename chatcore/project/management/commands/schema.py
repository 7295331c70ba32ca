"""``python -m chatcore schema``: writes what the interfaces look like, for all who use them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chatcore.project.openapi import openapi_document
from chatcore.project.protocol_schema import asyncapi_document, live_schema


def documents() -> dict[Path, str]:
    """Return the text of each generated file, by its path in a checkout."""
    made = {
        "frontend/src/api/openapi.json": openapi_document(),
        "frontend/src/api/live.schema.json": live_schema(),
        "docs/api/asyncapi.json": asyncapi_document(),
    }
    return {
        settings.ROOT / path: json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        for path, document in made.items()
    }


def stale() -> list[Path]:
    """Return the generated files that are not what the code says."""
    return [
        path
        for path, text in documents().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


class Command(BaseCommand):
    help = "Writes the OpenAPI document, the live protocol's JSON Schema and its AsyncAPI document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when a file is not up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if names := [str(path.relative_to(settings.ROOT)) for path in stale()]:
                raise CommandError(
                    f"not up to date: {', '.join(names)}. Run: python -m chatcore schema"
                )
            return
        for path, text in documents().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(str(path.relative_to(settings.ROOT)))
