"""The chain finds whatever was altered, by whatever way."""

import uuid
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from chatcore.live.models import Event
from chatcore.records.actions import prune, record, redact, seal
from chatcore.records.apps import check_retention
from chatcore.records.models import Block, Redaction, Trace
from chatcore.records.protection import opened
from chatcore.records.selectors import verify

DAY = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)


@pytest.fixture
def ada(db):
    return get_user_model().objects.create_user(email="ada@rivages.example", name="Ada")


@pytest.fixture
def moment():
    with time_machine.travel(DAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def rows(ada, moment):
    """Six traces, sealed in blocks of four and two."""
    ids = [record(action="person.changed", actor=ada, obj=ada, after={"n": n}).id for n in range(4)]
    moment.shift(timedelta(seconds=61))
    assert seal() == 4
    ids += [record(action="person.changed", actor=ada, obj=ada, after={"n": n}).id for n in (4, 5)]
    moment.shift(timedelta(seconds=61))
    assert seal() == 2
    return ids


def tamper(statement, *parameters):
    """Alter the tables as somebody would who owns the database."""
    with opened("tampering"), connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def findings():
    return [str(finding) for finding in verify().findings]


def test_rows_are_sealed_when_they_have_settled(ada, moment):
    record(action="person.changed", actor=ada, obj=ada)
    moment.shift(timedelta(seconds=59))
    assert seal() == 0
    moment.shift(timedelta(seconds=2))
    assert seal() == 1
    assert seal() == 0


def test_blocks_follow_one_another_and_verify(rows):
    first, second = Block.objects.order_by("number")
    assert (first.number, first.count, first.previous) == (1, 4, "0" * 64)
    assert (second.number, second.count, second.previous) == (2, 2, first.digest)
    report = verify()
    assert (report.findings, report.blocks, report.rows, report.waiting) == ([], 2, 6, 0)
    assert report.heads["trace"] == second.digest


def test_many_rows_make_several_blocks(ada, moment, monkeypatch):
    monkeypatch.setitem(seal.__globals__, "ROWS_A_BLOCK", 2)
    for _ in range(5):
        record(action="person.changed", actor=ada, obj=ada)
    moment.shift(timedelta(minutes=2))
    assert seal() == 5
    assert list(Block.objects.order_by("number").values_list("count", flat=True)) == [2, 2, 1]
    assert findings() == []


def test_an_altered_row_is_named(rows):
    tamper("UPDATE records_trace SET action = 'nothing.happened' WHERE id = %s", rows[1])
    assert findings() == [f"trace, block 1: row {rows[1]} was altered"]


def test_an_altered_moment_and_an_altered_content_are_found(rows):
    tamper(
        "UPDATE records_trace SET at = %s WHERE id = %s", DAY - timedelta(microseconds=1), rows[0]
    )
    tamper("UPDATE records_trace SET after = %s WHERE id = %s", '{"n": 41}', rows[4])
    assert findings() == [
        f"trace, block 1: row {rows[0]} was altered",
        f"trace, block 2: row {rows[4]} was altered",
    ]


def test_a_deleted_row_is_named(rows):
    tamper("DELETE FROM records_trace WHERE id = %s", rows[2])
    assert findings() == [f"trace, block 1: row {rows[2]} was deleted"]


def test_a_row_put_among_sealed_ones_is_named(rows, ada):
    tamper("DELETE FROM records_trace WHERE id = %s", rows[0])
    tamper("DELETE FROM records_trace WHERE id = %s", rows[5])
    Trace.objects.create(id=rows[0] - 1000, action="x.y", object_type="a", object_id="b", at=DAY)
    assert findings()[0] == f"trace, block 1: row {rows[0]} was deleted"


def test_a_block_made_to_fit_is_found_by_the_next_one(rows):
    """Somebody recomputes the block of a row that they altered; the chain still tells."""
    from chatcore.records.chain import Head, content_of, leaves_of
    from chatcore.records.ledgers import ledger

    tamper("UPDATE records_trace SET action = 'nothing.happened' WHERE id = %s", rows[1])
    block = Block.objects.get(number=1)
    altered = list(ledger("trace").rows(after=0, upto=block.last_id))
    head = Head(**{field.name: getattr(block, field.name) for field in fields(Head)})
    head = replace(head, content=content_of(altered))
    tamper(
        "UPDATE records_block SET content = %s, digest = %s, leaves = %s WHERE number = 1",
        head.content,
        head.digest(),
        leaves_of(altered),
    )
    assert findings() == ["trace, block 2: does not follow the block before it"]


def test_an_altered_head_and_a_missing_block_are_found(rows):
    tamper("UPDATE records_block SET count = 3 WHERE number = 1")
    assert "trace, block 1: its head was altered" in findings()
    tamper("DELETE FROM records_block WHERE number = 1")
    assert findings()[0] == "trace, block 2: blocks 1 to 1 are missing"


def test_an_end_that_was_cut_off_is_found_with_a_head_noted_before(rows):
    noted = verify().heads["trace"]
    assert verify(anchors=(noted,)).findings == []
    tamper("DELETE FROM records_trace WHERE id > %s", rows[3])
    tamper("DELETE FROM records_block WHERE number = 2")
    assert findings() == []
    assert [str(finding) for finding in verify(anchors=(noted,)).findings] == [
        f"anchor: no block has the digest {noted}"
    ]


def test_ledgers_left_open_are_found(rows):
    connection.cursor().execute("INSERT INTO records_opening (reason) VALUES ('an evening')")
    assert findings() == ["protection: the ledgers were left open (an evening)"]


def test_the_live_log_is_sealed_too(db, moment):
    Event.objects.create(stream="room:1", seq=1, type="message.posted", body='{"text":"Bonjour"}')
    moment.shift(timedelta(seconds=61))
    assert seal() == 1
    event = Event.objects.get()
    Event.objects.update(body='{"text":"Adieu"}')
    assert findings() == [f"events, block 1: row {event.id} was altered"]


def test_a_redaction_is_seen_and_leaves_the_chain_whole(db, moment):
    event = Event.objects.create(stream="room:1", seq=1, type="message.posted", body='{"text":"B"}')
    moment.shift(timedelta(seconds=61))
    seal()
    for body in ("{}", "null"):
        redact("events", event.id, {"body": body}, reason="erasure")
        assert (verify().findings, verify().redacted) == ([], 1)
    assert Redaction.objects.get().reason == "erasure"
    Event.objects.update(body='{"text":"Autre"}')
    assert findings() == [f"events, block 1: row {event.id} was altered"]
    with pytest.raises(LookupError):
        redact("events", event.id + 1, {"body": ""}, reason="erasure")


@pytest.mark.parametrize("sealed_before", [0, 1, 2])
def test_what_was_redacted_before_or_after_it_was_sealed_verifies(db, moment, sealed_before):
    event = Event.objects.create(stream="room:1", seq=1, type="message.posted", body='{"text":"B"}')
    moment.shift(timedelta(seconds=61))
    for number, body in enumerate(("{}", "null", '""')):
        if number == sealed_before:
            seal()
        redact("events", event.id, {"body": body}, reason="erasure")
        assert findings() == []
    Event.objects.update(body='{"text":"Autre"}')
    assert findings() == [f"events, block 1: row {event.id} was altered"]


def test_two_sealers_cannot_both_write_a_block(rows):
    block = Block.objects.get(number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        block.pk, block._state.adding = None, True
        block.save(force_insert=True)


def test_retention_takes_old_blocks_and_the_chain_still_verifies(rows, moment, settings):
    settings.TRACE_DAYS = 100
    moment.shift(timedelta(days=99))
    assert prune() == 0
    moment.shift(timedelta(days=2))
    assert prune() == 6
    assert prune() == 0
    assert not Trace.objects.exists()
    assert (verify().findings, verify().blocks) == ([], 2)
    Trace.objects.create(id=rows[0], action="x.y", object_type="a", object_id="b")
    assert findings() == [f"trace, block 1: row {rows[0]} was added after pruning"]


def test_retention_keeps_a_block_whose_newest_row_is_young(rows, moment, ada, settings):
    settings.TRACE_DAYS = 100
    moment.shift(timedelta(days=101))
    young = record(action="person.changed", actor=ada, obj=ada).id
    moment.shift(timedelta(seconds=61))
    seal()
    assert prune() == 6
    assert list(Trace.objects.values_list("id", flat=True)) == [young]
    assert findings() == []


def test_less_than_three_months_of_retention_is_refused(settings):
    settings.TRACE_DAYS = 92
    with pytest.raises(ImproperlyConfigured, match="CHATCORE_TRACE_DAYS=92"):
        prune()
    assert [error.id for error in check_retention()] == ["records.E001"]
    settings.TRACE_DAYS = 93
    assert check_retention() == []


def test_the_command_says_what_is_wrong_and_fails(rows):
    out, err = StringIO(), StringIO()
    call_command("verify_trace", stdout=out, stderr=err)
    assert "2 blocks, 6 rows checked" in out.getvalue()
    assert "The record is intact." in out.getvalue()
    tamper("DELETE FROM records_trace WHERE id = %s", rows[2])
    with pytest.raises(CommandError, match="1 findings"):
        call_command("verify_trace", stdout=out, stderr=err)
    assert f"row {rows[2]} was deleted" in err.getvalue()
    with pytest.raises(CommandError, match="2 findings"):
        call_command("verify_trace", anchor=[uuid.uuid4().hex], stdout=out, stderr=err)


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_ledgers():
    ada = get_user_model().objects.create_user(email="ada@rivages.example", name="Ada")
    with transaction.atomic():
        record(action="person.changed", actor=ada, obj=ada)
    call_command("flush", interactive=False)
    assert not Trace.objects.exists()
