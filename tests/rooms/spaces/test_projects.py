"""Projects: made, seen, changed, opened, ended and archived."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.models import Group, GroupMember
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.actions.rooms import archive_room
from rooms.conversations.models import Room
from rooms.spaces.actions.projects import create_project
from rooms.spaces.models import Project
from tests.rooms.conversations.asking import ask, done, refused, shown
from tests.worlds.projects import a_project
from tests.worlds.rivages import World


def path_of(world: World) -> str:
    return f"communities/{world.community.id}/projects/"


def titles(viewer: Person, world: World, which: str = "all") -> list[str]:
    found = shown(viewer, f"{path_of(world)}?filter={which}")["results"]
    return [card["title"] for card in found]


def told(world: World, since: int = 0) -> list[str]:
    stream = f"community:{world.community.id}"
    rows = Event.objects.filter(stream=stream, seq__gt=since).order_by("seq")
    return list(rows.values_list("type", flat=True))


def test_a_member_makes_a_project_with_its_group_and_its_room(world: World) -> None:
    before = len(told(world))
    body = {"title": " Bornes de quai ", "state": "open", "description": "Du **courant**"}
    card = done(world.chloe, "post", path_of(world), body, 201)
    assert (card["title"], card["role"], card["state"]) == ("Bornes de quai", "holder", "open")
    assert "<strong>courant</strong>" in card["html"]
    assert [holder["name"] for holder in card["holders"]] == ["Chloé Martin"]
    group = Group.objects.get(id=card["group"])
    assert (group.kind, str(group.space), group.name) == ("project", card["id"], "Bornes de quai")
    assert GroupMember.objects.get(group=group).status == "administrator"
    room = Room.objects.get(group=group)
    assert room.members.get().role == "animator"
    assert (room.name, room.kind, room.visibility) == ("Bornes de quai", "topic", "private")
    assert {"group.created", "project.created"} <= set(told(world, before))
    traces = Trace.objects.filter(object_id=card["id"]).values_list("action", flat=True)
    assert list(traces) == ["project.created"]


def test_guests_and_bots_make_none_and_guests_learn_of_none(world: World, project: Project) -> None:
    assert refused(world.dede, "post", path_of(world), {"title": "Digue"})[0] == 403
    assert refused(world.dede, "get", path_of(world))[0] == 403
    for below in ("", "people/", "milestones/", "documents/"):
        assert refused(world.dede, "get", f"projects/{project.id}/{below}")[0] == 403


def test_everyone_of_the_community_sees_open_projects_and_holders_their_drafts(
    world: World, project: Project
) -> None:
    draft = a_project(world, title="Digue", state="draft")
    assert titles(world.ada, world) == ["Bornes de quai"]
    assert titles(world.chloe, world) == ["Bornes de quai", "Digue"]
    assert titles(world.bruno, world, "mine") == ["Bornes de quai"]
    assert titles(world.ada, world, "mine") == []
    assert refused(world.ada, "get", f"projects/{draft.id}/")[0] == 404
    missing = refused(world.ada, "get", f"projects/{uuid.uuid4()}/")
    assert missing == refused(world.ada, "get", f"projects/{draft.id}/")
    groups = shown(world.ada, f"communities/{world.community.id}/groups/")["results"]
    assert [group["name"] for group in groups] == ["Bornes de quai"]
    stream = Event.objects.filter(stream=f"community:{world.community.id}")
    assert not stream.filter(body__contains="Digue").exists()


def test_a_draft_is_opened_and_then_everyone_learns_of_it(world: World) -> None:
    draft = a_project(world, state="draft")
    before = len(told(world))
    path = f"projects/{draft.id}/"
    assert refused(world.chloe, "patch", path, {"state": "closed"})[1] == "draft"
    assert done(world.chloe, "patch", path, {"state": "open"})["state"] == "open"
    assert set(told(world, before)) == {"group.changed", "project.created"}
    assert refused(world.chloe, "patch", path, {"state": "draft"})[:2] == (409, "not_a_draft")
    assert titles(world.ada, world) == ["Bornes de quai"]


def test_its_holder_changes_it_and_participants_do_not(world: World, project: Project) -> None:
    path = f"projects/{project.id}/"
    assert refused(world.bruno, "patch", path, {"title": "Autre"})[:2] == (403, "forbidden")
    before = len(told(world))
    changes = {"title": "Courant à quai", "summary": "Brancher les ferries."}
    card = done(world.chloe, "patch", path, changes)
    assert (card["title"], card["summary"]) == ("Courant à quai", "Brancher les ferries.")
    assert Group.objects.get(space=project.id).name == "Courant à quai"
    assert set(told(world, before)) == {"group.changed", "project.changed"}
    trace = Trace.objects.get(action="project.changed", object_id=str(project.id))
    assert trace.after == {"fields": ["summary", "title"]}
    done(world.chloe, "patch", path, changes)
    assert set(told(world, before)) == {"group.changed", "project.changed"}
    assert done(world.ada, "patch", path, {"joining": "invitation"})["joining"] == "invitation"


def test_its_first_room_is_renamed_with_it(world: World, project: Project) -> None:
    room = Room.objects.get(group__space=project.id)
    later = create_group_room(
        actor=world.chloe, group_id=project.group_id, kind="topic", name="Bornes de quai"
    )
    done(world.chloe, "patch", f"projects/{project.id}/", {"title": "Courant à quai"})
    room.refresh_from_db()
    assert room.name == "Courant à quai"
    assert shown(world.bruno, f"rooms/{room.id}/")["name"] == "Courant à quai"
    assert shown(world.bruno, f"rooms/{later.id}/")["name"] == "Bornes de quai"
    last = Event.objects.filter(stream=f"room:{room.id}").latest("seq")
    assert last.type == "room.changed" and "Courant à quai" in last.body
    trace = Trace.objects.get(action="room.changed", object_id=str(room.id))
    assert (trace.before, trace.after) == ({"name": "Bornes de quai"}, {"name": "Courant à quai"})
    assert trace.actor_id == world.chloe.id


def test_a_room_that_has_a_name_of_its_own_or_was_archived_keeps_it(
    world: World, project: Project
) -> None:
    room = Room.objects.get(group__space=project.id)
    done(world.chloe, "patch", f"rooms/{room.id}/", {"name": "Le quai"})
    done(world.chloe, "patch", f"projects/{project.id}/", {"title": "Courant à quai"})
    room.refresh_from_db()
    assert room.name == "Le quai"
    other = a_project(world, title="Digue")
    its = Room.objects.get(group__space=other.id)
    archive_room(actor=world.chloe, room_id=str(its.id), archived=True)
    done(world.chloe, "patch", f"projects/{other.id}/", {"title": "Jetée"})
    its.refresh_from_db()
    assert its.name == "Digue"


def test_whoever_administers_renames_the_room_that_they_are_not_in(
    world: World, project: Project
) -> None:
    room = Room.objects.get(group__space=project.id)
    done(world.ada, "patch", f"projects/{project.id}/", {"title": "Courant à quai"})
    room.refresh_from_db()
    assert room.name == "Courant à quai"
    assert not room.members.filter(person=world.ada).exists()


def test_a_draft_is_renamed_with_its_room_and_nobody_else_hears(world: World) -> None:
    draft = a_project(world, title="Digue", state="draft")
    done(world.chloe, "patch", f"projects/{draft.id}/", {"title": "Jetée"})
    assert Room.objects.get(group__space=draft.id).name == "Jetée"
    assert Group.objects.get(space=draft.id).name == "Jetée"
    stream = Event.objects.filter(stream=f"community:{world.community.id}")
    assert not stream.filter(body__contains="Jetée").exists()


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        ({"title": " "}, 400, "$.title"),
        ({"title": "x" * 121}, 413, "$.title"),
        ({"title": "Digue", "summary": "x" * 281}, 413, "$.summary"),
        ({"title": "Digue", "description": "x" * 10_000}, 413, "$.description"),
        ({"title": "Digue", "joining": "payant"}, 400, "$.joining"),
        ({"title": "Digue", "state": "closed"}, 400, "$.state"),
        ({"title": "Digue", "couleur": "bleu"}, 400, "$.couleur"),
    ],
)
def test_what_a_project_does_not_take(
    world: World, body: dict[str, str], status: int, path: str
) -> None:
    answer = ask(world.chloe, "post", path_of(world), body)
    assert (answer.status_code, answer.json()["path"]) == (status, path)
    assert not Project.objects.exists()


def test_what_people_write_is_harmless(world: World) -> None:
    body = {
        "title": "Digue",
        "description": "<script>alert(1)</script> [ici](javascript:alert(1))",
    }
    html = done(world.chloe, "post", path_of(world), body, 201)["html"]
    assert "<script" not in html and 'href="javascript' not in html


def test_it_ends_and_goes_on(world: World, project: Project) -> None:
    path = f"projects/{project.id}/"
    assert done(world.chloe, "patch", path, {"state": "closed"})["abilities"]["invite"] is False
    assert titles(world.ada, world) == []
    assert titles(world.ada, world, "closed") == ["Bornes de quai"]
    assert refused(world.ada, "put", f"{path}people/me/", {})[:2] == (403, "forbidden")
    assert done(world.chloe, "patch", path, {"state": "open"})["abilities"]["invite"] is True


def test_it_is_archived_with_its_group_and_rooms_and_opened_again(
    world: World, project: Project
) -> None:
    path, before = f"projects/{project.id}/", len(told(world))
    done(world.chloe, "delete", path, status=204)
    done(world.chloe, "delete", path, status=204)
    assert told(world, before) == ["project.removed", "group.removed"] or set(
        told(world, before)
    ) == {"project.removed", "group.removed"}
    assert titles(world.ada, world) == []
    assert titles(world.ada, world, "closed") == ["Bornes de quai"]
    assert Room.objects.get(group__space=project.id).archived_at
    assert refused(world.chloe, "patch", path, {"title": "Autre"})[:2] == (403, "forbidden")
    card = done(world.chloe, "patch", path, {"archived": False, "title": "Autre"})
    assert (card["archived_at"], card["title"]) == (None, "Autre")
    assert Room.objects.get(group__space=project.id).archived_at is None
    assert titles(world.ada, world) == ["Autre"]


def test_an_unknown_filter_is_refused(world: World) -> None:
    assert refused(world.ada, "get", f"{path_of(world)}?filter=toutes") == (
        400,
        "invalid",
        "$.filter",
    )


def test_the_trace_does_not_name_the_draft_of_others(world: World) -> None:
    draft = a_project(world, state="draft")
    path = f"communities/{world.community.id}/trace/?object={draft.id}"
    (row,) = shown(world.ada, path)["results"]
    assert (row["withheld"], row["object"]["name"]) == (True, None)


def test_projects_come_in_pages_by_title_whatever_its_accents(world: World) -> None:
    for title in ("zone", "Écluse", "digue", "Éclairage", "Amarres"):
        a_project(world, title=title)
    path, read = f"{path_of(world)}?limit=2", []
    for _ in range(3):
        page = shown(world.ada, path)
        assert page["position"] == {f"community:{world.community.id}": len(told(world))}
        read.append([card["title"] for card in page["results"]])
        assert all(card["abilities"]["see"] for card in page["results"])
        path = (page["next"] or "").split("/api/v1/")[-1]
    assert read == [["Amarres", "digue"], ["Éclairage", "Écluse"], ["zone"]]
    assert path == ""


def test_a_renamed_project_is_at_its_new_place(world: World) -> None:
    first = a_project(world, title="Amarres")
    a_project(world, title="Digue")
    done(world.chloe, "patch", f"projects/{first.id}/", {"title": "Écluses"})
    assert titles(world.ada, world) == ["Digue", "Écluses"]


def test_pages_hold_to_their_filter(world: World) -> None:
    ended = [a_project(world, title=f"Fini {number}") for number in range(3)]
    a_project(world, title="En cours")
    for project in ended:
        done(world.chloe, "patch", f"projects/{project.id}/", {"state": "closed"})
    first = shown(world.ada, f"{path_of(world)}?filter=closed&limit=2")
    assert [card["title"] for card in first["results"]] == ["Fini 0", "Fini 1"]
    rest = shown(world.ada, first["next"].split("/api/v1/")[-1])
    assert ([card["title"] for card in rest["results"]], rest["next"]) == (["Fini 2"], None)


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "WyJhIiwiYiJd"])
def test_the_place_of_another_list_is_refused(world: World, cursor: str) -> None:
    answer = refused(world.ada, "get", f"{path_of(world)}?cursor={cursor}")
    assert answer == (400, "invalid", "$.cursor")


def test_fifty_projects_of_sixty_cost_what_two_cost(world: World, project: Project) -> None:
    a_project(world, title="Digue")
    shown(world.bruno, path_of(world))
    with CaptureQueriesContext(connection) as for_two:
        assert len(shown(world.bruno, path_of(world))["results"]) == 2
    for number in range(58):
        create_project(
            actor=world.ada,
            community_id=world.community.id,
            title=f"Projet {number:02}",
            state="open",
        )
    with CaptureQueriesContext(connection) as for_fifty:
        page = shown(world.bruno, path_of(world))
    assert len(page["results"]) == 50 and all(card["abilities"] for card in page["results"])
    assert len(for_fifty) == len(for_two)
    following = page["next"].split("/api/v1/")[-1]
    with CaptureQueriesContext(connection) as for_the_rest:
        assert len(shown(world.bruno, following)["results"]) == 10
    assert len(for_the_rest) == len(for_two)
