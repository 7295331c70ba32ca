"""The client of these tests is anybody's: it imports nothing of the project but the tests' own."""

import ast
from pathlib import Path

FOREIGN = {"chatcore", "rooms", "presence", "integrations", "django"}


def test_the_clients_of_the_protocol_and_of_the_faults_import_nothing_of_the_project() -> None:
    tests = Path(__file__).parent.parent
    for path in (*tests.glob("protocol/*.py"), *tests.glob("faults/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not {name.split(".")[0] for name in names} & FOREIGN, path.name
