"""Who may do what in a room, as a table: every kind of room, every standing, every act."""

import dataclasses

import pytest

from rooms.conversations.policies import Standing, abilities

PUBLIC_TOPIC = Standing(
    kind="topic",
    visibility="public",
    archived=False,
    comments=True,
    reactions=True,
    community_role="member",
    room_role="member",
)


def standing(**changes: object) -> Standing:
    return dataclasses.replace(PUBLIC_TOPIC, **changes)  # type: ignore[arg-type]


def what(**changes: object) -> set[str]:
    return {name for name, may in abilities(standing(**changes)).items() if may}


EVERYDAY = {"see", "leave", "post", "reply", "react", "invite"}
LEADING = EVERYDAY | {"change", "archive", "moderate", "pin"}

TABLE = [
    ("a member of a public room", {}, EVERYDAY),
    ("the one who animates it", {"room_role": "animator"}, LEADING),
    ("an animator of the community who joined", {"community_role": "animator"}, LEADING),
    ("a member who has not joined", {"room_role": None}, {"see", "join"}),
    ("a guest who has not joined", {"room_role": None, "community_role": "guest"}, set()),
    ("a guest who was invited", {"community_role": "guest"}, EVERYDAY - {"invite"}),
    ("a stranger", {"room_role": None, "community_role": None}, set()),
    (
        "an administrator outside of a private room",
        {"room_role": None, "community_role": "administrator", "visibility": "private"},
        set(),
    ),
    ("a member of a private room", {"visibility": "private"}, EVERYDAY - {"invite"}),
    ("a member of an archived room", {"archived": True}, {"see", "leave"}),
    ("a member where animators announce", {"kind": "announcement"}, EVERYDAY - {"post"}),
    (
        "a member where comments are closed",
        {"kind": "announcement", "comments": False},
        EVERYDAY - {"post", "reply"},
    ),
    (
        "a member where reactions are closed",
        {"kind": "announcement", "reactions": False},
        EVERYDAY - {"post", "react"},
    ),
    (
        "an animator where they announce",
        {
            "kind": "announcement",
            "community_role": "animator",
            "comments": False,
            "reactions": False,
        },
        LEADING,
    ),
    (
        "somebody of the group of a room",
        {"visibility": "private", "group": "project"},
        EVERYDAY - {"leave", "invite"},
    ),
    (
        "a leader of the group of a room",
        {"visibility": "private", "group": "additional", "room_role": "animator"},
        LEADING - {"leave", "invite"},
    ),
    (
        "an administrator in a project, in the project's room",
        {"visibility": "private", "group": "project", "community_role": "administrator"},
        LEADING - {"leave", "invite"},
    ),
    (
        "an administrator in a club, in the club's room",
        {"visibility": "private", "group": "club", "community_role": "administrator"},
        EVERYDAY - {"leave", "invite"},
    ),
    (
        "an administrator outside of a club, at the club's room",
        {
            "visibility": "private",
            "group": "club",
            "community_role": "administrator",
            "room_role": None,
        },
        set(),
    ),
    ("a member of a club", {"kind": "club"}, EVERYDAY | {"pin"}),
    (
        "somebody who has yet to sign the charter of a club",
        {"kind": "club", "room_role": "reader", "group": "club", "visibility": "private"},
        {"see"},
    ),
    (
        "somebody in a direct conversation",
        {"kind": "direct", "visibility": "private", "community_role": None},
        {"see", "post", "reply", "react", "pin"},
    ),
    (
        "a stranger to a direct conversation",
        {"kind": "direct", "visibility": "private", "community_role": None, "room_role": None},
        set(),
    ),
]


@pytest.mark.parametrize(("who", "changes", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_what_each_may_do(who: str, changes: dict[str, object], expected: set[str]) -> None:
    assert what(**changes) == expected
