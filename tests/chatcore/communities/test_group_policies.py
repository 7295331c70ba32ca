"""What each person may do in each kind of group: a table of standings."""

import pytest

from chatcore.communities.group_policies import (
    AUTOMATIC_IS_KEPT,
    GroupStanding,
    abilities,
    may_see,
    why_not_change,
    why_not_leave,
    why_not_put_in,
)
from chatcore.communities.policies import Standing


def standing(
    kind: str = "additional",
    role: str | None = "member",
    status: str | None = "member",
    archived: bool = False,
    closed: bool = False,
    members_only: bool = False,
    everyone: bool = False,
) -> GroupStanding:
    its = Standing(role=role, archived=closed)
    return GroupStanding(
        community=its,
        kind=kind,
        status=status,
        archived=archived,
        members_only=members_only,
        everyone=everyone,
    )


MANAGES = {"see", "change", "archive"}


@pytest.mark.parametrize(
    ("its", "able"),
    [
        (standing(role="administrator", status=None), MANAGES | {"place"}),
        (standing(role="functional_administrator", status=None), MANAGES),
        (
            standing(role="functional_administrator", status="observer"),
            MANAGES | {"leave", "open_room"},
        ),
        (standing(role="animator", status=None), {"see"}),
        (standing(status="administrator"), MANAGES | {"leave", "open_room"}),
        (standing(status="referent"), {"see", "leave", "open_room"}),
        (standing(status="member"), {"see", "leave"}),
        (standing(status="guest"), {"see", "leave"}),
        (standing(status="observer"), {"see", "leave"}),
        (standing(status=None), {"see"}),
        (standing(role="bot", status=None), {"see"}),
        (standing(role="guest", status=None), set()),
        (standing(role=None, status=None), set()),
        (standing(status="administrator", archived=True), {"see", "archive"}),
        (standing(status="member", archived=True), {"see"}),
        (standing(status="administrator", closed=True), {"see"}),
        (standing("automatic", role="administrator"), {"see", "open_room", "place"}),
        (standing("automatic", role="administrator", everyone=True), {"see", "place"}),
        (standing("automatic", status="member"), {"see"}),
        (standing("project", role="administrator", status=None), {"see", "place"}),
        (standing("project", status="administrator"), {"see", "open_room"}),
        (standing("club", status="administrator", members_only=True), {"see", "open_room"}),
        # That they do not know of it is for the selectors; where it is, is for the community to say.
        (standing("club", role="administrator", members_only=True), {"see", "place"}),
    ],
)
def test_what_each_standing_may_do(its: GroupStanding, able: set[str]) -> None:
    assert {name for name, may in abilities(its).items() if may} == able


def test_words_say_why_a_group_is_not_changed_by_hand() -> None:
    automatic = why_not_change(standing("automatic", role="administrator"))
    project = why_not_change(standing("project", role="administrator"))
    assert automatic and "tout seul" in automatic.fr and "by hand" in automatic.en
    assert project and "projet" in project.fr and "project" in project.en
    assert why_not_leave(standing("automatic")) == AUTOMATIC_IS_KEPT


def test_a_group_that_is_its_peoples_alone_is_none_for_others() -> None:
    assert may_see(standing("club", members_only=True))
    assert not may_see(standing("club", "administrator", None, members_only=True))
    assert may_see(standing("project", status=None))
    words = why_not_change(standing("club", status="administrator", members_only=True))
    assert words and "club" in words.fr and "club" in words.en


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("administrator", True),
        ("functional_administrator", True),
        ("animator", True),
        ("member", True),
        ("guest", False),
        ("bot", False),
        (None, False),
    ],
)
def test_who_may_be_in_a_group(role: str | None, may: bool) -> None:
    assert (why_not_put_in(role) is None) == may
