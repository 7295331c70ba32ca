"""The log: positions without holes, whoever takes them at once."""

import json
import threading

import pytest
from django.db import connection, transaction

from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.live.models import Event


class Happened(StreamEvent, frozen=True, kw_only=True, tag="test.happened"):
    word: str = ""


def test_positions_are_taken_inside_a_transaction_only(db: None) -> None:
    with transaction.atomic():
        assert log.take({"room:b": 2, "room:a": 1}) == {"room:a": 1, "room:b": 1}
        assert log.take({"room:b": 1}) == {"room:b": 3}
    assert log.heads_of(["room:a", "room:b", "room:c"]) == {"room:a": 1, "room:b": 3, "room:c": 0}


def test_many_streams_are_told_at_once_each_in_its_order(db: None) -> None:
    with transaction.atomic():
        log.emit("user:b", Happened(word="avant"))
        log.tell(
            {
                "user:b": [Happened(word="un"), Happened(word="deux")],
                "user:a": [],
                "user:c": [Happened()],
            }
        )
        log.tell({})
    told = [one for name in "abc" for one in log.after(f"user:{name}", 0)]
    assert [(one.stream, one.seq) for one in told] == [
        ("user:b", 1),
        ("user:b", 2),
        ("user:b", 3),
        ("user:c", 1),
    ]
    assert [json.loads(one.text)["word"] for one in told] == ["avant", "un", "deux", ""]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_there_is_no_position() -> None:
    with pytest.raises(RuntimeError):
        log.take({"room:a": 1})


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_leaves_no_hole() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        log.emit("room:a", Happened(word="jamais"))
        raise ZeroDivisionError
    with transaction.atomic():
        assert log.emit("room:a", Happened(word="enfin")).seq == 1
    assert [row.seq for row in log.after("room:a", 0)] == [1]


@pytest.mark.django_db(transaction=True)
def test_two_transactions_at_once_give_positions_without_holes_and_never_wait_in_a_ring() -> None:
    ready, faults = threading.Barrier(2), []

    def write(streams: list[str]) -> None:
        try:
            ready.wait(10)
            for number in range(10):
                with transaction.atomic():
                    first = log.take(dict.fromkeys(streams, 2))
                    log.write(
                        [
                            Happened(stream=name, seq=first[name] + step, word=str(number))
                            for name in streams
                            for step in (0, 1)
                        ]
                    )
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    writers = [
        threading.Thread(target=write, args=(streams,))
        for streams in (["room:a", "room:b"], ["room:b", "room:a"])
    ]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert faults == []
    for stream in ("room:a", "room:b"):
        seqs = list(
            Event.objects.filter(stream=stream).order_by("seq").values_list("seq", flat=True)
        )
        assert seqs == list(range(1, 41))
        assert log.head_of(stream) == 40


def test_a_new_epoch_is_another_life_of_the_log(db: None) -> None:
    first = log.epoch()
    assert log.epoch() == first
    assert log.begin_new_epoch() != first
