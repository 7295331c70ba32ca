"""Statements for many rows at once: what is written is read back, and PostgreSQL plans them once."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection

from chatcore.foundation.rowsets import Rowset, RowsInsert, Statement, moment_from, uuid_from
from chatcore.live.models import Event

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 26, 10, 0, 0, 123_456, tzinfo=UTC)
WRITTEN = 'L’« échange » à quai : 100 % d’accord, \\ "oui"\n\t🙂'


def test_rows_are_inserted_in_their_order_and_come_back_as_they_were() -> None:
    actor = uuid.uuid4()
    insert = RowsInsert(Event, "stream", "seq", "type", "body", "actor", "created_at")
    insert(
        [("room:1", seq, "told", WRITTEN, actor if seq % 2 else None, MOMENT) for seq in (3, 1, 2)]
    )
    rows = list(Event.objects.filter(stream="room:1").order_by("id"))
    assert [row.seq for row in rows] == [3, 1, 2]
    assert {row.body for row in rows} == {WRITTEN}
    assert [row.actor for row in rows] == [actor, actor, None]
    assert {row.created_at for row in rows} == {MOMENT}


def test_no_rows_ask_nothing() -> None:
    RowsInsert(Event, "stream")([])
    assert not Event.objects.exists()


def test_ids_and_moments_are_read_back_whatever_the_database_keeps() -> None:
    id_ = uuid.uuid4()
    asked = Rowset("asked", {"place": "integer", "id": "uuid", "said": "text"})
    echo = Statement(lambda: f"SELECT place, id, said FROM {asked.source()}")
    rows = echo(asked.given([(1, id_, WRITTEN), (2, None, None)]))
    assert [(place, said) for place, _, said in rows] == [(1, WRITTEN), (2, None)]
    assert uuid_from(rows[0][1]) == id_ and rows[1][1] is None
    assert moment_from("2026-11-26 10:00:00.123456") == moment_from(MOMENT) == MOMENT
    assert moment_from(MOMENT.replace(tzinfo=None)) == MOMENT


if connection.vendor == "postgresql":

    def test_a_statement_is_prepared_once_for_a_connection() -> None:
        asked = Rowset("asked", {"place": "integer"})
        count = Statement(lambda: f"SELECT count(*) AS prepared_here FROM {asked.source()}")
        for size in (1, 5, 200):
            assert count(asked.given([(number,) for number in range(size)])) == [(size,)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%prepared_here%%'"
            )
            assert cursor.fetchone() == (1,)
