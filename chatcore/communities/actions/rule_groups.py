"""Automatic groups by rule: made, tried before, and given another rule."""

import uuid
from typing import NamedTuple

from django.db import transaction

from chatcore.communities.actions.group_news import tell_changed, tell_created, tell_people
from chatcore.communities.actions.rule_following import follow_groups, hold_memberships
from chatcore.communities.group_facts import checked_rule
from chatcore.communities.group_rules import Rule, leaders_rule
from chatcore.communities.models import LEADERS, Community, Group, GroupKind
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.groups import GroupRight, group_for, people_in
from chatcore.communities.selectors.rule_people import people_by_rule, rule_of
from chatcore.foundation.errors import Conflict
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record

# Every rule is asked whenever somebody comes: more of them than this are better tags in the directory.
MOST_RULES = 50
LEADERS_NAME = Words(fr="Animateurs", en="Animators")


class Trial(NamedTuple):
    """Who would be in a group by a rule: how many, the first by name, and how many would come and go."""

    total: int
    first: list[Person]
    coming: int
    going: int


@transaction.atomic
def create_rule_group(*, actor: Person, community_id: object, name: str, rule: Rule) -> Group:
    """Make an automatic group of those whom ``rule`` describes, with all of them in it.

    Raises:
        NotFound: the community, or a component of it. Forbidden: one does not administer it. Invalid,
        TooLarge: the name or the rule. Conflict: too many rules, or a component that is archived.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    name = checked_line(name, longest=120, path="$.name", required=True)
    rule = checked_rule(community, rule)
    hold_memberships(community)
    rules = Group.objects.filter(community=community, rule__isnull=False, archived_at=None)
    if rules.count() >= MOST_RULES:
        raise Conflict(_TOO_MANY.filled(most=MOST_RULES), code="too_many_rules")
    group = Group.objects.create(
        community=community,
        kind=GroupKind.AUTOMATIC,
        name=name,
        rule=rule.kept(),
        created_by=actor,
    )
    record(
        action="group.created",
        actor=actor,
        obj=group,
        community=community,
        after={"kind": str(group.kind), "rule": _traced(rule)},
    )
    _follow(group, by=actor)
    tell_created(group, by=actor)
    return group


@transaction.atomic
def change_rule(*, actor: Person, group_id: object, rule: Rule) -> Group:
    """Give an automatic group another rule: it holds at once those whom that describes, and nobody else.

    Raises:
        NotFound: the group, or a component of its community. Forbidden: not to be ruled, or not by one.
        Invalid: the rule. Conflict: a component that is archived.
    """
    group = group_for(actor, group_id, to=GroupRight.RULE).group
    rule = checked_rule(group.community, rule)
    # Whoever changes now was seen, or sees the new rule.
    hold_memberships(group.community)
    group = group_for(actor, group_id, to=GroupRight.RULE, locked=True).group
    before = rule_of(group)
    if before == rule:
        return group
    group.rule = rule.kept()
    group.save(update_fields=["rule"])
    record(
        action="group.rule_changed",
        actor=actor,
        obj=group,
        community=group.community,
        before={"rule": _traced(before)},
        after={"rule": _traced(rule)},
    )
    moved = _follow(group, by=actor)
    tell_changed([group], by=actor)
    tell_people(group, moved, by=actor)
    return group


def make_leaders_group(*, actor: Person, community: Community) -> Group:
    """Make the group of those who administer or animate a community (D6), in the transaction that makes it."""
    return Group.objects.create(
        community=community,
        kind=GroupKind.AUTOMATIC,
        name=getattr(LEADERS_NAME, actor.language),
        rule=leaders_rule().kept(),
        standard=LEADERS,
        created_by=actor,
    )


def try_rule(
    *, actor: Person, community_id: object, rule: Rule, group_id: object, shown: int
) -> Trial:
    """Tell who would be in a group by ``rule``; with ``group_id``, also how that differs from who is in it.

    Raises:
        NotFound, Forbidden, Invalid, Conflict: as ``create_rule_group``.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    rule = checked_rule(community, rule)
    rows = people_by_rule(community, rule).select_related("person")
    count = rows.count()
    first = [row.person for row in rows.order_by("person__search", "person__id")[:shown]]
    if not group_id:
        return Trial(count, first, count, 0)
    group = group_for(actor, group_id, to=GroupRight.RULE).group
    staying = rows.filter(person__group_memberships__group=group).count()
    return Trial(count, first, count - staying, people_in(group) - staying)


def _follow(group: Group, *, by: Person) -> set[uuid.UUID]:
    """Have ``group`` hold all whom its rule describes; return who came or went."""
    # The community's stream is taken before those of rooms, which follow: one order for all.
    log.take({group.community.stream: 0})
    moved = follow_groups(group.community, [group], people=None, by=by, tell=False)
    group.people_told = people_in(group)
    group.save(update_fields=["people_told"])
    return moved


def _traced(rule: Rule) -> list[str]:
    """Return what a rule asks for, without the words that people wrote."""
    return [rule.match, *(one.fact for one in rule.conditions)]


_TOO_MANY = Words(
    fr="Une communauté a {most} groupes par règle au plus : archivez ceux qui ne servent plus.",
    en="A community has at most {most} groups by rule: archive those of no more use.",
)
