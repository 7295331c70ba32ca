"""Whom many viewers see at once is whom each of them sees alone."""

import pytest

from chatcore.communities.selectors.acquaintances import acquaintances
from chatcore.communities.selectors.people import visible_people
from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from tests.contracts.rights_world import build_rights_world


@pytest.mark.django_db
def test_many_viewers_at_once_see_whom_each_of_them_sees() -> None:
    world = build_rights_world()
    everybody = {str(id_) for id_ in Person.objects.values_list("id", flat=True)}
    seen = {
        str(person.id): {str(id_) for id_ in visible_people(person).values_list("id", flat=True)}
        for person in world.people.values()
    }
    assert acquaintances(dict.fromkeys(seen, everybody | {str(new_id())})) == seen
    assert len({len(people) for people in seen.values()}) > 1
    assert acquaintances({}) == {}
