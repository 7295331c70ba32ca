"""Links inside the site: what each reader may see of where they lead; the same silence for hidden and missing."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.ids import new_id
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.rooms import create_room, open_direct
from tests.rooms.conversations.asking import ask, done, refused, shown
from tests.worlds.rivages import World, say

SITE = "https://rivages.example"


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.PUBLIC_URL = SITE
    settings.RATE_LIMITS = False


def goals(person: Any, posted: Any) -> Any:
    """What ``person`` is shown of where the links of a message lead: kind, title, place and author of each."""
    page = shown(person, f"link-previews/?messages={posted.id}")
    return [
        (one["kind"], one["title"], one["place"], (one["author"] or {}).get("name"))
        for found in page["results"]
        for one in found["goals"]
    ]


def linked(world: World, *paths: str, room: Any = None) -> Any:
    return say(world.ada, " ".join(SITE + path for path in paths), room or world.quay)


def test_a_message_a_room_a_topic_and_a_person_are_shown(world: World) -> None:
    said = say(world.chloe, "Le **quai** est ||branché||", world.quay, new_topic="Essais")
    topic = world.topic("Essais")
    posted = linked(
        world,
        f"/m/{said.id}",
        f"/salons/{world.quay.id}?at=2",
        f"/salons/{world.quay.id}/themes/{topic.id}",
    )
    place = "Électrification à quai"
    assert goals(world.bruno, posted) == [
        ("message", "Le quai est ▒▒▒", f"{place} › Essais", "Chloé Martin"),
        ("room", place, "Réseau Rivages", None),
        ("topic", "Essais", place, None),
    ]
    assert goals(world.bruno, linked(world, f"/annuaire/{world.chloe.id}")) == [
        ("person", "Chloé Martin", "", "Chloé Martin")
    ]


def test_a_group_and_a_direct_conversation_by_its_people(world: World) -> None:
    path = f"communities/{world.community.id}/groups/"
    group = done(world.ada, "post", path, {"name": "Capitaineries"}, 201)
    talk, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    said = say(world.chloe, "Entre nous", talk)
    posted = linked(
        world,
        f"/communautes/{world.community.id}/groupes/{group['id']}",
        f"/salons/{talk.id}",
        f"/m/{said.id}",
        room=talk,
    )
    assert goals(world.chloe, posted) == [
        ("group", "Capitaineries", "Réseau Rivages", None),
        ("room", "Ada Lovelace", "", None),
        ("message", "Entre nous", "", "Chloé Martin"),
    ]


def test_a_publication_a_poll_and_a_project_are_shown_by_their_names(world: World) -> None:
    here = f"communities/{world.community.id}"
    room = create_room(actor=world.ada, community=world.community, kind="club", name="Voile")
    poll = done(
        world.ada,
        "post",
        f"rooms/{room.id}/polls/",
        {"question": "Quel jour ?", "options": ["Lundi", "Mardi"], "client_id": str(new_id())},
        201,
    )
    project = done(world.ada, "post", f"{here}/projects/", {"title": "Quais verts"}, 201)
    posted = linked(
        world,
        f"/sondages/{poll['id']}",
        f"/m/{poll['message']}",
        f"/communautes/{world.community.id}/projets/{project['id']}",
    )
    assert goals(world.ada, posted) == [
        ("poll", "Quel jour ?", "Voile", "Ada Lovelace"),
        ("poll", "Quel jour ?", "Voile", "Ada Lovelace"),
        ("project", "Quais verts", "Réseau Rivages", None),
    ]
    # A draft is its holders' own.
    assert [one[0] for one in goals(world.chloe, posted)] == ["poll", "poll"]


def test_who_may_not_see_it_sees_the_link_alone_as_of_nothing_at_the_same_cost(
    world: World,
) -> None:
    secret = say(world.ada, "Secret", world.club)
    answers, costs = [], []
    for message, room, person in (
        (secret.id, world.club.id, world.ada.id),
        (new_id(), new_id(), new_id()),
    ):
        posted = linked(
            world, f"/m/{message}", f"/salons/{room}", f"/salons/{room}/themes/{message}"
        )
        ask(world.chloe, "get", "me/")
        with CaptureQueriesContext(connection) as queries:
            page = shown(world.chloe, f"link-previews/?messages={posted.id}")
        (found,) = page["results"]
        answers.append(found | {"message": None})
        costs.append(len(queries))
        assert goals(world.ada, posted)[:1] == ([] if person != world.ada.id else [_SECRET])
    assert answers[0] == answers[1] and answers[0]["goals"] == [] and answers[0]["inside"]
    assert costs[0] == costs[1]
    assert goals(world.dede, linked(world, f"/annuaire/{world.chloe.id}")) == []


_SECRET = ("message", "Secret", "Bureau", "Ada Lovelace")


def test_fifty_messages_cost_what_two_cost(world: World) -> None:
    posted = []
    for n in range(50):
        said = say(world.chloe, f"Parole {n}", world.quay)
        paths = (f"/m/{said.id}", f"/salons/{world.quay.id}", f"/annuaire/{world.bruno.id}")
        posted.append(str(linked(world, *paths).id))
    costs = []
    for some in (posted[:2], posted):
        ask(world.bruno, "get", "me/")
        with CaptureQueriesContext(connection) as queries:
            page = shown(world.bruno, f"link-previews/?messages={','.join(some)}")
        assert [len(one["goals"]) for one in page["results"]] == [3] * len(some)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_what_is_edited_or_deleted_is_shown_as_it_is_now(world: World) -> None:
    said = say(world.chloe, "Un", world.quay)
    posted = linked(world, f"/m/{said.id}")
    edit_message(actor=world.chloe, message=str(said.id), text="Deux")
    assert goals(world.bruno, posted)[0][1] == "Deux"
    delete_message(actor=world.chloe, message=str(said.id))
    assert goals(world.bruno, posted) == []


def test_addresses_of_elsewhere_code_and_odd_ids_lead_to_nothing(world: World) -> None:
    said = say(world.chloe, "Un", world.quay)
    posted = say(
        world.ada,
        f"https://rivages.example.ailleurs.org/m/{said.id} `{SITE}/m/{said.id}` {SITE}/m/%00 {SITE}/moi",
        world.quay,
    )
    assert goals(world.bruno, posted) == []


def test_the_author_takes_them_away_for_everybody(world: World) -> None:
    said = say(world.chloe, "Un", world.quay)
    posted = linked(world, f"/m/{said.id}")
    assert refused(world.chloe, "delete", f"messages/{posted.id}/link-previews/")[0] == 403
    done(world.ada, "delete", f"messages/{posted.id}/link-previews/", status=204)
    assert goals(world.bruno, posted) == []
