"""The writer: many writes in one transaction, each answered on its own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import transaction

from chatcore.foundation.errors import Forbidden, Unavailable
from chatcore.live import writer
from chatcore.live.models import Stream
from chatcore.live.writer import Writer


class Naming:
    """A write that makes a stream of that name; an empty name breaks its whole batch."""

    sizes: list[int] = []

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def family(self) -> Callable[[Sequence[Any]], Sequence[Any]]:
        return name_them


def name_them(writes: Sequence[Naming]) -> list[Any]:
    Naming.sizes.append(len(writes))
    answers: list[Any] = []
    for write in writes:
        if not write.name:
            raise ZeroDivisionError("a bad write")
        if write.name == "refused":
            answers.append(Forbidden())
        else:
            answers.append(Stream.objects.create(name=write.name).name)
    return answers


@pytest.fixture
def desk() -> Iterator[Writer]:
    """A writer of our own, whose thread ends with the test."""
    Naming.sizes = []
    one = Writer(batch=10, capacity=20)
    yield one
    one.stop()


def held(desk: Writer) -> threading.Event:
    """Keep the writer busy until the event is set, so that what comes now waits together."""
    begun, free = threading.Event(), threading.Event()

    class Holding:
        @property
        def family(self) -> Callable[[Sequence[Any]], Sequence[Any]]:
            def hold(writes: Sequence[Any]) -> Sequence[Any]:
                begun.set()
                free.wait(20)
                return writes

            return hold

    desk.submit(Holding())
    begun.wait(20)
    return free


@pytest.mark.django_db(transaction=True)
def test_what_waits_together_is_committed_together(desk: Writer) -> None:
    free = held(desk)
    futures = [desk.submit(Naming(f"room:{number}")) for number in range(12)]
    free.set()
    assert [future.result(20) for future in futures] == [f"room:{n}" for n in range(12)]
    assert Naming.sizes == [10, 2]


@pytest.mark.django_db(transaction=True)
def test_a_bad_write_hurts_nobody_else(desk: Writer, caplog: pytest.LogCaptureFixture) -> None:
    Stream.objects.create(name="room:taken")
    free = held(desk)
    names = ["room:a", "", "room:taken", "refused", "room:b"]
    futures = [desk.submit(Naming(name)) for name in names]
    free.set()
    assert futures[0].result(20) == "room:a"
    assert isinstance(futures[1].exception(20), ZeroDivisionError)
    assert isinstance(futures[2].exception(20), Unavailable)
    assert isinstance(futures[3].exception(20), Forbidden)
    assert futures[4].result(20) == "room:b"
    assert set(Stream.objects.values_list("name", flat=True)) == {"room:taken", "room:a", "room:b"}
    assert desk.submit(Naming("room:after")).result(20) == "room:after"


@pytest.mark.django_db(transaction=True)
def test_a_full_queue_refuses_and_keeps_what_it_has(desk: Writer) -> None:
    free = held(desk)
    futures = [desk.submit(Naming(f"room:{number}")) for number in range(20)]
    with pytest.raises(Unavailable):
        desk.submit(Naming("room:late"))
    free.set()
    assert all(future.result(20) for future in futures)
    assert Stream.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_who_gave_up_writes_nothing_and_stops_nobody(desk: Writer) -> None:
    free = held(desk)
    gone, stays = desk.submit(Naming("room:gone")), desk.submit(Naming("room:stays"))
    assert gone.cancel()
    free.set()
    assert stays.result(20) == "room:stays"
    assert not stays.cancel()
    assert list(Stream.objects.values_list("name", flat=True)) == ["room:stays"]


@pytest.mark.django_db(transaction=True)
def test_stopping_commits_what_is_pending_and_it_can_begin_again(desk: Writer) -> None:
    futures = [desk.submit(Naming(f"room:{number}")) for number in range(5)]
    desk.stop()
    assert all(future.done() for future in futures)
    assert desk.submit(Naming("room:again")).result(20) == "room:again"


@pytest.mark.django_db
def test_inside_a_transaction_a_write_shares_its_fate() -> None:
    with transaction.atomic():
        assert writer.submit(Naming("room:undone")).result(0) == "room:undone"
        refused = writer.submit(Naming("refused"))
        assert isinstance(refused.exception(0), Forbidden)
        transaction.set_rollback(True)
    assert not Stream.objects.exists()
