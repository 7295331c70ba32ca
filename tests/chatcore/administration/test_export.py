"""The trace leaves as a file, which spreadsheets open safely and which can be checked."""

import asyncio
import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction

from chatcore.administration.api import exports
from chatcore.administration.files import neutral
from chatcore.communities.actions.members import change_role
from chatcore.people.models import Person
from chatcore.records.actions import record, seal
from chatcore.records.models import Block, Trace
from chatcore.records.selectors import verify
from rooms.conversations.actions.rooms import create_room
from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of

DAY = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)

# The file is read on other threads than the test's, with connections of their own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> Rivages:
    with time_machine.travel(DAY, tick=False):
        world = rivages()
        change_role(
            actor=world.ada,
            community_id=world.community.id,
            person_id=world.chloe.id,
            role="animator",
        )
    with time_machine.travel(DAY + timedelta(minutes=2), tick=False):
        seal()
    return world


def exported(world: Rivages, query: str = "", *, path: str = "") -> tuple[Any, bytes]:
    path = path or f"communities/{world.community.id}/trace/export/"
    answer = client_of(world.ada).get(f"/api/v1/{path}?{query}")
    assert answer.status_code == 200, answer.content

    async def collected() -> bytes:
        return b"".join([piece async for piece in answer.streaming_content])

    return answer, asyncio.run(collected())


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def objects(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def test_a_spreadsheet_gets_the_trace_in_the_reader_s_words_and_time(world: Rivages) -> None:
    answer, content = exported(world, "action=membership.changed")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert content.startswith(b"\xef\xbb\xbf")
    head, row, tail = cells(content)
    assert head[:3] == ["Numéro", "Date (fuseau Europe/Paris)", "Auteur"]
    assert row[1:3] == ["2026-11-02T09:00:00+01:00", "Ada Lovelace"]
    assert row[4:8] == ["Rôle changé", "membership.changed", "Membre", "Chloé Morvan"]
    assert row[9:11] == ["rôle: membre", "rôle: animation"]
    assert tail[:2] == ["Lignes", "1"]


def test_the_moments_of_the_file_are_of_the_reader_s_zone_which_its_head_names(
    world: Rivages,
) -> None:
    with transaction.atomic():
        record(
            action="community.opened",
            actor=world.ada,
            obj=world.community,
            community=world.community,
            before={"opens_at": datetime(2026, 12, 1, 23, 30, tzinfo=UTC)},
        )
    Person.objects.filter(id=world.ada.id).update(time_zone="Indian/Reunion", language="en")
    head, row, _ = cells(exported(world, "action=community.opened")[1])
    assert head[1] == "Date (time zone Indian/Reunion)"
    assert row[1].endswith("+04:00")
    assert row[9] == "opening: 2 December 2026 at 03:30"


def test_the_digest_in_the_file_is_that_of_the_chain(world: Rivages) -> None:
    _, content = exported(world, "as=jsonl")
    *rows, tail = objects(content)
    block = Block.objects.filter(ledger="trace").latest("number")
    assert tail == {
        "rows": len(rows),
        "seal": {
            "ledger": "trace",
            "number": block.number,
            "last_id": block.last_id,
            "digest": block.digest,
        },
    }
    assert verify(anchors=(tail["seal"]["digest"],)).findings == []
    from chatcore.records.ledgers import ledger

    sealed = {row.id: row.digest.hex() for row in ledger("trace").rows(after=0)}
    assert rows
    assert all(sealed[row["id"]] == row["digest"] for row in rows)
    assert cells(exported(world)[1])[-1][3:] == [str(block.number), block.digest]


def test_a_name_that_is_a_formula_is_text_in_the_spreadsheet(world: Rivages) -> None:
    Person.objects.filter(id=world.chloe.id).update(name="=1+1")
    _, content = exported(world, "action=membership.changed")
    assert cells(content)[1][7] == "'=1+1"
    assert [neutral(cell) for cell in ("+3", "-3", "@a", "\tb", "a=b", "")] == [
        "'+3",
        "'-3",
        "'@a",
        "'\tb",
        "a=b",
        "",
    ]


def test_a_long_trace_comes_in_pieces_each_row_once(
    world: Rivages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PIECE", 2)
    known = Trace.objects.filter(community=world.community.id).order_by("-at", "-id")
    ids = list(known.values_list("id", flat=True))
    assert len(ids) > 4
    *rows, tail = objects(exported(world, "as=jsonl")[1])
    # The export itself is the newest.
    assert [row["id"] for row in rows][1:] == ids
    assert rows[0]["action"] == "trace.exported"
    assert tail["rows"] == len(rows)


def test_an_export_is_traced_once_with_what_it_asked(world: Rivages) -> None:
    exported(world, "as=jsonl&action=membership.")
    (trace,) = Trace.objects.filter(action="trace.exported")
    assert (trace.actor, trace.community) == (world.ada, world.community.id)
    assert trace.after == {"format": "jsonl", "filters": {"action": "membership."}}
    exported(world, path="trace/export/")
    assert Trace.objects.filter(action="trace.exported", community=None).count() == 1


def test_what_is_hidden_from_the_reader_is_not_in_the_file(world: Rivages) -> None:
    create_room(
        actor=world.bruno,
        community=world.community,
        kind="club",
        name="Bureau secret",
        visibility="private",
    )
    for form in ("csv", "jsonl"):
        assert "secret" not in exported(world, f"as={form}")[1].decode()
    rows = objects(exported(world, "as=jsonl&action=room.created")[1])
    assert (rows[0]["after"], rows[0]["digest"], rows[0]["withheld"]) == (None, "", True)


def test_an_unknown_form_is_refused(world: Rivages) -> None:
    answer = client_of(world.ada).get(
        f"/api/v1/communities/{world.community.id}/trace/export/?as=pdf"
    )
    assert (answer.status_code, answer.json()["path"]) == (400, "$.as")
    refused = client_of(world.chloe, accept="text/csv").get(
        f"/api/v1/communities/{world.community.id}/trace/export/"
    )
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
