"""The milestones and documents of a project."""

import pytest

from chatcore.live.models import Event
from chatcore.records.models import Trace
from rooms.spaces.checks import MOST
from rooms.spaces.models import Milestone, Project
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.projects import a_project
from tests.worlds.rivages import World


def test_participants_keep_the_milestones(world: World, project: Project) -> None:
    path = f"projects/{project.id}/milestones/"
    first = done(world.bruno, "post", path, {"title": "Relevé", "due": "2020-02-29"}, 201)
    second = done(world.chloe, "post", path, {"title": "Essais"}, 201)
    assert (first["due"], first["done_at"], second["due"]) == ("2020-02-29", None, None)
    ticked = done(world.bruno, "patch", f"{path}{first['id']}/", {"done": True, "due": None})
    assert ticked["done_at"] and ticked["due"] is None
    card = shown(world.ada, f"projects/{project.id}/")
    assert (card["milestones_done"], card["milestones_count"]) == (1, 2)
    done(world.bruno, "patch", f"{path}{second['id']}/", {"place": 0})
    titles = [one["title"] for one in shown(world.ada, path)["results"]]
    assert titles == ["Essais", "Relevé"]
    last = Event.objects.filter(stream=f"community:{world.community.id}").latest("seq")
    assert last.type == "project.changed"
    events = Event.objects.count()
    done(world.bruno, "patch", f"{path}{second['id']}/", {"place": 0, "title": "Essais"})
    assert Event.objects.count() == events
    done(world.chloe, "delete", f"{path}{first['id']}/", status=204)
    assert refused(world.chloe, "delete", f"{path}{first['id']}/")[0] == 404
    assert refused(world.ada, "post", path, {"title": "Intrus"})[:2] == (403, "forbidden")
    traced = Trace.objects.filter(object_id=str(project.id), action__startswith="milestone.")
    assert traced.count() == 5


@pytest.mark.parametrize("due", ["demain", "2026-02-30", "0001-01-01", "9999-12-31", "26/11/2026"])
def test_a_day_that_is_none_is_refused(world: World, project: Project, due: str) -> None:
    path = f"projects/{project.id}/milestones/"
    body = {"title": "Relevé", "due": due}
    assert refused(world.chloe, "post", path, body) == (400, "invalid", "$.due")


def test_there_are_only_so_many(world: World, project: Project) -> None:
    Milestone.objects.bulk_create(
        Milestone(project=project, title=f"Jalon {n}", place=n) for n in range(MOST)
    )
    path = f"projects/{project.id}/milestones/"
    assert refused(world.chloe, "post", path, {"title": "De trop"})[:2] == (409, "too_many")


def test_participants_add_links_and_notes(world: World, project: Project) -> None:
    path = f"projects/{project.id}/documents/"
    link = {"title": "Plan", "url": "https://ports.example/plan?n=1"}
    note = {"title": "Devis", "text": "**12 000 €**"}
    assert done(world.bruno, "post", path, link, 201)["url"] == link["url"]
    made = done(world.chloe, "post", path, note, 201)
    assert (made["url"], made["html"]) == (None, "<p><strong>12 000 €</strong></p>")
    found = shown(world.ada, path)["results"]
    assert [one["title"] for one in found] == ["Devis", "Plan"]
    assert found[0]["added_by"]["name"] == "Chloé Martin"
    done(world.bruno, "delete", f"{path}{made['id']}/", status=204)
    assert refused(world.ada, "post", path, note)[:2] == (403, "forbidden")


def test_participants_change_documents_and_the_trace_says_what_was_there(
    world: World, project: Project
) -> None:
    path = f"projects/{project.id}/documents/"
    link = done(world.bruno, "post", path, {"title": "Plan", "url": "https://ports.example"}, 201)
    note = done(world.chloe, "post", path, {"title": "Devis", "text": "12 000 €"}, 201)
    assert (link["changed_at"], link["changed_by"]) == (None, None)
    body = {"title": "Plan masse", "url": "https://ports.example/plan"}
    changed = done(world.chloe, "patch", f"{path}{link['id']}/", body)
    assert (changed["title"], changed["url"]) == ("Plan masse", "https://ports.example/plan")
    assert changed["added_by"]["name"] == world.bruno.name
    assert changed["changed_by"]["name"] == world.chloe.name and changed["changed_at"]
    last = Event.objects.filter(stream=f"community:{world.community.id}").latest("seq")
    assert last.type == "project.changed"
    trace = Trace.objects.get(action="document.changed")
    assert trace.before is not None and trace.after is not None
    assert (trace.before["title"], trace.after["title"]) == ("Plan", "Plan masse")
    assert (trace.before["url"], trace.after["url"]) == ("https://ports.example", body["url"])

    edited = done(world.bruno, "patch", f"{path}{note['id']}/", {"text": "**9 000 €**"})
    assert edited["html"] == "<p><strong>9 000 €</strong></p>"
    trace = Trace.objects.filter(action="document.changed").latest("id")
    assert trace.after is not None and trace.after["fields"] == ["text"]
    assert "9 000" not in str(trace.after) and "12 000" not in str(trace.before)
    shown_trace = shown(
        world.ada, f"communities/{world.community.id}/trace/?action=document.changed"
    )
    labels = {one["label"] for row in shown_trace["results"] for one in row["changes"]}
    assert {"titre", "adresse", "champs"} <= labels


def test_a_change_that_changes_nothing_is_not_told(world: World, project: Project) -> None:
    path = f"projects/{project.id}/documents/"
    note = done(world.chloe, "post", path, {"title": "Devis", "text": "12 000 €"}, 201)
    events = Event.objects.count()
    same = {"title": "Devis", "text": "12 000 €"}
    assert done(world.bruno, "patch", f"{path}{note['id']}/", same)["changed_at"] is None
    assert done(world.bruno, "patch", f"{path}{note['id']}/", {})["changed_at"] is None
    assert Event.objects.count() == events
    assert not Trace.objects.filter(action="document.changed").exists()


def test_a_link_becomes_a_note_and_never_both(world: World, project: Project) -> None:
    path = f"projects/{project.id}/documents/"
    link = done(world.chloe, "post", path, {"title": "Plan", "url": "https://ports.example"}, 201)
    one = f"{path}{link['id']}/"
    assert refused(world.chloe, "patch", one, {"text": "Voir"}) == (400, "invalid", "$.url")
    assert refused(world.chloe, "patch", one, {"url": " "}) == (400, "invalid", "$.url")
    assert refused(world.chloe, "patch", one, {"url": "javascript:alert(1)"})[2] == "$.url"
    assert refused(world.chloe, "patch", one, {"title": " "}) == (400, "invalid", "$.title")
    assert refused(world.ada, "patch", one, {"title": "Autre"})[:2] == (403, "forbidden")
    changed = done(world.chloe, "patch", one, {"url": "", "text": "Voir"})
    assert (changed["url"], changed["text"]) == (None, "Voir")
    elsewhere = f"projects/{project.id}/documents/{project.id}/"
    assert refused(world.chloe, "patch", elsewhere, {"title": "X"})[0] == 404


def test_a_document_of_a_draft_is_told_to_its_holders_alone(world: World) -> None:
    draft = a_project(world, title="Digue", state="draft")
    path = f"projects/{draft.id}/documents/"
    note = done(world.chloe, "post", path, {"title": "Devis", "text": "12 000 €"}, 201)
    stream = Event.objects.filter(stream=f"community:{world.community.id}")
    before = stream.count()
    done(world.chloe, "patch", f"{path}{note['id']}/", {"title": "Devis 2"})
    assert stream.count() == before
    last = Event.objects.filter(stream=f"user:{world.chloe.id}").latest("seq")
    assert last.type == "abilities.changed"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,<script>",
        "//ports.example",
        "ports.example",
        "https://",
        "https://ports.example/a b",
        "https://ports.example\\@cimes.example",
        "http://[::1",
        "ftp://ports.example/plan",
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(
    world: World, project: Project, url: str
) -> None:
    path = f"projects/{project.id}/documents/"
    body = {"title": "Plan", "url": url}
    assert refused(world.chloe, "post", path, body) == (400, "invalid", "$.url")


def test_a_document_is_a_link_or_a_note(world: World, project: Project) -> None:
    path = f"projects/{project.id}/documents/"
    both = {"title": "Plan", "url": "https://ports.example", "text": "Voir"}
    assert refused(world.chloe, "post", path, both)[2] == "$.url"
    assert refused(world.chloe, "post", path, {"title": "Plan"})[2] == "$.url"
    long = {"title": "Plan", "text": "x" * 8001}
    assert refused(world.chloe, "post", path, long) == (413, "too_large", "$.text")


def test_the_milestone_of_another_project_is_not_found(world: World, project: Project) -> None:
    body = {"title": "Digue", "state": "open"}
    other = done(world.chloe, "post", f"communities/{world.community.id}/projects/", body, 201)
    path = f"projects/{other['id']}/milestones/"
    milestone = done(world.chloe, "post", path, {"title": "Relevé"}, 201)
    path = f"projects/{project.id}/milestones/{milestone['id']}/"
    assert refused(world.chloe, "patch", path, {"done": True}) == (404, "not_found", "$.milestone")
