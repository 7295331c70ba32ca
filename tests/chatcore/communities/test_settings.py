"""The settings of a community: who changes them, what everybody hears of it, what an off module hides."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.groups import create_group
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of
from tests.worlds.pictures import picture


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def change(world: Rivages, person: Person | None = None, **fields: Any) -> Any:
    path = f"/api/v1/communities/{world.community.id}/"
    return client_of(person or world.ada).patch(path, fields, format="json")


def card(world: Rivages, person: Person) -> dict[str, Any]:
    answer = client_of(person).get(f"/api/v1/communities/{world.community.id}/").json()
    assert isinstance(answer, dict)
    return answer


def test_everybody_hears_what_the_community_has_become(world: Rivages) -> None:
    answer = change(world, name="Réseau des ports", colour="#000091")
    assert answer.status_code == 200, answer.content
    last = Event.objects.filter(stream=world.community.stream).latest("seq")
    assert last.type == "community.changed" and '"name":"Réseau des ports"' in last.body
    assert "abilities" not in last.body and "viewer" not in last.body
    assert card(world, world.chloe)["colour"] == "#000091"
    before = last.seq
    change(world, name="Réseau des ports")
    assert Event.objects.filter(stream=world.community.stream).latest("seq").seq == before
    trace = Trace.objects.filter(action="community.changed").latest("id")
    assert trace.before["colour"] == "#1f5f7a" and trace.after["colour"] == "#000091"
    assert "name" in trace.after["fields"]


def test_only_administrators_change_them(world: Rivages) -> None:
    for person in (world.bruno, world.chloe, world.dede):
        assert change(world, person, name="À moi").status_code == 403


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(world: Rivages) -> None:
    problem = change(world, colour="#ffd400").json()
    assert (problem["code"], problem["path"], problem["proposal"]) == (
        "contrast",
        "$.colour",
        "#806900",
    )
    assert change(world, colour=problem["proposal"]).status_code == 200


def test_the_clients_words_stand_before_the_defaults(world: Rivages) -> None:
    words = {"group": {"fr": {"one": "pôle", "other": "pôles"}}, "member": {"fr": {"one": " "}}}
    answer = change(world, vocabulary=words)
    terms = answer.json()["vocabulary"]
    assert terms["group"] == {
        "fr": {"one": "pôle", "other": "pôles"},
        "en": {"one": "group", "other": "groups"},
    }
    assert terms["member"]["fr"]["one"] == "membre"
    assert change(world, vocabulary={"chaloupe": {}}).json()["path"] == "$.vocabulary"
    long = {"group": {"fr": {"one": "x" * 41}}}
    assert change(world, vocabulary=long).json()["path"] == "$.vocabulary.group.fr.one"
    assert change(world, vocabulary={}).json()["vocabulary"]["group"]["fr"]["one"] == "groupe"


def test_a_module_that_is_off_answers_as_what_is_not_there(world: Rivages) -> None:
    group = create_group(actor=world.chloe, community_id=world.community.id, name="Pilotes")
    chloe, listed = client_of(world.chloe), f"/api/v1/communities/{world.community.id}/groups/"
    missing = chloe.get("/api/v1/groups/rien/")
    answer = change(world, modules={"groups": False})
    assert answer.json()["modules"]["groups"] is False
    assert answer.json()["modules"]["clubs"] is True
    for answer in (
        chloe.get(f"/api/v1/groups/{group.id}/"),
        chloe.patch(f"/api/v1/groups/{group.id}/", {"name": "x"}, format="json"),
        chloe.get(f"/api/v1/groups/{group.id}/members/"),
    ):
        assert (answer.status_code, answer.content) == (404, missing.content)
    nowhere = chloe.get(listed.replace(str(world.community.id), "rien"))
    assert chloe.get(listed).content == nowhere.content
    made = chloe.post(listed, {"name": "Autres"}, format="json")
    assert (made.status_code, made.json()["path"]) == (404, "$.community")
    assert change(world, modules={"groups": True}).json()["modules"]["groups"] is True
    assert chloe.get(f"/api/v1/groups/{group.id}/").status_code == 200
    assert change(world, modules={"cuisine": False}).json()["path"] == "$.modules"


def test_asking_for_a_module_costs_no_query(world: Rivages) -> None:
    client, path = client_of(world.chloe), f"/api/v1/communities/{world.community.id}/groups/"
    with CaptureQueriesContext(connection) as on:
        client.get(path)
    change(world, modules={"groups": False})
    with CaptureQueriesContext(connection) as off:
        client.get(path)
    assert len(off) <= len(on)


def test_logo_and_header_are_made_again_and_taken_away(world: Rivages) -> None:
    client, path = client_of(world.ada), f"/api/v1/communities/{world.community.id}/pictures/"
    file = io.BytesIO(picture(900, 300))
    file.name = "en-tete.png"
    answer = client.put(f"{path}header/", {"file": file}, format="multipart")
    assert answer.status_code == 200, answer.content
    served = client_of().get(answer.json()["header"])
    assert b"WEBP" in b"".join(served.streaming_content)[:16]
    assert "immutable" in served["Cache-Control"]
    svg = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    svg.name = "logo.svg"
    refused = client.put(f"{path}logo/", {"file": svg}, format="multipart")
    assert refused.status_code == 400 and "PNG" in refused.json()["detail"]
    assert client.delete(f"{path}header/").json()["header"] is None
    assert client.delete(f"{path}fanion/").status_code == 404
    assert client_of(world.bruno).delete(f"{path}header/").status_code == 403
