"""Statements for many rows at once: what is written is read back, and PostgreSQL plans them once."""

import uuid
from datetime import UTC, datetime

import msgspec
import pytest
from django.db import connection

from chatcore.foundation.rowsets import Rowset, RowsInsert, Statement, uuid_from
from chatcore.live.models import Event

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 11, 26, 10, 0, 0, 123_456, tzinfo=UTC)
WRITTEN = 'L’« échange » à quai : 100 % d’accord, \\ "oui"\n\t🙂'


class Told(msgspec.Struct):
    stream: str
    seq: int
    type: str
    body: str
    actor: uuid.UUID | None
    created_at: datetime


class Asked(msgspec.Struct):
    place: int
    id: uuid.UUID | None
    said: str | None


def test_rows_are_inserted_in_their_order_and_come_back_as_they_were() -> None:
    actor = uuid.uuid4()
    insert = RowsInsert(Event, Told)
    insert(
        [
            Told("room:1", seq, "told", WRITTEN, actor if seq % 2 else None, MOMENT)
            for seq in (3, 1, 2)
        ]
    )
    rows = list(Event.objects.filter(stream="room:1").order_by("id"))
    assert [row.seq for row in rows] == [3, 1, 2]
    assert {row.body for row in rows} == {WRITTEN}
    assert [row.actor for row in rows] == [actor, actor, None]
    assert {row.created_at for row in rows} == {MOMENT}


def test_no_rows_ask_nothing() -> None:
    RowsInsert(Event, Told)([])
    assert not Event.objects.exists()


def test_ids_are_read_back_whatever_the_database_keeps() -> None:
    id_ = uuid.uuid4()
    asked = Rowset("asked", Asked)
    echo = Statement(lambda: f"SELECT place, id, said FROM {asked.source()}")
    rows = echo(asked.given([Asked(1, id_, WRITTEN), Asked(2, None, None)]))
    assert [(place, said) for place, _, said in rows] == [(1, WRITTEN), (2, None)]
    assert uuid_from(rows[0][1]) == id_ and rows[1][1] is None


if connection.vendor == "postgresql":

    def test_a_statement_is_prepared_once_for_a_connection() -> None:
        asked = Rowset("asked", Asked)
        count = Statement(lambda: f"SELECT count(*) AS prepared_here FROM {asked.source()}")
        for size in (1, 5, 200):
            assert count(asked.given([Asked(number, None, None) for number in range(size)])) == [
                (size,)
            ]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%prepared_here%%'"
            )
            assert cursor.fetchone() == (1,)
