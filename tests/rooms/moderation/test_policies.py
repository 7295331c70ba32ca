"""Who decides what of a case, and until when one appeals: the tables."""

from datetime import UTC, datetime, timedelta

import pytest

from rooms.conversations.policies import Standing
from rooms.conversations.policies import abilities as in_room
from rooms.moderation import policies
from rooms.moderation.policies import CaseStanding

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def standing(**what: object) -> CaseStanding:
    usual = {
        "moderates": True,
        "administers": False,
        "party": False,
        "decided": False,
        "state": "open",
        "kind": "message",
    }
    return CaseStanding(**{**usual, **what})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "seen"),
    [({}, True), ({"moderates": False}, False), ({"party": True}, False)],
)
def test_a_case_is_seen_by_who_moderates_and_is_no_party(
    what: dict[str, object], seen: bool
) -> None:
    assert policies.may_see(standing(**what)) is seen


@pytest.mark.parametrize(
    ("what", "assign", "decide", "refer"),
    [
        ({}, True, True, True),
        ({"state": "referred"}, False, False, False),
        ({"state": "referred", "administers": True}, True, True, False),
        ({"state": "decided", "administers": True}, False, False, False),
        ({"state": "appealed"}, True, True, False),
        ({"state": "appealed", "decided": True}, True, False, False),
    ],
)
def test_who_assigns_decides_and_hands_on(
    what: dict[str, object], assign: bool, decide: bool, refer: bool
) -> None:
    assert policies.abilities(standing(**what)) == {
        "assign": assign,
        "decide": decide,
        "refer": refer,
    }


@pytest.mark.parametrize(
    ("kind", "outcomes"),
    [
        ("message", {"nothing", "remove", "warn", "time_out"}),
        ("person", {"nothing", "warn", "time_out"}),
        ("held", {"release", "refuse"}),
    ],
)
def test_each_kind_of_case_has_its_outcomes(kind: str, outcomes: set[str]) -> None:
    every = {"nothing", "remove", "warn", "time_out", "release", "refuse", "pilori"}
    assert {one for one in every if policies.why_not_outcome(one, kind=kind) is None} == outcomes


@pytest.mark.parametrize(
    ("leads", "administrator", "administers", "may"),
    [
        (False, False, False, True),
        (True, False, False, False),
        (True, False, True, True),
        (True, True, True, False),
    ],
)
def test_whom_one_may_give_a_time_out(
    leads: bool, administrator: bool, administers: bool, may: bool
) -> None:
    why_not = policies.why_not_time_out(
        leads=leads, administrator=administrator, administers=administers
    )
    assert (why_not is None) is may


@pytest.mark.parametrize(
    ("lasts", "may"),
    [
        (timedelta(minutes=4), False),
        (timedelta(minutes=5), True),
        (timedelta(days=366), True),
        (timedelta(days=367), False),
        (-timedelta(days=1), False),
    ],
)
def test_how_long_a_time_out_lasts(lasts: timedelta, may: bool) -> None:
    assert (policies.why_not_until(NOON + lasts, moment=NOON) is None) is may


@pytest.mark.parametrize(
    ("days", "appealed", "final", "may"),
    [
        (0, False, False, True),
        (184, False, False, True),
        (185, False, False, False),
        (1, True, False, False),
        (1, False, True, False),
    ],
)
def test_one_appeals_once_within_six_months(
    days: int, appealed: bool, final: bool, may: bool
) -> None:
    why_not = policies.why_not_appeal(
        NOON, moment=NOON + timedelta(days=days), appealed=appealed, final=final
    )
    assert (why_not is None) is may


@pytest.mark.parametrize(
    ("how", "says"),
    [({}, True), ({"silenced": NOON}, False), ({"severed": True}, False), ({"slow": 60}, True)],
)
def test_a_time_out_and_a_closed_talk_take_away_writing_reacting_and_pinning(
    how: dict[str, object], says: bool
) -> None:
    usual = {
        "kind": "club",
        "visibility": "public",
        "archived": False,
        "comments": True,
        "reactions": True,
        "community_role": "member",
        "room_role": "member",
    }
    found = in_room(Standing(**{**usual, **how}))  # type: ignore[arg-type]
    assert found["see"] and found["leave"]
    assert {found[one] for one in ("post", "reply", "react", "pin")} == {says}
