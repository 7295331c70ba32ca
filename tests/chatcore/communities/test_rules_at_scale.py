"""A rule that holds very many people: as many queries as one that holds few, and a moment of time."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.rule_groups import change_rule, create_rule_group
from chatcore.communities.group_rules import Condition, Rule
from chatcore.communities.models import GroupMember, Membership
from chatcore.people.folding import folded
from chatcore.people.models import Person
from tests.worlds.communities import Rivages

# What one says of it (10,000 people in two seconds) is measured with this figure at 10,000 and `-s`; a busy machine
# that runs all tests is given longer.
PEOPLE = 10_000
SECONDS = 20


def says(word: str) -> Rule:
    return Rule(match="all", conditions=[Condition(fact="trade", value=word)])


@pytest.mark.django_db
def test_ten_thousand_people_follow_another_rule_at_once(world: Rivages) -> None:
    people = [
        Person(
            email=f"p{number}@rivages.example",
            name=f"Personne {number}",
            title="Pilote" if number % 2 else "Marin",
            search=folded(f"Personne {number}"),
        )
        for number in range(PEOPLE)
    ]
    Person.objects.bulk_create(people, batch_size=1000)
    Membership.objects.bulk_create(
        (Membership(community=world.community, person=person) for person in people),
        batch_size=1000,
    )
    group = create_rule_group(
        actor=world.ada, community_id=world.community.id, name="Pilotes", rule=says("pilote")
    )
    assert GroupMember.objects.filter(group=group).count() == PEOPLE // 2
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        change_rule(actor=world.ada, group_id=group.id, rule=says("marin"))
    seconds = time.perf_counter() - began
    print(f"{PEOPLE} people, {connection.vendor}: {seconds:.2f} s, {len(queries)} queries")
    assert GroupMember.objects.filter(group=group).count() == PEOPLE // 2
    assert seconds < SECONDS
