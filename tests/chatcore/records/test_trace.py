"""What was done is written with it, and stays as it was written."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection, transaction

from chatcore.records.actions import record
from chatcore.records.models import Act, AppendOnlyError, Block, Redaction, Trace
from chatcore.records.protection import PROTECTED
from chatcore.records.selectors import Place, Search, traces, traces_of

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def ada(db):
    return get_user_model().objects.create_user(email="ada@rivages.example", name="Ada")


@pytest.fixture
def bruno(db):
    return get_user_model().objects.create_user(email="bruno@rivages.example", name="Bruno")


def test_a_trace_says_who_did_what_to_what_and_when(ada, bruno):
    with time_machine.travel(MORNING, tick=False):
        record(
            action="person.changed",
            actor=ada,
            obj=bruno,
            before={"name": "B", "since": MORNING},
            after={"name": "Bruno", "id": bruno.id},
        )
    trace = Trace.objects.get()
    assert (trace.at, trace.actor, trace.action) == (MORNING, ada, "person.changed")
    assert (trace.object_type, trace.object_id) == ("people.person", str(bruno.pk))
    assert trace.before == {"name": "B", "since": "2026-11-23T09:00:00Z"}
    assert trace.after == {"name": "Bruno", "id": str(bruno.id)}


def test_the_system_itself_may_act(bruno):
    record(action="person.reminded", actor=None, obj=bruno)
    assert Trace.objects.get().actor is None


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_of_a_transaction():
    ada = get_user_model().objects.create_user(email="ada@rivages.example", name="Ada")
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record(action="person.changed", actor=ada, obj=ada)
    assert not Trace.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_trace_disappears_with_the_change_that_is_undone():
    ada = get_user_model().objects.create_user(email="ada@rivages.example", name="Ada")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(action="person.changed", actor=ada, obj=ada)
        raise ZeroDivisionError
    assert not Trace.objects.exists()


def test_the_models_refuse_to_change_or_delete_a_trace(ada):
    trace = record(action="person.changed", actor=ada, obj=ada)
    for attempt in (
        trace.save,
        trace.delete,
        Trace.objects.all().delete,
        lambda: Trace.objects.update(action="nothing.happened"),
        lambda: Trace.objects.bulk_update([trace], ["action"]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE records_trace SET action = 'nothing.happened'", "DELETE FROM records_trace"],
)
def test_the_database_refuses_to_change_or_delete_a_trace(ada, statement):
    record(action="person.changed", actor=ada, obj=ada)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Trace.objects.get().action == "person.changed"


def test_every_protected_table_has_its_triggers(db):
    """SQLite drops them when a migration remakes the table: such a migration protects it again."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {name for (name,) in cursor.fetchall()}
    assert {model._meta.db_table for model in (Trace, Act, Block, Redaction)} == set(PROTECTED)
    for table in PROTECTED:
        assert {f"{table}_no_update", f"{table}_no_delete"} <= present


def test_traces_are_found_by_community_person_family_object_and_time(ada, bruno):
    with time_machine.travel(MORNING, tick=False):
        first = record(action="person.changed", actor=ada, obj=bruno)
    second = record(action="session.opened", actor=bruno, obj=bruno)
    third = record(action="person.changed", actor=ada, obj=bruno, community=ada)

    def found(**search):
        return list(traces(None, Search(**search)))

    assert found() == [second, first]
    assert list(traces(ada.id, Search())) == [third]
    assert list(traces_of(bruno)) == [third, second, first]
    assert list(traces_of(ada)) == []
    assert found(actor=ada.id) == [first]
    assert found(action="session.") == [second]
    assert found(action="session") == []
    assert found(action="person.changed") == [first]
    assert found(object_type="people.person", object_id=str(bruno.id)) == [second, first]
    assert found(object_type="people.person", object_id=str(ada.id)) == []
    assert found(until=MORNING) == []
    assert found(since=MORNING, until=second.at) == [first]


def test_what_follows_a_trace_is_older_also_within_one_moment(ada):
    with time_machine.travel(MORNING, tick=False):
        rows = [record(action="person.changed", actor=ada, obj=ada) for _ in range(3)]
    place = Place(rows[1].at, rows[1].id)
    assert list(traces(None, Search(), after=place)) == [rows[0]]
