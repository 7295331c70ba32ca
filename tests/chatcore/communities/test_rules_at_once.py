"""A rule and what it asks for change at the same moment: nobody is forgotten."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from chatcore.communities.actions.component_people import put_in_component
from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.rule_groups import change_rule, create_rule_group
from chatcore.communities.group_rules import Condition, Rule
from chatcore.communities.models import GroupMember
from tests.worlds.communities import rivages


def asks(fact: str, value: object) -> Rule:
    return Rule(match="all", conditions=[Condition(fact=fact, value=str(value))])


@pytest.mark.django_db(transaction=True)
def test_whoever_is_placed_while_the_rule_changes_is_in_the_group() -> None:
    world = rivages()
    its: dict[str, Any] = {"actor": world.ada, "community_id": world.community.id}
    sciences = add_component(**its, name="Sciences")
    for number in range(5):
        group = create_rule_group(**its, name=f"Groupe {number}", rule=asks("trade", "pilote"))
        ready, faults = threading.Barrier(2), []

        def run(act: Callable[[], object], ready: Any = ready, faults: Any = faults) -> None:
            try:
                ready.wait(10)
                act()
            except Exception as fault:
                faults.append(fault)
            finally:
                connections.close_all()

        person = (world.ada, world.bruno, world.chloe)[number % 3]
        acts = (
            lambda who=person: put_in_component(
                actor=world.ada, component_id=sciences.id, person_id=who.id
            ),
            lambda which=group: change_rule(
                actor=world.ada, group_id=which.id, rule=asks("component", sciences.id)
            ),
        )
        threads = [threading.Thread(target=run, args=(act,)) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert faults == []
        assert GroupMember.objects.filter(group=group, person=person).exists()
