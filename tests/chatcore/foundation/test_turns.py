"""Turns at writing: in the order in which they were asked for, and never lost."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from chatcore.foundation.jobs.models import Lease
from chatcore.foundation.sqlite.turns import Turns


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def until_waiting(turns: Turns, number: int) -> None:
    deadline = time.monotonic() + 20
    while len(turns._waiting) < number:
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_who_waits_longest_is_next_and_who_comes_back_is_behind_them(
    pool: ThreadPoolExecutor,
) -> None:
    turns, order = Turns(), list[str]()

    def take(name: str) -> None:
        assert turns.take(20)
        order.append(name)
        turns.give_back()

    assert turns.take(0)
    waiting = []
    for number, name in enumerate(("Ada", "Bruno", "Chloé"), start=1):
        waiting.append(pool.submit(take, name))
        until_waiting(turns, number)
    turns.give_back()
    take("again")
    for one in waiting:
        one.result(20)
    assert order == ["Ada", "Bruno", "Chloé", "again"]


def test_who_gives_up_does_not_hold_up_the_others(pool: ThreadPoolExecutor) -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


def test_one_has_it_at_a_time_whatever_the_waits(pool: ThreadPoolExecutor) -> None:
    turns, inside, most = Turns(), 0, 0
    counting = threading.Lock()

    def work(number: int) -> int:
        nonlocal inside, most
        done = 0
        for _ in range(200):
            if not turns.take(0.0005 * (number % 3)):
                continue
            with counting:
                inside += 1
                most = max(most, inside)
            with counting:
                inside -= 1
            done += 1
            turns.give_back()
        return done

    assert sum(pool.map(work, range(8))) > 0
    assert most == 1 and turns.take(0)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_or_is_cut_off_gives_its_turn_back(
    pool: ThreadPoolExecutor,
) -> None:
    def write(name: str) -> None:
        try:
            with transaction.atomic():
                Lease.objects.create(worker=name, seen_at="2026-11-27T08:00:00Z")
        finally:
            connection.close()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Lease.objects.create(worker="failed", seen_at="2026-11-27T08:00:00Z")
        raise ZeroDivisionError
    pool.submit(write, "second").result(20)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM not_there")
    pool.submit(write, "third").result(20)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Lease.objects.create(worker="cut", seen_at="2026-11-27T08:00:00Z")
        connection.close()
        pool.submit(write, "fourth").result(20)
        raise ZeroDivisionError
    assert set(Lease.objects.values_list("worker", flat=True)) == {"second", "third", "fourth"}
