"""Hours of peace, and what rings: a table of wishes and moments."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from chatcore.notices.policies import Wishes, digest_day, in_peace, rings, wants_digest, writes

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("moment", "peace"),
    [
        ("2026-11-26T18:59", False),
        ("2026-11-26T19:00", True),
        ("2026-11-27T03:00", True),
        ("2026-11-27T07:59", True),
        ("2026-11-27T08:00", False),
        ("2026-11-28T11:00", True),
        ("2026-11-29T11:00", True),
        ("2026-11-30T08:00", False),
    ],
)
def test_evenings_nights_and_week_ends_are_quiet(moment: str, peace: bool) -> None:
    assert in_peace(Wishes(), at(moment)) is peace


def test_the_hours_are_those_of_the_persons_own_zone() -> None:
    reunion = Wishes(zone="Indian/Reunion")
    assert in_peace(reunion, at("2026-11-26T16:30"))
    assert not in_peace(reunion, at("2026-11-27T06:30"))


def test_the_hours_hold_on_the_day_the_clocks_change() -> None:
    # 29 March 2026, a Sunday: 02:00 becomes 03:00.
    every_day = Wishes(quiet_weekends=False)
    assert in_peace(every_day, at("2026-03-29T07:59"))
    assert not in_peace(every_day, at("2026-03-29T08:00"))


def test_hours_by_day_and_none_at_all() -> None:
    nap = Wishes(quiet_from=time(13), quiet_until=time(14), quiet_weekends=False)
    assert in_peace(nap, at("2026-11-26T13:30"))
    assert not in_peace(nap, at("2026-11-26T20:00"))
    assert not in_peace(Wishes(quiet=False), at("2026-11-28T23:00"))
    empty = Wishes(quiet_from=time(8), quiet_until=time(8), quiet_weekends=False)
    assert not in_peace(empty, at("2026-11-26T08:00"))


def test_do_not_disturb_wins_until_its_end() -> None:
    busy = Wishes(quiet=False, do_not_disturb_until=at("2026-11-26T12:00"))
    assert in_peace(busy, at("2026-11-26T11:59"))
    assert not in_peace(busy, at("2026-11-26T12:00"))


@pytest.mark.parametrize(
    ("preset", "kind", "loud"),
    [
        ("everything", "topic", True),
        ("essential", "topic", False),
        ("essential", "mention", True),
        ("essential", "everybody", True),
        ("digest", "mention", False),
    ],
)
def test_presets_say_what_rings_and_what_is_written(preset: str, kind: str, loud: bool) -> None:
    wishes = Wishes(preset=preset)
    assert rings(kind, wishes, at("2026-11-26T10:00")) is loud
    assert writes(kind, wishes) is loud
    assert not rings(kind, wishes, at("2026-11-26T22:00"))


def test_the_summary_comes_on_the_mornings_of_working_days() -> None:
    daily = Wishes(preset="digest")
    assert wants_digest(daily)
    assert not wants_digest(Wishes(preset="digest", mail="never"))
    assert digest_day(daily, at("2026-11-26T07:59")) is None
    assert str(digest_day(daily, at("2026-11-26T08:05"))) == "2026-11-26"
    assert digest_day(daily, at("2026-11-28T08:05")) is None
    late = Wishes(preset="digest", quiet_until=time(10))
    assert digest_day(late, at("2026-11-26T09:00")) is None
    assert str(digest_day(late, at("2026-11-26T10:00"))) == "2026-11-26"
