"""The page of a community: prepared, published, read by each as far as they may, taken back to a version."""

import io
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.settings import change_community
from chatcore.communities.blocks import Block, differences
from chatcore.communities.models import PresentationEdition
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Message
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of
from tests.worlds.pictures import picture


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def address(world: Rivages, rest: str = "") -> str:
    return f"/api/v1/communities/{world.community.id}/presentation/{rest}"


def block(kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "kind": kind, **fields}


def put(world: Rivages, *blocks: dict[str, Any], person: Person | None = None) -> Any:
    client = client_of(person or world.ada)
    return client.put(address(world, "draft/"), {"blocks": list(blocks)}, format="json")


def publish(world: Rivages, *blocks: dict[str, Any]) -> Any:
    put(world, *blocks)
    return client_of(world.ada).post(address(world, "publication/"))


def read(world: Rivages, person: Person) -> Any:
    return client_of(person).get(address(world)).json()


def sent(world: Rivages) -> str:
    file = io.BytesIO(picture(800, 400))
    file.name = "quai.png"
    answer = client_of(world.ada).post(
        address(world, "pictures/"), {"file": file}, format="multipart"
    )
    assert answer.status_code == 201, answer.content
    return str(answer.json()["picture"])


def message(world: Rivages, visibility: str) -> str:
    room = create_room(
        actor=world.ada,
        community=world.community,
        kind="club",
        name=f"Salon {visibility}",
        visibility=visibility,
    )
    posted = post_message(
        actor=world.ada, room=room.id, text="**Charte** du réseau", client_id=uuid.uuid4()
    )
    return str(posted.result(30).id)


def test_a_page_of_every_block_is_prepared_then_read_by_all(world: Rivages) -> None:
    blocks = (
        block("text", title="Bienvenue", text="Les **ports** et <b>leurs</b> villes."),
        block("image", picture=sent(world), alt="Le quai de l’Estuaire au matin"),
        block("links", title="Liens", links=[{"label": "Site", "url": "https://rivages.example/"}]),
        block(
            "people", title="Contacts", people=[{"person": str(world.bruno.id), "role": "Accueil"}]
        ),
    )
    draft = put(world, *blocks)
    assert draft.status_code == 200, draft.content
    assert (draft.json()["differs"], len(draft.json()["preview"])) == (True, 4)
    assert read(world, world.chloe)["blocks"] == []
    assert client_of(world.ada).post(address(world, "publication/")).json()["differs"] is False
    for reader in (world.chloe, world.dede):
        page = read(world, reader)
        text, image, links, people = page["blocks"]
        assert "<strong>ports</strong>" in text["html"] and "<b>" not in text["html"]
        assert image["alt"].startswith("Le quai")
        assert b"WEBP" in b"".join(client_of().get(image["picture"]).streaming_content)[:16]
        assert links["links"] == [{"label": "Site", "url": "https://rivages.example/"}]
        assert (people["people"][0]["person"]["name"], people["people"][0]["role"]) == (
            "Bruno Le Goff",
            "Accueil",
        )
    last = Event.objects.filter(stream=world.community.stream).latest("seq")
    assert last.type == "community.changed"
    trace = Trace.objects.get(action="presentation.published")
    assert trace.after["blocks"] == ["added text", "added image", "added links", "added people"]


@pytest.mark.django_db(transaction=True)
def test_a_pinned_message_is_shown_to_those_who_may_read_it_alone(world: Rivages) -> None:
    seen, hidden = message(world, "public"), message(world, "private")
    place = Message.objects.get(id=seen)
    link = f"https://rivages.example/salons/{place.room_id}?at={place.seq}"
    pins = block("messages", title="À lire", messages=[link, hidden])
    assert publish(world, pins).status_code == 200
    (shown,) = read(world, world.ada)["blocks"]
    assert [one["id"] for one in shown["messages"]] == [seen, hidden]
    assert "<strong>Charte</strong>" in shown["messages"][0]["html"]
    (shown,) = read(world, world.chloe)["blocks"]
    assert [one["id"] for one in shown["messages"]] == [seen]
    assert read(world, world.dede)["blocks"] == []
    refused = put(world, block("messages", messages=[str(uuid.uuid4())]))
    assert refused.json()["path"] == "$.blocks[0].messages[0]"


@pytest.mark.django_db(transaction=True)
def test_a_message_of_another_community_is_not_pinned(world: Rivages) -> None:
    elsewhere = create_community(actor=world.ada, name="Estuaire")
    room = create_room(actor=world.ada, community=elsewhere, kind="club", name="Là-bas")
    posted = post_message(actor=world.ada, room=room.id, text="Ici", client_id=uuid.uuid4())
    refused = put(world, block("messages", messages=[str(posted.result(30).id)]))
    assert refused.status_code == 400 and "ne vous est pas ouvert" in refused.json()["detail"]


def test_blocks_that_do_not_hold_are_refused_with_their_place(world: Rivages) -> None:
    good = block("text", text="Bonjour")
    stranger = {"person": str(uuid.uuid4())}
    for wrong, place in (
        (block("text"), "text"),
        (block("image", picture="a" * 64, alt="x"), "picture"),
        (block("image", picture=sent(world), alt=" "), "alt"),
        (block("links", links=[{"label": "x", "url": "http://rivages.example"}]), "links[0].url"),
        (block("links", links=[{"label": " ", "url": "https://a.example"}]), "links[0].label"),
        (block("links"), "links"),
        (block("messages", messages=["bonjour"]), "messages[0]"),
        (block("people", people=[stranger]), "people[0].person"),
        (block("danse"), "kind"),
        ({"id": "1", "kind": "text", "text": "x"}, "id"),
    ):
        answer = put(world, good, wrong)
        assert answer.json()["path"] == f"$.blocks[1].{place}", wrong
        assert answer.status_code == 400
    twice = put(world, good, good)
    assert twice.json()["path"] == "$.blocks"
    assert put(world, *[block("text", text="x") for _ in range(31)]).status_code == 413
    assert put(world, block("text", text="x" * 8001)).status_code == 413


def test_only_administrators_prepare_it(world: Rivages) -> None:
    for person in (world.bruno, world.chloe, world.dede):
        assert put(world, block("text", text="x"), person=person).status_code == 403
        client = client_of(person)
        assert client.get(address(world, "draft/")).status_code == 403
        assert client.get(address(world, "editions/")).status_code == 403
        assert client.post(address(world, "publication/")).status_code == 403


def test_versions_are_kept_compared_and_taken_back(world: Rivages) -> None:
    first = block("text", title="Bienvenue", text="Un")
    links = block("links", links=[{"label": "Site", "url": "https://rivages.example/"}])
    publish(world, first, links)
    publish(world, links, {**first, "text": "Deux"}, block("text", text="Trois"))
    client = client_of(world.ada)
    listed = client.get(address(world, "editions/")).json()["results"]
    assert [(one["number"], one["by"]) for one in listed] == [
        (2, "Ada Lovelace"),
        (1, "Ada Lovelace"),
    ]
    second = client.get(address(world, "editions/2/")).json()
    told = [
        (one["what"], one["kind"], one["before"], one["after"]) for one in second["differences"]
    ]
    assert ("changed", "text", "Bienvenue\nUn", "Bienvenue\nDeux") in told
    assert ("added", "text", "", "Trois") in told
    assert ("moved", "links") in {(what, kind) for what, kind, _, _ in told}
    alone = client.get(address(world, "editions/2/?against=2")).json()
    assert alone["differences"] == []
    assert client.get(address(world, "editions/9/")).status_code == 404
    assert client.get(address(world, "editions/x/")).status_code == 404
    back = client.post(address(world, "editions/1/restoration/"))
    assert back.json()["differs"] is True and len(back.json()["blocks"]) == 2
    assert read(world, world.chloe)["number"] == 2
    client.post(address(world, "publication/"))
    assert read(world, world.chloe)["number"] == 3
    assert "<p>Un</p>" in read(world, world.chloe)["blocks"][0]["html"]
    page = client.get(address(world, "editions/?limit=2")).json()
    assert len(page["results"]) == 2
    rest = client.get(page["next"]).json()
    assert [one["number"] for one in rest["results"]] == [1] and rest["next"] is None


def test_a_draft_is_dropped_and_an_unchanged_one_is_none(world: Rivages) -> None:
    text = block("text", text="Un")
    publish(world, text)
    put(world, block("text", text="Autre"))
    dropped = client_of(world.ada).delete(address(world, "draft/")).json()
    assert (dropped["differs"], dropped["blocks"][0]["text"]) == (False, "Un")
    assert put(world, text).json()["differs"] is False
    refused = client_of(world.ada).post(address(world, "publication/"))
    assert (refused.status_code, refused.json()["code"]) == (409, "no_draft")
    assert PresentationEdition.objects.count() == 1


def test_who_left_is_shown_no_more(world: Rivages) -> None:
    publish(world, block("people", people=[{"person": str(world.bruno.id)}]))
    path = f"/api/v1/communities/{world.community.id}/people/{world.bruno.id}/"
    assert client_of(world.ada).delete(path).status_code == 204
    assert read(world, world.chloe)["blocks"] == []


def test_twenty_blocks_cost_what_two_cost(world: Rivages) -> None:
    people = [block("people", people=[{"person": str(world.bruno.id)}]) for _ in range(20)]
    counts = []
    for some in (people[:2], people):
        publish(world, *some)
        with CaptureQueriesContext(connection) as queries:
            assert len(read(world, world.chloe)["blocks"]) == len(some)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_differences_name_what_moved_and_what_went() -> None:
    one, two, three = (Block(id=str(at), kind="text", text=str(at)) for at in range(3))
    assert differences([one, two], [one, two]) == []
    assert [d.what for d in differences([one, two], [two, one])] == ["moved", "moved"]
    assert [(d.what, d.block.id) for d in differences([one, two], [one, three])] == [
        ("added", "2"),
        ("removed", "1"),
    ]


def test_a_public_page_is_read_by_anybody_without_messages_or_people(world: Rivages) -> None:
    publish(
        world,
        block("text", text="Bonjour"),
        block("people", people=[{"person": str(world.bruno.id)}]),
    )
    page = f"/api/v1/public/communities/{world.community.slug}/"
    hidden, missing = client_of().get(page), client_of().get("/api/v1/public/communities/rien/")
    assert hidden.status_code == 404 and hidden.content == missing.content
    kit = client_of(world.bruno).get(f"/api/v1/communities/{world.community.id}/invitation-kit/")
    assert kit.json()["public"] is False
    change_community(actor=world.ada, community_id=world.community.id, public=True)
    seen = client_of().get(page).json()
    assert (seen["name"], [one["kind"] for one in seen["blocks"]]) == ("Réseau Rivages", ["text"])
    assert "Bruno" not in client_of().get(page).content.decode()


def test_the_kit_gives_the_address_its_code_and_words(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/invitation-kit/"
    kit = client_of(world.bruno).get(path).json()
    assert kit["url"].endswith("/c/reseau-rivages") and kit["qr"].startswith("<svg ")
    assert (
        kit["text_fr"]
        == f"Réseau Rivages : Ports et villes.\nDécouvrez la communauté : {kit['url']}"
    )
    assert client_of(world.chloe).get(path).status_code == 403
