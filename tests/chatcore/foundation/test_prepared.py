"""Queries that are made once answer every time for the ids that they are given."""

import uuid
from typing import Any

import pytest
from django.db.models import Exists, OuterRef

from chatcore.foundation.prepared import Prepared
from chatcore.people.models import AccessToken, Person


@pytest.fixture
def people(db: None) -> list[Person]:
    return [
        Person.objects.create(email=f"{name}@rivages.example", name=name)
        for name in ("ada", "bruno")
    ]


def test_each_call_finds_the_rows_of_its_own_ids(people: list[Person]) -> None:
    ada, bruno = people
    one = Prepared(lambda id_: Person.objects.filter(id=id_))
    assert [one(ada.id), one(bruno.id), one(ada.id)] == [[ada], [bruno], [ada]]
    assert one(uuid.uuid4()) == []


def test_ids_go_where_the_query_has_them_whatever_their_order(people: list[Person]) -> None:
    ada, bruno = people
    AccessToken.objects.create(person=bruno, name="script", digest="d")
    asked = Prepared(
        lambda id_, owner: Person.objects.filter(id=id_, is_active=True).annotate(
            has=Exists(AccessToken.objects.filter(person=owner)),
            own=Exists(AccessToken.objects.filter(person=OuterRef("pk"))),
        )
    )
    (found,) = asked(ada.id, bruno.id)
    assert (found.name, found.has, found.own) == ("ada", True, False)
    (found,) = asked(bruno.id, ada.id)
    assert (found.name, found.has, found.own) == ("bruno", False, True)


def test_a_call_is_one_query(people: list[Person], django_assert_num_queries: Any) -> None:
    one = Prepared(lambda id_: Person.objects.filter(id=id_).only("id", "name"))
    for person in people:
        with django_assert_num_queries(1):
            assert [found.name for found in one(person.id)] == [person.name]
