"""The checks of the faults can fail: what is lost, doubled or shown otherwise is said."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.faults.checks import Checks, Shown
from tests.faults.crowd import Room
from tests.faults.record import Record

QUAY = Room("quay", (), head=1)


def checks_of(record: Record) -> Checks:
    crowd: Any = SimpleNamespace(record=record, rooms=[], accounts={})
    return Checks(crowd)


def acknowledged(*seqs: int) -> Record:
    record = Record()
    for seq in seqs:
        record.acknowledge(f"c{seq}", "quay", {"id": f"m{seq}", "seq": seq})
    return record


def shown(seq: int, *, id_: str = "", client_id: str = "") -> Shown:
    return Shown(seq, id_ or f"m{seq}", client_id or f"c{seq}", "ada", frozenset())


async def test_what_is_there_once_is_well() -> None:
    checks = checks_of(acknowledged(2, 3))
    checks._check_acknowledged(QUAY, [shown(1), shown(2), shown(3)])
    await checks.check()
    assert not checks.lost | checks.doubled


async def test_what_was_acknowledged_and_is_not_there_is_lost() -> None:
    checks = checks_of(acknowledged(2, 3))
    checks._check_acknowledged(QUAY, [shown(2)])
    with pytest.raises(AssertionError, match="lost: c3"):
        await checks.check()
    assert checks.lost == {"c3"}


async def test_what_is_there_twice_is_doubled() -> None:
    checks = checks_of(acknowledged(2))
    checks._check_acknowledged(QUAY, [shown(2), shown(3, client_id="c2")])
    with pytest.raises(AssertionError, match="doubled: c2"):
        await checks.check()
    assert checks.doubled == {"c2"}


async def test_what_is_shown_otherwise_than_answered_is_said() -> None:
    checks = checks_of(acknowledged(2))
    checks._check_acknowledged(QUAY, [shown(2, id_="m9")])
    with pytest.raises(AssertionError, match="acknowledged as"):
        await checks.check()


async def test_two_answers_to_one_post_are_said() -> None:
    record = acknowledged(2)
    record.acknowledge("c2", "quay", {"id": "m3", "seq": 3})
    with pytest.raises(AssertionError, match="two answers"):
        await checks_of(record).check()
