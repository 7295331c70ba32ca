"""What the finders tell: one line on standard error for each server, or what is missing and how to get it."""

import sys


class Missing(Exception):
    """Something the tests need is neither here nor can be started; the text says how to get it."""


def say(line: str) -> None:
    """Write one line to standard error."""
    print(f"services: {line}", file=sys.stderr, flush=True)
