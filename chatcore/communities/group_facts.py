"""What the rules of automatic groups may say about people: facts, that apps register.

An app above tells its facts here (``@fact("place")``), as it tells who is met elsewhere (``people.meets``).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from chatcore.communities.group_rules import Condition, Rule
from chatcore.communities.models import Community
from chatcore.communities.selectors.people import Ids
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.folding import folded

# The ids of the persons of a community of whom a fact is so; a query, that is made part of another.
Holders = Callable[[Community, str], Ids]
# The value as it is kept; raises what a bad one is told.
Check = Callable[[Community, str, str], str]


class Fact(NamedTuple):
    holders: Holders
    check: Check


_facts: dict[str, Fact] = {}


def checked_words(community: Community, value: str, path: str) -> str:
    """Return a value that is one line of people's words, with a letter or a digit in it."""
    line = checked_line(value, longest=120, path=path, required=True)
    if not re.search(r"\w", folded(line)):
        raise Invalid(_NO_WORD, path=path)
    return line


def fact(name: str, *, check: Check = checked_words) -> Callable[[Holders], Holders]:
    """Register the decorated query as what the fact ``name`` means."""

    def register(holders: Holders) -> Holders:
        _facts[name] = Fact(holders, check)
        return holders

    return register


def checked_rule(community: Community, rule: Rule) -> Rule:
    """Return ``rule`` with its values as they are kept.

    Raises:
        Invalid: a fact that is not known, or a value that it does not take. NotFound: a component.
    """
    conditions = []
    for index, condition in enumerate(rule.conditions):
        known = _facts.get(condition.fact)
        if known is None:
            names = ", ".join(sorted(_facts))
            raise Invalid(_UNKNOWN.filled(names=names), path=f"$.conditions[{index}].fact")
        value = known.check(community, condition.value, f"$.conditions[{index}].value")
        conditions.append(Condition(fact=condition.fact, value=value))
    return Rule(match=rule.match, conditions=conditions)


def holders_of(community: Community, condition: Condition) -> Ids:
    """Return of whom ``condition`` is so."""
    return _facts[condition.fact].holders(community, condition.value)


def whole_words(value: str) -> str:
    """Return a regular expression for the words of ``value``, next to each other, in folded text; both
    databases read it the same way."""
    return rf"(^|[^a-z0-9])({re.escape(folded(value))})([^a-z0-9]|$)"


_UNKNOWN = Words(
    fr="Ce critère n’est pas connu ; ceux qui le sont : {names}.",
    en="This fact is not known; those that are: {names}.",
)
_NO_WORD = Words(
    fr="Écrivez au moins un mot.",
    en="Write at least a word.",
)
