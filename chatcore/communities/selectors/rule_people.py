"""Who meets the rules of automatic groups: one query for any number of people and rules."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from chatcore.communities.group_facts import holders_of
from chatcore.communities.group_rules import ConditionCard, Rule, RuleCard
from chatcore.communities.models import (
    Community,
    Component,
    Group,
    GroupKind,
    GroupMember,
    Membership,
    Role,
)
from chatcore.communities.selectors.components import full_names

People = Collection[uuid.UUID]


class Difference(NamedTuple):
    """Who comes into a group by its rule, and who goes."""

    came: set[uuid.UUID]
    went: set[uuid.UUID]


def rule_of(group: Group) -> Rule:
    return msgspec.convert(group.rule, Rule)


def rule_groups(community: Community) -> "QuerySet[Group]":
    """Return the groups of ``community`` that hold whom a rule describes; archived ones are kept up too."""
    return Group.objects.filter(
        community=community, kind=GroupKind.AUTOMATIC, rule__isnull=False
    ).order_by("id")


def about(group: Group, facts: Collection[str]) -> bool:
    """Tell whether the rule of ``group`` asks for one of ``facts``."""
    return any(condition.fact in facts for condition in rule_of(group).conditions)


def people_by_rule(community: Community, rule: Rule) -> "QuerySet[Membership]":
    """Return the memberships of those of ``community`` who meet ``rule``; guests and bots never do."""
    return _possible(community).filter(_meets(community, rule))


def differences(
    community: Community, groups: Sequence[Group], people: People | None
) -> Mapping[uuid.UUID, Difference]:
    """Return, by group, who of ``people`` (None: of all) is to come or to go (two queries)."""
    inside = GroupMember.objects.filter(group__in=groups)
    rows = _possible(community)
    if people is not None:
        inside, rows = inside.filter(person__in=people), rows.filter(person__in=people)
    verdicts = {
        f"meets_{number}": ExpressionWrapper(
            _meets(community, rule_of(group)), output_field=BooleanField()
        )
        for number, group in enumerate(groups)
    }
    wanted: dict[uuid.UUID, set[uuid.UUID]] = {group.id: set() for group in groups}
    for person, *meets in rows.annotate(**verdicts).values_list("person_id", *verdicts):
        for group, its in zip(groups, meets, strict=True):
            if its:
                wanted[group.id].add(person)
    held: dict[uuid.UUID, set[uuid.UUID]] = {group.id: set() for group in groups}
    for group_id, person in inside.values_list("group_id", "person_id"):
        held[group_id].add(person)
    return {
        group.id: Difference(wanted[group.id] - held[group.id], held[group.id] - wanted[group.id])
        for group in groups
    }


def rule_card(community: Community, rule: Rule) -> RuleCard:
    """Return ``rule`` with its components by name (one query)."""
    ids = [one.value for one in rule.conditions if one.fact == "component"]
    names: dict[str, str] = {}
    if ids:
        living = Component.objects.filter(community=community, archived_at=None)
        names = full_names(living)
    return RuleCard(
        match=rule.match,
        conditions=[
            ConditionCard(
                fact=one.fact,
                value=one.value,
                label=names.get(one.value) if one.fact == "component" else one.value,
            )
            for one in rule.conditions
        ],
    )


def _possible(community: Community) -> "QuerySet[Membership]":
    rows = Membership.objects.filter(community=community, left_at=None)
    return rows.exclude(role__in=(Role.GUEST, Role.BOT))


def _meets(community: Community, rule: Rule) -> Q:
    conditions = [Q(person__in=holders_of(community, one)) for one in rule.conditions]
    met = conditions[0]
    for condition in conditions[1:]:
        met = met & condition if rule.match == "all" else met | condition
    return met
