"""Whatever the code records, people read in words of both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from chatcore.administration.wording import value_words
from chatcore.administration.words_of_actions import ACTIONS
from chatcore.administration.words_of_objects import OBJECTS
from chatcore.records import direct_changes

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("chatcore", "rooms", "presence", "integrations")
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")


def trees() -> Iterator[ast.Module]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def recorded() -> set[str]:
    """Return every name that is given as ``action``, by keyword or to a function of its module."""
    found: set[str] = set()
    for tree in trees():
        places = {
            node.name: names.index("action")
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and "action" in (names := [argument.arg for argument in node.args.args])
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            given = [keyword.value for keyword in call.keywords if keyword.arg == "action"]
            place = places.get(call.func.id) if isinstance(call.func, ast.Name) else None
            if place is not None and place < len(call.args):
                given.append(call.args[place])
            found |= {name for value in given for name in _names(value)}
    return found


def _names(value: ast.AST) -> Iterator[str]:
    for node in ast.walk(value):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and ACTION.fullmatch(text):
            yield text


def test_every_action_that_is_recorded_has_words() -> None:
    by_code = recorded()
    assert {"invitation.sent_again", "password.reset", "room.reopened", "trace.read"} <= by_code
    by_triggers = set(re.findall(r"'(row\.\w+)'", direct_changes._FUNCTION))
    assert len(by_triggers) == 4
    assert (by_code | by_triggers) - set(ACTIONS) == set(), "give it words in wording.py"


def test_words_are_in_both_languages_and_differ_between_actions() -> None:
    for words in (*ACTIONS.values(), *OBJECTS.values()):
        assert words.fr
        assert words.en
    assert len({words.fr for words in ACTIONS.values()}) == len(ACTIONS)
    assert len({words.en for words in ACTIONS.values()}) == len(ACTIONS)


def test_values_are_words_and_names() -> None:
    people = {"0190": "Chloé Morvan"}
    assert value_words("role", "functional_administrator", {}) == "administration fonctionnelle"
    assert value_words("comments", True, {}) == "oui"
    assert value_words("fields", ["name", "time_zone"], {}) == "nom, fuseau horaire"
    assert value_words("person", "0190", people) == "Chloé Morvan"
    assert value_words("title", "member", {}) == "member"
    assert value_words("role", None, {}) is None
    assert value_words("filters", {"from": "2026-11-26"}, {}) == "du = 2026-11-26"
