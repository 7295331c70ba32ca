"""A page in French and English: what lacks a translation, what each reader gets, and the public page."""

import uuid
from typing import Any

import pytest

from chatcore.communities.actions.settings import change_community
from chatcore.communities.blocks import Block, KeyPerson, Link, Wording
from chatcore.communities.models import PresentationEdition
from chatcore.communities.translations import lacking, languages_of, read_in
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of

TEXT = Block(
    id="1",
    kind="text",
    title="Bienvenue",
    text="Les ports.",
    translations={"en": Wording(title="Welcome", text="The ports.")},
)
LINKS = Block(
    id="2",
    kind="links",
    title="Liens",
    links=[Link(label="Site", url="https://a.example", labels={"en": "Website"})],
    translations={"en": Wording(title="Links")},
)
PEOPLE = Block(id="3", kind="people", people=[KeyPerson(person="p")])


@pytest.mark.parametrize(
    ("block", "lacks", "lang"),
    [
        (TEXT, [], "en"),
        (LINKS, [], "en"),
        (PEOPLE, [], ""),
        (Block(id="4", kind="text", text="Un"), ["text"], "fr"),
        (
            Block(
                id="5",
                kind="text",
                title="Un",
                text="Deux",
                translations={"en": Wording(title="One")},
            ),
            ["text"],
            "fr",
        ),
        (
            Block(id="6", kind="links", links=[Link(label="Site", url="https://a.example")]),
            ["links[0].label"],
            "fr",
        ),
        (
            Block(id="7", kind="people", people=[KeyPerson(person="p", role="Accueil")]),
            ["people[0].role"],
            "fr",
        ),
    ],
)
def test_a_block_is_read_in_english_when_all_of_it_is(
    block: Block, lacks: list[str], lang: str
) -> None:
    assert lacking(block, "en") == lacks
    read, said = read_in(block, "fr", "en")
    assert said == lang
    assert read.translations == {} and all(not link.labels for link in read.links)
    assert (read.title == block.title) is (lang != "en")


def test_a_page_is_in_the_languages_that_some_of_it_is_in() -> None:
    assert languages_of([PEOPLE], "fr") == ["fr"]
    assert languages_of([PEOPLE, TEXT], "fr") == ["fr", "en"]
    assert languages_of([Block(id="1", kind="text", text="x")], "en") == ["en"]


def address(world: Rivages, rest: str = "") -> str:
    return f"/api/v1/communities/{world.community.id}/presentation/{rest}"


def text(**fields: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "kind": "text", "title": "Bienvenue", **fields}


def written(world: Rivages, *blocks: dict[str, Any], **fields: Any) -> Any:
    body = {"blocks": list(blocks), **fields}
    return client_of(world.ada).put(address(world, "draft/"), body, format="json")


@pytest.mark.django_db
def test_each_reads_in_their_language_and_what_lacks_in_the_first(world: Rivages) -> None:
    english = {"en": {"title": "Welcome", "text": "The **ports**."}}
    draft = written(
        world,
        text(text="Les **ports**.", translations=english),
        text(title="Règles", text="On répond."),
    )
    assert draft.status_code == 200, draft.content
    assert (draft.json()["language"], draft.json()["languages"]) == ("fr", ["fr", "en"])
    client_of(world.ada).post(address(world, "publication/"))
    world.chloe.language = "en"
    world.chloe.save(update_fields=["language"])
    page = client_of(world.chloe).get(address(world)).json()
    assert (page["language"], page["languages"]) == ("en", ["fr", "en"])
    welcome, rules = page["blocks"]
    assert (welcome["lang"], welcome["title"]) == ("en", "Welcome")
    assert "<strong>ports</strong>" in welcome["html"] and "The" in welcome["html"]
    assert (rules["lang"], rules["title"]) == ("fr", "Règles")
    asked = client_of(world.chloe).get(address(world, "?language=fr")).json()
    assert [one["title"] for one in asked["blocks"]] == ["Bienvenue", "Règles"]
    assert client_of(world.bruno).get(address(world)).json()["language"] == "fr"
    wrong = client_of(world.chloe).get(address(world, "?language=br"))
    assert (wrong.status_code, wrong.json()["path"]) == (400, "$.language")


@pytest.mark.django_db
def test_the_public_page_follows_the_visitor_and_can_be_switched(world: Rivages) -> None:
    written(
        world, text(text="Les ports.", translations={"en": {"title": "Welcome", "text": "Ports."}})
    )
    client_of(world.ada).post(address(world, "publication/"))
    change_community(actor=world.ada, community_id=world.community.id, public=True)
    path = f"/api/v1/public/communities/{world.community.slug}/"
    page = client_of().get(path, HTTP_ACCEPT_LANGUAGE="en").json()
    assert (page["language"], page["blocks"][0]["title"]) == ("en", "Welcome")
    page = client_of().get(f"{path}?language=fr", HTTP_ACCEPT_LANGUAGE="en").json()
    assert (page["language"], page["blocks"][0]["title"]) == ("fr", "Bienvenue")


@pytest.mark.django_db
def test_the_first_language_is_the_pages_and_can_be_another(world: Rivages) -> None:
    english = text(title="Welcome", text="Ports.", translations={"fr": {"title": "Bienvenue"}})
    draft = written(world, english, language="en").json()
    assert (draft["language"], draft["languages"]) == ("en", ["en", "fr"])
    client_of(world.ada).post(address(world, "publication/"))
    assert PresentationEdition.objects.get().language == "en"
    page = client_of(world.chloe).get(address(world)).json()
    assert (page["blocks"][0]["lang"], page["blocks"][0]["title"]) == ("en", "Welcome")
    again = written(world, english, language="fr")
    assert again.json()["path"] == "$.blocks[0].translations.fr"
    client_of(world.ada).post(address(world, "editions/1/restoration/"))
    assert client_of(world.ada).get(address(world, "draft/")).json()["language"] == "en"
    versions = client_of(world.ada).get(address(world, "editions/1/")).json()
    assert "[fr] Bienvenue" in versions["differences"][0]["after"]


@pytest.mark.django_db
def test_translations_that_do_not_hold_are_refused_with_their_place(world: Rivages) -> None:
    link = {"label": "Site", "url": "https://a.example"}
    links = {"id": str(uuid.uuid4()), "kind": "links"}
    for wrong, place in (
        (text(text="Un", translations={"br": {"title": "Degemer"}}), "translations.br"),
        (text(text="Un", translations={"fr": {"title": "Un"}}), "translations.fr"),
        (text(text="Un", translations={"en": {"title": "x" * 121}}), "translations.en.title"),
        ({**links, "links": [{**link, "labels": {"br": "x"}}]}, "links[0].labels.br"),
    ):
        answer = written(world, wrong)
        assert answer.status_code in (400, 413)
        assert answer.json()["path"] == f"$.blocks[0].{place}"
    assert written(world, text(text="Un"), language="br").json()["path"] == "$.language"
    empty = written(world, text(text="Un", translations={"en": {"title": " "}})).json()
    assert empty["blocks"][0]["translations"] == {} and empty["languages"] == ["fr"]
