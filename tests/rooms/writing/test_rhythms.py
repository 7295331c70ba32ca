"""When a recurring message comes, by the clocks of its place."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rooms.writing.rhythms import Every, Rhythm

PARIS = ZoneInfo("Europe/Paris")


def rhythm(every: Every, at: str = "09:00", **more: object) -> Rhythm:
    fields = {"zone": "Europe/Paris", "starts_on": date(2026, 1, 1), **more}
    return Rhythm(every=every, at=time.fromisoformat(at), **fields)


def local(moments: list[datetime]) -> list[str]:
    return [f"{moment.astimezone(PARIS):%a %d/%m %H:%M}" for moment in moments]


def test_every_day_stays_at_its_hour_when_the_clocks_change() -> None:
    winter = rhythm(Every.DAY).first(datetime(2026, 10, 23, 8, tzinfo=UTC), 4)
    assert local(winter) == [
        "Sat 24/10 09:00",
        "Sun 25/10 09:00",
        "Mon 26/10 09:00",
        "Tue 27/10 09:00",
    ]
    assert [m.hour for m in winter] == [7, 8, 8, 8]
    summer = rhythm(Every.DAY).first(datetime(2026, 3, 27, 9, tzinfo=UTC), 3)
    assert [m.hour for m in summer] == [8, 7, 7]


def test_an_hour_that_a_night_skips_comes_an_hour_later_and_one_that_comes_twice_once() -> None:
    march = rhythm(Every.DAY, "02:30").first(datetime(2026, 3, 28, 0, tzinfo=UTC), 3)
    assert local(march) == ["Sat 28/03 02:30", "Sun 29/03 03:30", "Mon 30/03 02:30"]
    october = rhythm(Every.DAY, "02:30").first(datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert [m.isoformat() for m in october] == [
        "2026-10-25T00:30:00+00:00",
        "2026-10-26T01:30:00+00:00",
    ]


def test_from_monday_to_friday_and_not_on_holidays_if_wished() -> None:
    # The 25th of December 2026 is a Friday.
    from_ = datetime(2026, 12, 23, 12, tzinfo=UTC)
    assert local(rhythm(Every.WEEKDAY).first(from_, 3)) == [
        "Thu 24/12 09:00", "Fri 25/12 09:00", "Mon 28/12 09:00",
    ]  # fmt: skip
    without = rhythm(Every.WEEKDAY, skip_holidays=True).first(from_, 3)
    assert local(without) == ["Thu 24/12 09:00", "Mon 28/12 09:00", "Tue 29/12 09:00"]


def test_some_days_of_the_week() -> None:
    weekly = rhythm(Every.WEEK, weekdays=(0, 3)).first(datetime(2026, 11, 24, tzinfo=UTC), 3)
    assert local(weekly) == ["Thu 26/11 09:00", "Mon 30/11 09:00", "Thu 03/12 09:00"]


@pytest.mark.parametrize(
    ("nth", "days"),
    [(1, ["Mon 07/12", "Mon 04/01", "Mon 01/02"]), (4, ["Mon 28/12", "Mon 25/01", "Mon 22/02"]),
     (-1, ["Mon 30/11", "Mon 28/12", "Mon 25/01"])],
)  # fmt: skip
def test_the_nth_monday_of_the_month(nth: int, days: list[str]) -> None:
    monthly = rhythm(Every.MONTH, weekdays=(0,), nth=nth).first(
        datetime(2026, 11, 27, tzinfo=UTC), 3
    )
    assert [text[:9] for text in local(monthly)] == days


def test_it_begins_and_ends_on_its_days() -> None:
    bounded = rhythm(Every.DAY, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 3))
    assert len(bounded.first(datetime(2026, 11, 1, tzinfo=UTC), 9)) == 3
    assert bounded.next_after(datetime(2026, 12, 3, 9, tzinfo=UTC)) is None
    far = rhythm(Every.DAY, starts_on=date(2030, 1, 1))
    assert far.next_after(datetime(2026, 1, 1, tzinfo=UTC)) == datetime(2030, 1, 1, 8, tzinfo=UTC)


@given(
    some.builds(
        Rhythm,
        every=some.sampled_from(Every),
        weekdays=some.sets(some.integers(0, 6), min_size=1, max_size=1).map(tuple),
        nth=some.sampled_from([1, 2, 3, 4, -1]),
        at=some.times().map(lambda at: at.replace(second=0, microsecond=0)),
        zone=some.sampled_from(
            ["Europe/Paris", "America/Martinique", "Pacific/Noumea", "Indian/Reunion"]
        ),
        skip_holidays=some.booleans(),
        starts_on=some.dates(date(2025, 1, 1), date(2027, 1, 1)),
        ends_on=some.none(),
    ),
    some.integers(0, 3 * 366 * 24 * 60).map(
        lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
)
def test_moments_only_go_forward_and_going_on_from_one_gives_the_next(
    rhythm: Rhythm, moment: datetime
) -> None:
    moments = rhythm.first(moment, 4)
    assert len(moments) == 4
    assert all(a < b for a, b in zip([moment, *moments], moments, strict=False))
    for before, after in pairwise(moments):
        assert rhythm.next_after(before) == after
        assert rhythm.next_after(after - timedelta(microseconds=1)) == after
    for one in moments:
        day = one.astimezone(ZoneInfo(rhythm.zone)).date()
        assert rhythm.comes_on(day)
