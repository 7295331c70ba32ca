"""What each person may do in each state of a project: a table of standings."""

import pytest

from chatcore.communities.policies import Standing
from rooms.spaces.policies import ProjectStanding, abilities, may_see, why_not_ask


def standing(
    role: str | None = None,
    *,
    in_community: str | None = "member",
    state: str = "open",
    joining: str = "requests",
    entrance: str | None = None,
    archived: bool = False,
) -> ProjectStanding:
    return ProjectStanding(
        community=Standing(role=in_community),
        state=state,
        joining=joining,
        role=role,
        entrance=entrance,
        archived=archived,
    )


HOLDS = {"see", "change", "archive", "invite", "work", "leave"}

TABLE = [
    ("its holder", standing("holder"), HOLDS),
    ("its holder, while a draft", standing("holder", state="draft"), HOLDS - {"invite"}),
    ("its holder, once ended", standing("holder", state="closed"), HOLDS - {"invite"}),
    ("its holder, once archived", standing("holder", archived=True), {"see", "archive", "leave"}),
    ("somebody of it", standing("participant"), {"see", "work", "leave"}),
    ("somebody of an archived one", standing("participant", archived=True), {"see", "leave"}),
    ("a member of the community", standing(), {"see", "ask"}),
    ("a member who asked", standing(entrance="asked"), {"see", "withdraw"}),
    ("a member who was invited", standing(entrance="invited"), {"see", "accept", "withdraw"}),
    ("a member, by invitation", standing(joining="invitation"), {"see"}),
    (
        "a member invited, by invitation",
        standing(joining="invitation", entrance="invited"),
        {"see", "accept", "withdraw"},
    ),
    ("a member, once ended", standing(state="closed"), {"see"}),
    (
        "an administrator of the community",
        standing(in_community="administrator"),
        {"see", "ask", "change", "archive", "invite"},
    ),
    ("a bot", standing(in_community="bot"), {"see"}),
    ("a guest", standing(in_community="guest"), set()),
    ("a stranger", standing(in_community=None), set()),
]


@pytest.mark.parametrize(("who", "its", "able"), TABLE, ids=[row[0] for row in TABLE])
def test_what_each_may_do(who: str, its: ProjectStanding, able: set[str]) -> None:
    assert {name for name, may in abilities(its).items() if may} == able


def test_a_draft_is_its_holders_alone() -> None:
    assert may_see(standing("holder", state="draft"))
    assert not may_see(standing(in_community="administrator", state="draft"))


def test_words_say_how_to_come_in() -> None:
    by_invitation = why_not_ask(standing(joining="invitation"))
    ended = why_not_ask(standing(state="closed"))
    assert by_invitation and "invitation" in by_invitation.fr and "holders" in by_invitation.en
    assert ended and "terminé" in ended.fr and "ended" in ended.en
