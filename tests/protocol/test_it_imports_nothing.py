"""The client of these tests is anybody's: it imports nothing of the project but the tests' own."""

import ast
from pathlib import Path

FOREIGN = {"chatcore", "rooms", "presence", "integrations", "django"}


def test_the_protocol_tests_import_nothing_of_the_project() -> None:
    for path in Path(__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not {name.split(".")[0] for name in names} & FOREIGN, path.name
