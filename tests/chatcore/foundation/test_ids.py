"""Ids: in the order of time, never twice, whoever makes them."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from chatcore.foundation.ids import new_id, parse_id


def test_an_id_is_a_uuid_of_version_7_that_tells_its_millisecond() -> None:
    moment = datetime(2026, 11, 26, 10, 0, 0, 123_000, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        id_ = new_id()
    assert (id_.version, id_.variant) == (7, uuid.RFC_4122)
    assert id_.int >> 80 == int(moment.timestamp() * 1000)


def test_ids_grow_with_time() -> None:
    moment = datetime(2026, 11, 26, tzinfo=UTC)
    made = []
    for number in range(300):
        with time_machine.travel(moment + timedelta(milliseconds=number), tick=False):
            made.append(new_id())
    assert made == sorted(made)


def test_no_two_are_the_same_in_one_millisecond_on_many_threads() -> None:
    def many(_: int) -> list[uuid.UUID]:
        return [new_id() for _ in range(1_000)]

    with ThreadPoolExecutor(8) as threads:
        made = [id_ for ids in threads.map(many, range(16)) for id_ in ids]
    assert len(set(made)) == len(made)


@pytest.mark.parametrize("text", [None, 7, "", "quai", "0" * 33, "g" * 32, b"0" * 32])
def test_what_is_no_id_is_none(text: object) -> None:
    assert parse_id(text) is None


def test_an_id_is_read_with_and_without_its_hyphens() -> None:
    id_ = new_id()
    assert parse_id(str(id_)) == parse_id(id_.hex) == parse_id(id_) == id_
