"""Calling a crowd: everybody, those who are there, a group, a role, those with a skill."""

import pytest

from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.members import begin_membership
from chatcore.directory.models import Entry, EntryTag
from chatcore.people.models import Person
from rooms.conversations import crowds
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.models import Mention
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.rooms.conversations.test_query_counts import cost
from tests.worlds.people import registered
from tests.worlds.rivages import World, say


def called(world: World, text: str) -> set[str]:
    """Return the names of those whom ``text`` calls, said by Ada at the quay."""
    posted = say(world.ada, text, world.quay)
    rows = Mention.objects.filter(message=posted.id)
    return {row.person.name if row.person else "everybody" for row in rows.select_related("person")}


@pytest.mark.parametrize(
    "text", ["@tous bonjour", "Oyez @all", "@**tous|all** !", "@Tout le monde"]
)
def test_everybody_is_one_row(world: World, text: str) -> None:
    assert called(world, text) == {"everybody"}


def test_a_group_is_its_people_in_this_room(world: World) -> None:
    group = create_group(actor=world.bruno, community_id=world.community.id, name="Pilotes")
    ewen = registered("Ewen Salaün", email="ewen@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=ewen, role="member")
    for person in (world.chloe, ewen):
        put_in_group(actor=world.bruno, group_id=group.id, person_id=person.id, status="member")
    assert called(world, "Les @Pilotes sont là ?") == {"Bruno Le Goff", "Chloé Martin"}
    assert called(world, f"Les @**Pilotes|group-{group.id}** ?") == {
        "Bruno Le Goff",
        "Chloé Martin",
    }


def test_a_role_is_who_has_it_in_this_room(world: World) -> None:
    assert called(world, "@animateurs, un avis ?") == {"Bruno Le Goff"}


def test_a_skill_is_who_offers_it_and_says_so_in_the_directory(world: World) -> None:
    for person, published in ((world.chloe, True), (world.bruno, False)):
        entry, _ = Entry.objects.update_or_create(person=person, defaults={"published": published})
        EntryTag.objects.create(entry=entry, side="offers", position=1, label="Voilerie")
    assert called(world, "Qui sait ? @compétence voilerie") == {"Chloé Martin"}


def test_those_who_are_there_are_called_by_here(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowds, "active_among", lambda people: [world.chloe.id])
    assert called(world, "@ici une minute ?") == {"Chloé Martin"}


def test_a_guest_calls_persons_only(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(world.dede.id)])
    posted = say(world.dede, "@tous @Chloé Martin", world.quay)
    assert set(Mention.objects.filter(message=posted.id).values_list("person", flat=True)) == {
        world.chloe.id
    }


def test_a_word_that_names_nobody_stays_a_word(world: World) -> None:
    assert called(world, "@capitaines et @**Pirates|group-0** et @**x|skill-9**") == set()


def test_the_reach_is_known_before_it_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"text": "@tous", "room": str(world.quay.id)}
    answer = done(world.ada, "post", "previews/", body)
    assert (answer["reach"], answer["asks"]) == (2, False)
    monkeypatch.setattr("rooms.conversations.rendering.ASKS_ABOVE", 1)
    assert done(world.ada, "post", "previews/", body)["asks"] is True


def test_a_crowd_too_large_to_be_called_one_by_one_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowds, "MOST_CALLED", 1)
    for name in ("Ewen Salaün", "Fanch Prigent"):
        person = registered(name, email=f"{name.split()[0].lower()}@rivages.example")
        begin_membership(actor=world.ada, community=world.community, person=person, role="animator")
        invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(person.id)])
    answer = refused(world.ada, "post", f"rooms/{world.quay.id}/messages/", a_post("@animateurs ?"))
    assert answer == (413, "too_large", "$.text")
    assert shown(world.ada, f"rooms/{world.quay.id}/messages/")["results"] == []


def test_an_edit_that_takes_everybody_out_takes_them_out(world: World) -> None:
    posted = say(world.ada, "@tous", world.quay)
    done(world.ada, "patch", f"messages/{posted.id}/", {"text": "@Chloé Martin"})
    assert list(Mention.objects.filter(message=posted.id).values_list("person", flat=True)) == [
        world.chloe.id
    ]


def test_roles_and_skills_of_the_room_are_suggested_with_how_many_have_them(world: World) -> None:
    for person, label in ((world.chloe, "Voilerie"), (world.bruno, "Voile légère")):
        entry, _ = Entry.objects.update_or_create(person=person, defaults={"published": True})
        EntryTag.objects.create(entry=entry, side="offers", position=1, label=label)

    def offered(viewer: Person, q: str) -> list[tuple[str, int]]:
        rows = shown(viewer, f"rooms/{world.quay.id}/crowds/?q={q}")["results"]
        return [(row["name"], row["people"]) for row in rows]

    assert offered(world.ada, "voil") == [("Voile légère", 1), ("Voilerie", 1)]
    assert offered(world.ada, "anim") == [("animateurs", 1)]
    assert offered(world.ada, "") == [] and offered(world.ada, "plombier") == []
    # What is suggested is what calls: by its id, whatever it is named in the text.
    (row,) = shown(world.ada, f"rooms/{world.quay.id}/crowds/?q=voilerie")["results"]
    assert called(world, f"@**{row['name']}|{row['id']}** ?") == {"Chloé Martin"}
    # Nobody suggests themselves, who hides in the directory is not found there, and a guest calls persons only.
    assert offered(world.chloe, "voilerie") == []
    Entry.objects.filter(person=world.chloe).update(published=False)
    assert offered(world.ada, "voilerie") == []
    guest = registered("Gaël Tanguy", email="gael@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=guest, role="guest")
    invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(guest.id)])
    assert offered(guest, "anim") == []


def test_suggesting_costs_the_same_however_many_there_are(world: World) -> None:
    path = f"rooms/{world.quay.id}/crowds/?q=v"
    before = cost(lambda: shown(world.ada, path))
    for number in range(5):
        person = registered(f"Voisin {number}", email=f"v{number}@rivages.example")
        begin_membership(actor=world.ada, community=world.community, person=person, role="member")
        invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(person.id)])
        entry, _ = Entry.objects.update_or_create(person=person, defaults={"published": True})
        EntryTag.objects.create(entry=entry, side="offers", position=1, label=f"Voile {number}")
    assert cost(lambda: shown(world.ada, path)) == before
