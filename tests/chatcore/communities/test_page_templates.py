"""Pages to begin with: taken into the draft alone, had back, kept by the staff of the site for all communities."""

import uuid
from typing import Any

import pytest

from chatcore.communities.block_checks import checked_blocks
from chatcore.communities.models import PresentationDraft, PresentationTemplate
from chatcore.communities.page_templates import SHIPPED, blocks_of, filled
from chatcore.communities.translations import LANGUAGES, lacking
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of

TEMPLATES = "/api/v1/presentation-templates/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SHIPPED)
def test_what_ships_is_whole_in_both_languages(key: str, language: str) -> None:
    blocks = filled(blocks_of(SHIPPED[key], language), str(uuid.uuid4()))
    assert checked_blocks(blocks, first=language) == blocks
    other = next(one for one in LANGUAGES if one != language)
    assert [lacking(block, other) for block in blocks] == [[] for _ in blocks]


def address(world: Rivages, rest: str) -> str:
    return f"/api/v1/communities/{world.community.id}/presentation/{rest}"


def take(world: Rivages, template: str, person: Any = None) -> Any:
    client = client_of(person or world.ada)
    return client.put(address(world, "template/"), {"template": template}, format="json")


def put(world: Rivages, *blocks: dict[str, Any]) -> Any:
    return client_of(world.ada).put(
        address(world, "draft/"), {"blocks": list(blocks)}, format="json"
    )


def text(words: str) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "kind": "text", "text": words}


@pytest.mark.django_db
def test_a_template_takes_the_place_of_the_draft_and_can_be_had_back(world: Rivages) -> None:
    put(world, text("Publié"))
    client_of(world.ada).post(address(world, "publication/"))
    put(world, text("En cours"))
    taken = take(world, "university").json()
    assert taken["undoable"] is True and taken["languages"] == ["fr", "en"]
    assert taken["blocks"][0]["title"] == "Bienvenue"
    assert taken["blocks"][-1]["people"][0]["person"] == str(world.ada.id)
    read = client_of(world.chloe).get(address(world, "")).json()
    assert "Publié" in read["blocks"][0]["html"]
    trace = Trace.objects.filter(action="presentation.changed").latest("id")
    assert trace.after["template"] == "university"
    back = client_of(world.ada).delete(address(world, "template/")).json()
    assert ([one["text"] for one in back["blocks"]], back["undoable"]) == (["En cours"], False)
    twice = client_of(world.ada).delete(address(world, "template/"))
    assert (twice.status_code, twice.json()["code"]) == (409, "nothing_to_undo")


@pytest.mark.django_db
def test_without_a_draft_before_taking_back_leaves_none_and_a_change_ends_it(
    world: Rivages,
) -> None:
    take(world, "alumni")
    assert client_of(world.ada).delete(address(world, "template/")).json()["differs"] is False
    assert not PresentationDraft.objects.exists()
    blocks = take(world, "companies").json()["blocks"]
    sent = [{k: v for k, v in one.items() if k != "src"} for one in blocks[:1]]
    assert put(world, *sent).json()["undoable"] is False
    assert client_of(world.ada).delete(address(world, "template/")).status_code == 409


@pytest.mark.django_db
def test_the_staff_keeps_a_page_without_messages_or_people(world: Rivages) -> None:
    person = {"id": str(uuid.uuid4()), "kind": "people", "title": "Contacts"}
    person["people"] = [{"person": str(world.bruno.id), "role": "Accueil"}]  # type: ignore[assignment]
    put(world, text("Les ports"), person)
    body = {"community": str(world.community.id), "name": "Ports"}
    kept = client_of(world.ada).post(TEMPLATES, body, format="json")
    assert kept.status_code == 201, kept.content
    assert str(world.bruno.id) not in str(PresentationTemplate.objects.get().content)
    again = client_of(world.ada).post(TEMPLATES, body, format="json")
    assert (again.status_code, again.json()["code"]) == (409, "template_named")
    key = kept.json()["key"]
    one = f"{TEMPLATES}{key}/"
    named = client_of(world.ada).patch(one, {"name": "Ports et villes"}, format="json")
    assert named.json()["name"] == "Ports et villes"
    listed = client_of(world.ada).get(address(world, "templates/")).json()["results"]
    assert [row["key"] for row in listed] == [*SHIPPED, key]
    assert [row["shipped"] for row in listed] == [True] * 4 + [False]
    taken = take(world, key).json()
    assert [block["kind"] for block in taken["blocks"]] == ["text", "people"]
    assert taken["blocks"][1]["people"][0]["person"] == str(world.ada.id)
    assert client_of(world.ada).delete(one).status_code == 204
    assert take(world, key).json()["path"] == "$.template"
    assert set(
        Trace.objects.filter(action__startswith="page_template").values_list("action", flat=True)
    ) == {
        "page_template.kept",
        "page_template.renamed",
        "page_template.removed",
    }


@pytest.mark.django_db
def test_others_keep_no_template_and_take_none(world: Rivages) -> None:
    body = {"community": str(world.community.id), "name": "Ports"}
    for person in (world.bruno, world.chloe):
        client = client_of(person)
        assert client.get(TEMPLATES).status_code == 403
        assert client.post(TEMPLATES, body, format="json").status_code == 403
        assert client.get(address(world, "templates/")).status_code == 403
        assert take(world, "alumni", person).status_code == 403
    empty = client_of(world.ada).post(TEMPLATES, body, format="json")
    assert (empty.status_code, empty.json()["code"]) == (409, "empty_page")
    put(world, text("Les ports"))
    nameless = client_of(world.ada).post(TEMPLATES, {**body, "name": " "}, format="json")
    assert nameless.json()["path"] == "$.name"
    assert take(world, "rien").status_code == 404


@pytest.mark.django_db
def test_a_community_is_made_with_a_page_to_begin_with(world: Rivages) -> None:
    client = client_of(world.ada)
    body = {"name": "Réseau Îles", "template": "federation"}
    made = client.post("/api/v1/communities/", body, format="json")
    assert made.status_code == 201, made.content
    draft = client.get(f"/api/v1/communities/{made.json()['id']}/presentation/draft/").json()
    assert (draft["number"], draft["differs"]) == (0, True)
    assert draft["blocks"][0]["title"] == "Notre fédération"
    wrong = client.post(
        "/api/v1/communities/", {**body, "name": "X", "template": "rien"}, format="json"
    )
    assert (wrong.status_code, wrong.json()["path"]) == (404, "$.template")
