"""The ranked feed: what is said of it on the screen is all that there is to it."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.foundation.clock import now
from rooms.conversations.models import Message, Reaction
from rooms.publications.ranking import Candidate, ranked, reason_for
from tests.rooms.conversations.asking import done, refused, shown
from tests.rooms.conversations.test_query_counts import cost
from tests.rooms.publications.publishing import a_room, published, share, titles
from tests.worlds.communities import Rivages
from tests.worlds.people import registered

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def candidate(hours_ago: float, group: str | None = None, reactions: int = 0) -> Candidate:
    return Candidate(uuid.uuid4(), NOON - timedelta(hours=hours_ago), group, reactions)


@pytest.mark.parametrize(
    ("group", "reactions", "gained"),
    [
        (None, 0, (0, 0)),
        (None, 3, (0, 3)),
        (None, 24, (0, 24)),
        (None, 500, (0, 24)),
        ("Pilotes", 0, (24, 0)),
        ("Pilotes", 500, (24, 24)),
    ],
)
def test_hours_are_gained_for_a_group_and_for_each_reaction(
    group: str | None, reactions: int, gained: tuple[int, int]
) -> None:
    reason = reason_for(candidate(0, group, reactions))
    assert (reason.group_hours, reason.reaction_hours) == gained
    assert (reason.group, reason.reactions) == (group, reactions)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (candidate(1), candidate(2)),
        (candidate(23, "Pilotes"), candidate(0)),
        (candidate(0), candidate(25, "Pilotes")),
        (candidate(4, reactions=5), candidate(0)),
        (candidate(47, "Pilotes", 100), candidate(0)),
        (candidate(0), candidate(49, "Pilotes", 100)),
    ],
)
def test_what_stands_before_what(first: Candidate, second: Candidate) -> None:
    assert [one.id for one in ranked([second, first])] == [first.id, second.id]


def test_of_two_at_one_moment_the_later_one_stands_first() -> None:
    low, high = sorted([candidate(0), candidate(0)], key=lambda one: one.id)
    assert [one.id for one in ranked([low, high])] == [high.id, low.id]


def dated(card: Any, hours_ago: float) -> None:
    moment = now() - timedelta(hours=hours_ago)
    Message.objects.filter(id=card["message"]["id"]).update(posted_at=moment)


def test_the_feed_stands_by_date_and_ranked_by_what_may_concern_the_reader(world: Rivages) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    put_in_group(actor=world.ada, group_id=group.id, person_id=world.bruno.id, status="member")
    of_ada = published(world, world.ada, "D’une collègue")
    of_chloe = published(world, world.chloe, "D’une inconnue")
    liked = published(world, world.chloe, "Aimée")
    dated(of_ada, 20)
    dated(of_chloe, 3)
    dated(liked, 4)
    for person in (world.ada, world.bruno, world.chloe):
        for emoji in ("👍", "❤️"):
            done(person, "put", f"messages/{liked['message']['id']}/reactions/{emoji}/")
    assert titles(world, world.bruno) == ["Aimée", "D’une inconnue", "D’une collègue"]
    path = f"communities/{world.community.id}/publications/?order=ranked"
    page = shown(world.bruno, path)
    assert [(card["title"], card["reason"]) for card in page["results"]] == [
        (
            "D’une collègue",
            {"group": "Pilotes", "group_hours": 24, "reactions": 0, "reaction_hours": 0},
        ),
        # Each person counts once, and the author not at all.
        ("Aimée", {"group": None, "group_hours": 0, "reactions": 2, "reaction_hours": 2}),
        ("D’une inconnue", {"group": None, "group_hours": 0, "reactions": 0, "reaction_hours": 0}),
    ]
    assert page["ranking"] == {"group_hours": 24, "reaction_hours": 1, "most_reaction_hours": 24}
    # One is in no group of one’s own publications, and everybody’s group is nobody’s.
    assert [card["reason"]["group"] for card in shown(world.ada, path)["results"]] == [None] * 3


def test_ranked_pages_show_everything_once_in_one_order(world: Rivages) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    put_in_group(actor=world.ada, group_id=group.id, person_id=world.bruno.id, status="member")
    people = [registered(f"Marin {n}", email=f"m{n}@rivages.example") for n in range(3)]
    for number in range(24):
        card = published(world, world.ada if number % 5 == 0 else world.chloe, f"Avis {number}")
        dated(card, number * 7)
        liking = people[: number % 4]
        Reaction.objects.bulk_create(
            Reaction(message_id=card["message"]["id"], person=one, emoji="👍") for one in liking
        )
    path = f"communities/{world.community.id}/publications/?order=ranked&limit="
    whole = [card["id"] for card in shown(world.bruno, f"{path}100")["results"]]
    assert len(set(whole)) == 24
    seen: list[str] = []
    at = f"{path}3"
    while at:
        page = shown(world.bruno, at)
        seen += [card["id"] for card in page["results"]]
        at = page["next"]
    assert seen == whole


def test_a_page_of_thirty_costs_what_a_page_of_two_costs(world: Rivages) -> None:
    room = a_room(world, world.chloe, "Voile", world.bruno)
    for number in range(3):
        share(world.chloe, published(world, world.chloe, f"Avis {number}"), room)
    base = f"communities/{world.community.id}/publications/"
    ids = [card["id"] for card in shown(world.bruno, base)["results"]]
    asked = [f"{base}?limit=30", f"{base}?order=ranked&limit=30"]
    few = [cost(lambda path=path: shown(world.bruno, path)) for path in asked]
    few_cards = cost(lambda: shown(world.bruno, f"publications/?ids={','.join(ids[:1])}"))
    for number in range(3, 30):
        card = published(world, (world.ada, world.bruno, world.chloe)[number % 3], f"Avis {number}")
        ids.append(card["id"])
        share(world.chloe, card, room)
        done(world.bruno, "put", f"messages/{card['message']['id']}/reactions/👍/")
    assert [cost(lambda path=path: shown(world.bruno, path)) for path in asked] == few
    assert cost(lambda: shown(world.bruno, f"publications/?ids={','.join(ids)}")) == few_cards


def test_hidden_and_missing_publications_cost_the_same(world: Rivages) -> None:
    card = published(world, world.chloe)
    hidden = cost(lambda: refused(world.dede, "get", f"publications/{card['id']}/"))
    missing = cost(lambda: refused(world.dede, "get", f"publications/{uuid.uuid4()}/"))
    assert hidden == missing
