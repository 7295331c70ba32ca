"""Whoever changes the database by hand leaves a trace there (PostgreSQL)."""

from typing import Any

import pytest
from django.db import connection

from chatcore.communities.models import Membership
from chatcore.people.models import Person
from chatcore.records.direct_changes import watched
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages, rivages

# SQLite has no names of connections: its file is in the hands of whoever has the server.
WATCHES = connection.vendor == "postgresql"


@pytest.fixture
def world(db: None, settings: Any) -> Rivages:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return rivages()


def by_hand(statement: str, *parameters: Any) -> list[Trace]:
    """Run ``statement`` as an administrator of the database would, in psql; return what was traced."""
    known = set(Trace.objects.values_list("id", flat=True))
    with connection.cursor() as cursor:
        if WATCHES:
            cursor.execute("SET LOCAL application_name = 'psql'")
        cursor.execute(statement, parameters)
        if WATCHES:
            cursor.execute("SET LOCAL application_name = 'chatcore'")
    return list(Trace.objects.exclude(id__in=known).order_by("id"))


def said(trace: Trace) -> tuple[str, str, str]:
    return trace.action, trace.object_type, trace.object_id


def key(id_: Any) -> Any:
    return id_ if WATCHES else id_.hex


def test_a_row_changed_by_hand_is_traced_without_what_is_in_it(world: Rivages) -> None:
    chloe = world.chloe
    traces = by_hand(
        "UPDATE people_person SET bio = %s, title = %s WHERE id = %s",
        "Un secret.",
        "Cheffe",
        key(chloe.id),
    )
    assert [said(trace) for trace in traces] == (
        [("row.updated", "people.person", str(chloe.id))] if WATCHES else []
    )
    for trace in traces:
        assert (trace.actor, trace.before, trace.community) == (None, None, None)
        assert trace.after["fields"] == ["bio", "title"]
        assert trace.after["program"] == "psql"
        assert trace.after["database_role"]
        assert "secret" not in str(trace.after)


def test_a_role_given_by_hand_is_seen_by_its_community(world: Rivages) -> None:
    membership = Membership.objects.get(person=world.chloe)
    traces = by_hand(
        "UPDATE communities_membership SET role = 'administrator' WHERE id = %s", key(membership.id)
    )
    assert [(said(trace), trace.community) for trace in traces] == (
        [(("row.updated", "communities.membership", str(membership.id)), world.community.id)]
        if WATCHES
        else []
    )
    named = by_hand(
        "UPDATE communities_community SET name = 'Ports' WHERE id = %s", key(world.community.id)
    )
    assert [trace.community for trace in named] == ([world.community.id] if WATCHES else [])


def test_rows_deleted_and_made_by_hand_are_traced_and_a_change_of_nothing_is_not(
    world: Rivages,
) -> None:
    person = key(world.dede.id)
    assert by_hand("UPDATE people_person SET title = title WHERE id = %s", person) == []
    gone = by_hand("DELETE FROM directory_entry WHERE person_id = %s", person)
    assert [said(trace) for trace in gone] == (
        [("row.deleted", "directory.entry", str(world.dede.id))] if WATCHES else []
    )
    made = by_hand("INSERT INTO auth_group (name) VALUES ('intrus')")
    assert [trace.action for trace in made] == (["row.inserted"] if WATCHES else [])


def test_what_the_product_itself_changes_is_traced_by_its_actions_only(world: Rivages) -> None:
    before = Trace.objects.count()
    Person.objects.filter(id=world.chloe.id).update(title="Cheffe")
    assert Trace.objects.count() == before


def test_every_table_of_people_communities_and_rooms_is_watched(db: None) -> None:
    wanted = {model._meta.db_table for model in watched()}
    assert {
        "people_person",
        "communities_membership",
        "conversations_message",
        "directory_entry",
        "bots_bot",
    } <= wanted
    if WATCHES:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE tgname = 'records_direct'"
            )
            assert {table for (table,) in cursor.fetchall()} == wanted
