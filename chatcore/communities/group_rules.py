"""The rules of automatic groups: conditions about people, all of which or any of which they meet. Pure."""

from typing import Annotated, Literal

from msgspec import Meta

from chatcore.communities.permissions import LEADERS
from chatcore.foundation.shapes import Input, Shape

# More conditions than these are read by nobody, and each is a part of one query.
MOST_CONDITIONS = 12
Text = Annotated[str, Meta(max_length=120)]


class Condition(Input, frozen=True, kw_only=True):
    """``fact``: one that is registered (``group_facts.py``); ``value``: what it must be."""

    fact: Text
    value: Text


class Rule(Input, frozen=True, kw_only=True):
    match: Literal["all", "any"]
    conditions: Annotated[list[Condition], Meta(min_length=1, max_length=MOST_CONDITIONS)]

    def kept(self) -> dict[str, object]:
        """Return the rule as a group keeps it."""
        return {
            "match": self.match,
            "conditions": [{"fact": one.fact, "value": one.value} for one in self.conditions],
        }


class ConditionCard(Shape, frozen=True, kw_only=True):
    """``label``: the value as people read it; null when what it names is no more."""

    fact: str
    value: str
    label: str | None


class RuleCard(Shape, frozen=True, kw_only=True):
    match: str
    conditions: list[ConditionCard]


def leaders_rule() -> Rule:
    """Return who is of the group of those who lead the community."""
    return Rule(
        match="any",
        conditions=[Condition(fact="role", value=str(role)) for role in sorted(LEADERS)],
    )
