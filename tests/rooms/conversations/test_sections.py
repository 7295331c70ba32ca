"""Sections of one's own in the list of rooms: favourites and named ones, the same on all devices, nobody else's."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.live.models import Event
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.conversations.models import Room, RoomMember, Section
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World


def made(person: Person, name: str) -> Any:
    return done(person, "post", "sections/", {"name": name}, 201)


def placed(person: Person, room: Any, section: str | None) -> Any:
    return done(person, "put", f"rooms/{room.id}/section/", {"section": section})


def told(person: Person) -> list[str]:
    events = Event.objects.filter(stream=f"user:{person.id}").order_by("id")
    wanted = ("room.placed", "sections.arranged")
    return [row.type for row in events if row.type in wanted]


def names(person: Person) -> list[str]:
    return [one["name"] or one["kind"] for one in shown(person, "rooms/?feeds=1")["sections"]]


def test_a_room_is_put_among_the_favourites_and_taken_out_again(world: World) -> None:
    assert shown(world.chloe, "rooms/")["sections"] == []
    card = placed(world.chloe, world.quay, "favourites")
    page = shown(world.chloe, "rooms/")
    (favourites,) = page["sections"]
    assert (favourites["kind"], favourites["sort"], favourites["folded"]) == (
        "favourites",
        "name",
        False,
    )
    assert card["section"] == favourites["id"]
    held = {room["name"]: room.get("section") for room in page["results"]}
    assert [name for name, section in held.items() if section] == [card["name"]]
    assert shown(world.chloe, "sections/")["results"] == page["sections"]
    assert "section" not in shown(world.bruno, f"rooms/{world.quay.id}/"), "it is one's own affair"
    assert "section" not in placed(world.chloe, world.quay, None)
    assert told(world.chloe) == ["sections.arranged", "room.placed", "room.placed"]
    placed(world.chloe, world.quay, None)
    assert len(told(world.chloe)) == 3, "once more changes nothing"
    assert told(world.bruno) == []


def test_sections_are_named_sorted_folded_and_put_in_order(world: World) -> None:
    first, second = made(world.chloe, "Chantiers"), made(world.chloe, "Veille")
    placed(world.chloe, world.quay, "favourites")
    assert names(world.chloe) == ["favourites", "Chantiers", "Veille"]
    favourites = shown(world.chloe, "sections/")["results"][0]["id"]
    changes = {"name": " Quais ", "sort": "unread", "folded": True}
    changed = done(world.chloe, "patch", f"sections/{first['id']}/", changes)
    assert (changed["name"], changed["sort"], changed["folded"]) == ("Quais", "unread", True)
    order = {"sections": [second["id"], favourites]}
    listed = done(world.chloe, "put", "sections/order/", order)["results"]
    assert [one["id"] for one in listed] == [second["id"], favourites, first["id"]]
    before = len(told(world.chloe))
    done(world.chloe, "put", "sections/order/", order)
    done(world.chloe, "patch", f"sections/{first['id']}/", {"folded": True})
    assert len(told(world.chloe)) == before, "what is so already is told to nobody"


def test_what_was_in_a_removed_section_stands_by_itself(world: World) -> None:
    section = made(world.chloe, "Chantiers")
    placed(world.chloe, world.quay, section["id"])
    done(world.chloe, "delete", f"sections/{section['id']}/", status=204)
    assert "section" not in shown(world.chloe, f"rooms/{world.quay.id}/")
    event = Event.objects.filter(stream=f"user:{world.chloe.id}").latest("id")
    assert (event.type, section["id"] in event.body) == ("sections.arranged", True)
    assert refused(world.chloe, "delete", f"sections/{section['id']}/")[0] == 404


def test_what_one_calls_a_section_is_in_no_log(world: World) -> None:
    section = made(world.chloe, "Gens pénibles")
    done(world.chloe, "patch", f"sections/{section['id']}/", {"name": "Gens charmants"})
    assert not Event.objects.filter(body__contains="Gens").exists()


def test_a_direct_conversation_has_its_place_too_and_a_room_that_is_left_has_none(
    world: World,
) -> None:
    direct = done(
        world.chloe, "post", "rooms/", {"kind": "direct", "people": [str(world.bruno.id)]}, 201
    )
    path = f"rooms/{direct['id']}/section/"
    assert done(world.chloe, "put", path, {"section": "favourites"})["section"]
    placed(world.chloe, world.quay, "favourites")
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    done(world.chloe, "put", f"rooms/{world.quay.id}/members/me/")
    assert "section" not in shown(world.chloe, f"rooms/{world.quay.id}/")


@pytest.mark.parametrize("name", ["", "  ", "\u200b", 7, None, "x" * 61])
def test_a_section_has_a_name(world: World, name: Any) -> None:
    assert refused(world.chloe, "post", "sections/", {"name": name})[2] == "$.name"


def test_one_name_is_one_section_whatever_its_accents(world: World) -> None:
    made(world.chloe, "Été")
    other = made(world.chloe, "Hiver")
    made(world.bruno, "Été")
    for verb, path in (("post", "sections/"), ("patch", f"sections/{other['id']}/")):
        assert refused(world.chloe, verb, path, {"name": "ETE"})[0] == 409
    # ﷺ is eighteen letters without its ligature: the key of the longest name has its room.
    made(world.chloe, "ﷺ" * 60)


def test_there_are_thirty_at_most(world: World) -> None:
    for number in range(30):
        made(world.chloe, f"Section {number}")
    assert refused(world.chloe, "post", "sections/", {"name": "Une de trop"})[0] == 409
    placed(world.chloe, world.quay, "favourites")
    assert len(names(world.chloe)) == 31


def test_bad_choices_are_refused(world: World) -> None:
    mine, theirs = made(world.chloe, "Chantiers"), made(world.bruno, "Chantiers")
    placed(world.chloe, world.quay, "favourites")
    favourites = shown(world.chloe, "sections/")["results"][0]["id"]
    room = f"rooms/{world.quay.id}/section/"
    for section in (theirs["id"], "nulle part", "", str(uuid.uuid4())):
        assert refused(world.chloe, "put", room, {"section": section})[0] == 404
    assert refused(world.chloe, "put", room, {})[0] == 400
    assert refused(world.dede, "put", room, {"section": "favourites"})[0] == 404
    feed = Room.objects.create(
        kind="network",
        name="Réseau",
        visibility="public",
        community=world.community,
        created_by=world.ada,
    )
    RoomMember.objects.create(room=feed, person=world.chloe)
    answer = refused(world.chloe, "put", f"rooms/{feed.id}/section/", {"section": "favourites"})
    assert answer == (400, "invalid", "$.room")
    assert refused(world.chloe, "patch", f"sections/{mine['id']}/", {"sort": "beauty"})[0] == 400
    assert refused(world.chloe, "patch", f"sections/{theirs['id']}/", {"folded": True})[0] == 404
    assert refused(world.chloe, "patch", f"sections/{favourites}/", {"name": "Autre"})[0] == 403
    assert refused(world.chloe, "put", "sections/order/", {"sections": [theirs["id"]]})[0] == 404
    twice = {"sections": [mine["id"], mine["id"]]}
    assert refused(world.chloe, "put", "sections/order/", twice)[0] == 400


def test_the_list_of_rooms_costs_one_query_whatever_is_kept_where(world: World) -> None:
    shown(world.chloe, "rooms/")
    with CaptureQueriesContext(connection) as none:
        shown(world.chloe, "rooms/")
    for number in range(10):
        section = made(world.chloe, f"Section {number}")
    placed(world.chloe, world.quay, section["id"])
    placed(world.chloe, world.news, "favourites")
    with CaptureQueriesContext(connection) as many:
        shown(world.chloe, "rooms/")
    assert len(many) == len(none)
    assert sum("conversations_section" in one["sql"] for one in many) == 1


def test_they_go_with_the_account(world: World) -> None:
    placed(world.chloe, world.quay, "favourites")
    close_account(actor=world.chloe, person=world.chloe)
    assert not Section.objects.filter(person=world.chloe).exists()
    assert not RoomMember.objects.exclude(section=None).exists()
