"""Who may move messages out of a room, and into one, as a table."""

import dataclasses
from datetime import UTC, datetime

import pytest

from rooms.conversations.policies import Standing, why_not_take_in, why_not_take_out

MEMBER = Standing(
    kind="topic",
    visibility="public",
    archived=False,
    comments=True,
    reactions=True,
    community_role="member",
    room_role="member",
)
SILENCED = datetime(2999, 1, 1, tzinfo=UTC)

# Who; what is otherwise; whether they take out their own, those of others, and bring some in.
TABLE = [
    ("a member", {}, True, False, True),
    ("who animates the room", {"room_role": "animator"}, True, True, True),
    ("an animator of the community who joined", {"community_role": "animator"}, True, True, True),
    ("who has not joined", {"room_role": None}, False, False, False),
    ("a guest who was invited", {"community_role": "guest"}, True, False, True),
    (
        "anybody in an archived room",
        {"archived": True, "room_role": "animator"},
        False,
        False,
        False,
    ),
    ("a reader of a club", {"room_role": "reader", "group": "club"}, False, False, False),
    (
        "an administrator in a club of others",
        {"community_role": "administrator", "group": "club"},
        True,
        False,
        True,
    ),
    ("a member where animators announce", {"kind": "announcement"}, True, False, False),
    (
        "one of two who talk",
        {"kind": "direct", "visibility": "private", "community_role": None},
        False,
        False,
        False,
    ),
    ("who reads the feed", {"kind": "network"}, False, False, False),
    ("who has a time-out", {"silenced": SILENCED}, False, False, False),
]


@pytest.mark.parametrize(
    ("changes", "own", "others", "into"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_who_moves_what(changes: dict[str, object], own: bool, others: bool, into: bool) -> None:
    standing = dataclasses.replace(MEMBER, **changes)  # type: ignore[arg-type]
    assert (why_not_take_out(standing, own=True) is None) == own
    assert (why_not_take_out(standing, own=False) is None) == others
    assert (why_not_take_in(standing) is None) == into
