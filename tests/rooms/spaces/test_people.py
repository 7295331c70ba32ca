"""Who is in a project: people ask, are invited, let in, made holders, leave; its group and rooms follow."""

import threading

import pytest
from django.db import connection

from chatcore.communities.actions.members import change_role, remove_from_community
from chatcore.communities.models import GroupMember
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.models import Room, RoomMember
from rooms.spaces.actions.entrances import accept
from rooms.spaces.models import Entrance, Participant, Project
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.projects import a_project
from tests.worlds.rivages import World, build_world


def in_all(project: Project) -> dict[str, tuple[str, str, str]]:
    """Return what everybody is in the project, in its group and in its room: they never differ in who."""
    people = dict(Participant.objects.filter(project=project).values_list("person__name", "role"))
    group = dict(
        GroupMember.objects.filter(group__space=project.id).values_list("person__name", "status")
    )
    room = dict(
        RoomMember.objects.filter(room__group__space=project.id).values_list("person__name", "role")
    )
    assert people.keys() == group.keys() == room.keys()
    return {name: (people[name], group[name], room[name]) for name in people}


def told(person: Person) -> list[str]:
    rows = Event.objects.filter(stream=f"user:{person.id}").order_by("seq")
    return list(rows.values_list("type", flat=True))


HOLDER = ("holder", "administrator", "animator")
PARTICIPANT = ("participant", "member", "member")


def test_who_is_in_the_project_is_in_its_group_and_its_room(world: World, project: Project) -> None:
    assert in_all(project) == {"Chloé Martin": HOLDER, "Bruno Le Goff": PARTICIPANT}


def test_somebody_asks_and_is_let_in(world: World, project: Project) -> None:
    path = f"projects/{project.id}"
    card = done(world.ada, "put", f"{path}/people/me/", {"message": "J’ai des bornes."})
    assert (card["role"], card["entrance"]) == (None, "asked")
    assert told(world.chloe)[-1] == "abilities.changed"
    again = done(world.ada, "put", f"{path}/people/me/", {"message": "Alors ?"})
    assert again["entrance"] == "asked"
    (waiting,) = shown(world.chloe, f"{path}/entrances/")["results"]
    assert (waiting["person"]["name"], waiting["side"], waiting["message"]) == (
        "Ada Lovelace",
        "asked",
        "J’ai des bornes.",
    )
    assert shown(world.chloe, f"{path}/")["asking"] == 1
    assert shown(world.bruno, f"{path}/")["asking"] == 0
    assert refused(world.bruno, "get", f"{path}/entrances/")[:2] == (403, "forbidden")
    assert done(world.chloe, "put", f"{path}/entrances/{world.ada.id}/")["role"] == "participant"
    assert done(world.chloe, "put", f"{path}/entrances/{world.ada.id}/")["role"] == "participant"
    assert in_all(project)["Ada Lovelace"] == PARTICIPANT
    assert not Entrance.objects.exists()
    actions = Trace.objects.filter(object_id=str(project.id)).order_by("id")
    assert list(actions.values_list("action", flat=True))[-2:] == [
        "project.asked",
        "project.joined",
    ]


def test_what_is_asked_may_be_declined_and_taken_back(world: World, project: Project) -> None:
    path = f"projects/{project.id}"
    done(world.ada, "put", f"{path}/people/me/", {})
    done(world.chloe, "delete", f"{path}/entrances/{world.ada.id}/", status=204)
    done(world.chloe, "delete", f"{path}/entrances/{world.ada.id}/", status=204)
    assert shown(world.ada, f"{path}/")["entrance"] is None
    assert refused(world.chloe, "put", f"{path}/entrances/{world.ada.id}/")[0] == 404
    done(world.ada, "put", f"{path}/people/me/", {})
    done(world.ada, "delete", f"{path}/entrances/me/", status=204)
    assert refused(world.ada, "delete", f"{path}/entrances/me/")[:2] == (403, "forbidden")
    assert "Ada Lovelace" not in in_all(project)


def test_an_invitation_is_taken_up_or_declined(world: World) -> None:
    project = a_project(world, joining="invitation")
    path = f"projects/{project.id}"
    assert refused(world.ada, "put", f"{path}/people/me/", {})[:2] == (403, "forbidden")
    body = {"people": [str(world.ada.id), str(world.bruno.id)], "message": "Venez."}
    (waiting,) = done(world.chloe, "post", f"{path}/entrances/", body, 201)["results"]
    assert (waiting["side"], waiting["person"]["name"]) == ("invited", "Ada Lovelace")
    assert shown(world.ada, f"{path}/")["abilities"]["accept"] is True
    found = shown(world.ada, f"communities/{world.community.id}/projects/?filter=mine")["results"]
    assert [card["entrance"] for card in found] == ["invited"]
    assert done(world.ada, "put", f"{path}/people/me/", {})["role"] == "participant"
    assert in_all(project)["Ada Lovelace"] == PARTICIPANT


def test_who_asked_and_is_invited_is_in(world: World, project: Project) -> None:
    path = f"projects/{project.id}"
    done(world.ada, "put", f"{path}/people/me/", {})
    done(world.chloe, "post", f"{path}/entrances/", {"people": [str(world.ada.id)]}, 201)
    assert in_all(project)["Ada Lovelace"] == PARTICIPANT


def test_guests_and_strangers_are_not_invited(world: World, project: Project) -> None:
    path = f"projects/{project.id}/entrances/"
    stranger = Person.objects.create(email="zoe@cimes.example", name="Zoé")
    body = {"people": [str(world.dede.id)]}
    assert refused(world.chloe, "post", path, body) == (403, "forbidden", "$.people")
    for id_ in (str(stranger.id), "marin"):
        body = {"people": [str(world.ada.id), id_]}
        assert refused(world.chloe, "post", path, body) == (404, "not_found", "$.people")
    assert refused(world.bruno, "post", path, {"people": [str(world.ada.id)]})[0] == 403
    assert not Entrance.objects.exists()


def test_the_last_holder_hands_over_first(world: World, project: Project) -> None:
    path = f"projects/{project.id}/people"
    mine, bruno = f"{path}/{world.chloe.id}/", f"{path}/{world.bruno.id}/"
    for verb, address, body in (
        ("delete", f"{path}/me/", None),
        ("delete", mine, None),
        ("patch", mine, {"role": "participant"}),
    ):
        assert refused(world.chloe, verb, address, body)[:2] == (409, "last_holder")
    assert refused(world.bruno, "patch", bruno, {"role": "holder"})[:2] == (403, "forbidden")
    assert refused(world.chloe, "patch", bruno, {"role": "roi"})[2] == "$.role"
    assert done(world.chloe, "patch", bruno, {"role": "holder"})["role"] == "holder"
    assert in_all(project)["Bruno Le Goff"] == HOLDER
    done(world.chloe, "delete", f"{path}/me/", status=204)
    assert in_all(project) == {"Bruno Le Goff": HOLDER}


def test_whoever_is_taken_out_is_out_of_the_group_and_the_room(
    world: World, project: Project
) -> None:
    room = Room.objects.get(group__space=project.id)
    done(world.bruno, "post", f"rooms/{room.id}/messages/", a_post(), 201)
    path = f"projects/{project.id}/people/{world.bruno.id}/"
    done(world.chloe, "delete", path, status=204)
    assert refused(world.chloe, "delete", path) == (404, "not_found", "$.person")
    assert in_all(project) == {"Chloé Martin": HOLDER}
    assert refused(world.bruno, "get", f"rooms/{room.id}/")[0] == 404
    assert "room.left" in told(world.bruno)
    assert shown(world.bruno, f"projects/{project.id}/")["role"] is None


def test_whoever_leaves_the_community_or_becomes_a_guest_leaves_its_projects(
    world: World, project: Project
) -> None:
    who = {"actor": world.ada, "community_id": world.community.id}
    change_role(**who, person_id=world.bruno.id, role="guest")
    assert in_all(project) == {"Chloé Martin": HOLDER}
    change_role(**who, person_id=world.bruno.id, role="member")
    done(world.bruno, "put", f"projects/{project.id}/people/me/", {})
    done(world.chloe, "put", f"projects/{project.id}/entrances/{world.bruno.id}/")
    remove_from_community(**who, person_id=world.chloe.id)
    assert in_all(project) == {"Bruno Le Goff": HOLDER}
    assert Trace.objects.filter(action="project.handed_over").count() == 1


def test_the_list_of_its_people_is_paged(world: World, project: Project) -> None:
    path, names = f"projects/{project.id}/people/?limit=1", []
    while path:
        page = shown(world.ada, path)
        names += [row["person"]["name"] for row in page["results"]]
        path = page["next"]
    assert names == ["Bruno Le Goff", "Chloé Martin"]


@pytest.mark.django_db(transaction=True)
def test_accepted_twice_at_once_somebody_comes_in_once() -> None:
    world = build_world()
    project = a_project(world)
    done(world.ada, "put", f"projects/{project.id}/people/me/", {})
    ready, faults = threading.Barrier(2), []

    def let_in() -> None:
        try:
            ready.wait(10)
            accept(actor=world.chloe, project_id=project.id, person_id=world.ada.id)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    hands = [threading.Thread(target=let_in) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join(30)
    assert faults == []
    assert in_all(project)["Ada Lovelace"] == PARTICIPANT
    assert Trace.objects.filter(action="project.joined", object_id=str(project.id)).count() == 2
