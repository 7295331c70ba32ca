"""Files of messages: posted once, read with the rights of the room, gone with the message."""

import uuid
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.files.models import Account, File
from chatcore.foundation.errors import Problem
from chatcore.live import log, registry
from chatcore.live.models import Event
from chatcore.records.selectors import verify
from rooms.conversations.actions.attaching import follow_messages
from rooms.conversations.actions.members import remove_from_room
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.events import AttachmentChanged, MessagePosted
from rooms.conversations.models import Attachment, Message
from tests.worlds.files import announced, examined, pdf, photo, piece, ready, sent
from tests.worlds.people import client_of
from tests.worlds.rivages import World, half_a_minute_later, say


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def told(world: World) -> list[Any]:
    """Return what was said in the room of the quay, newest last."""
    rows = Event.objects.filter(stream=world.quay.stream).order_by("seq")
    return [msgspec.json.decode(row.body, type=registry.events[row.type]) for row in rows]


def refused(author: Any, room: Any, attachments: list[str]) -> tuple[str, str | None]:
    with pytest.raises(Problem) as problem:
        say(author, "Voici", room, attachments=attachments)
    return problem.value.code, problem.value.path


def test_chloe_posts_a_photo_and_bruno_sees_it_live_and_later(world: World) -> None:
    card = sent(world.chloe, world.quay, "quai.jpg", photo(), alt="Le quai vide")
    posted = say(world.chloe, "quai.jpg", world.quay, attachments=[card["id"]])
    event = told(world)[-1]
    assert isinstance(event, MessagePosted)
    (shown,) = event.message.attachments
    assert (shown.name, shown.alt, shown.state, shown.pictures) == (
        "quai.jpg", "Le quai vide", "checking", {},
    )  # fmt: skip
    examined()
    changed = told(world)[-1]
    assert isinstance(changed, AttachmentChanged)
    assert (changed.message_id, changed.attachment.state) == (str(posted.id), "ready")
    page = client_of(world.bruno).get(f"/api/v1/rooms/{world.quay.id}/messages/").json()
    (read,) = page["results"][0]["attachments"]
    assert msgspec.convert(read, type(changed.attachment)) == changed.attachment
    for url in (read["url"], *read["pictures"].values()):
        assert client_of(world.bruno).get(url).status_code == 200
        assert client_of(world.dede).get(url).status_code == 404


def test_a_repeat_of_a_post_answers_the_same_and_takes_nothing_again(world: World) -> None:
    card = ready(world.chloe, world.quay, "quai.jpg", photo())
    body = {"text": "Voici", "client_id": str(uuid.uuid4()), "attachments": [card["id"]]}
    path = f"/api/v1/rooms/{world.quay.id}/messages/"
    first = client_of(world.chloe).post(path, body, format="json")
    again = client_of(world.chloe).post(path, body, format="json")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Attachment.objects.count() == 1


def test_only_ones_own_unposted_files_of_this_room_are_posted(world: World) -> None:
    mine = ready(world.chloe, world.quay, "quai.jpg", photo())["id"]
    bruno = ready(world.bruno, world.quay, "quai.jpg", photo())["id"]
    elsewhere = ready(world.ada, world.club, "quai.jpg", photo())["id"]
    unfinished = announced(world.chloe, world.quay, "a.txt", 10).json()["id"]
    not_found = [(bruno, 1), (str(uuid.uuid4()), 1), ("rien", 1)]
    for other, place in not_found:
        assert refused(world.chloe, world.quay, [mine, other]) == (
            "not_found", f"$.attachments[{place}]",
        )  # fmt: skip
    assert refused(world.ada, world.quay, [elsewhere]) == ("not_found", "$.attachments[0]")
    assert refused(world.chloe, world.quay, [mine, mine]) == ("invalid", "$.attachments[1]")
    assert refused(world.chloe, world.quay, [mine] * 11) == ("invalid", "$.attachments")
    assert refused(world.chloe, world.quay, [unfinished])[0] == "upload_unfinished"
    say(world.chloe, "Voici", world.quay, attachments=[mine])
    assert refused(world.chloe, world.quay, [mine]) == ("not_found", "$.attachments[0]")
    answer = client_of(world.chloe).delete(f"/api/v1/files/{mine}/")
    assert (answer.status_code, answer.json()["code"]) == (409, "file_posted")


def test_of_two_posts_with_one_file_the_second_is_refused(world: World) -> None:
    from rooms.conversations.actions.batch import commit_posts
    from rooms.conversations.actions.preparing import Draft, PreparedPost, prepare_post

    card = ready(world.chloe, world.quay, "quai.jpg", photo())
    posts = []
    for text in ("Un", "Deux"):
        draft = Draft(
            room=world.quay.id, text=text, client_id=uuid.uuid4(), attachments=[card["id"]]
        )
        post = prepare_post(world.chloe, draft)
        assert isinstance(post, PreparedPost)
        posts.append(post)
    first, second = commit_posts(posts)
    assert not isinstance(first, Problem)
    assert isinstance(second, Problem)
    assert second.path == "$.attachments[0]"
    assert Message.objects.filter(author=world.chloe).count() == 1


def test_whoever_is_removed_reads_no_byte_more(world: World) -> None:
    from rooms.conversations.actions.members import invite_to_room

    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    card = ready(world.ada, world.club, "budget.pdf", pdf())
    say(world.ada, "Voici", world.club, attachments=[card["id"]])
    paths = [card["url"], card["pictures"]["page"], f"/api/v1/files/{card['id']}/text/",
             f"/api/v1/files/{card['id']}/"]  # fmt: skip
    chloe = client_of(world.chloe)
    assert [chloe.get(path).status_code for path in paths] == [200] * 4
    remove_from_room(actor=world.ada, room_id=str(world.club.id), person_id=str(world.chloe.id))
    for path in paths:
        hidden = chloe.get(path)
        missing = chloe.get(path.replace(card["id"], str(uuid.uuid4())))
        assert (hidden.status_code, hidden.content) == (404, missing.content)
    # What her browser kept is good for nothing without the right.
    kept = chloe.get(card["url"], headers={"If-None-Match": f'"{card["id"].replace("-", "")}"'})
    assert kept.status_code == 404


def test_a_deleted_message_takes_its_files_along(world: World, settings: Any) -> None:
    card = sent(world.chloe, world.quay, "secret.jpg", photo(), alt="Le secret du phare")
    posted = say(world.chloe, "Voici", world.quay, attachments=[card["id"]])
    examined()
    client_of(world.chloe).patch(
        f"/api/v1/files/{card['id']}/", {"alt": "Le secret du quai"}, format="json"
    )
    delete_message(actor=world.chloe, message=str(posted.id))
    half_a_minute_later()
    assert not File.objects.exists()
    examined()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []
    assert Account.objects.get(id=world.community.id).used == 0
    assert client_of(world.chloe).get(card["url"]).status_code == 404
    assert not Event.objects.filter(stream=world.quay.stream, body__contains="secret").exists()
    assert verify().findings == []


def test_alt_text_is_its_senders_and_the_room_is_told(world: World) -> None:
    card = ready(world.chloe, world.quay, "quai.jpg", photo())
    path = f"/api/v1/files/{card['id']}/"
    say(world.chloe, "Voici", world.quay, attachments=[card["id"]])
    answer = client_of(world.chloe).patch(path, {"alt": "  Le quai vide "}, format="json")
    assert answer.json()["alt"] == "Le quai vide"
    event = told(world)[-1]
    assert (type(event), event.attachment.alt) == (AttachmentChanged, "Le quai vide")
    head = log.head_of(world.quay.stream)
    client_of(world.chloe).patch(path, {"alt": "Le quai vide"}, format="json")
    client_of(world.chloe).patch(path, {}, format="json")
    assert log.head_of(world.quay.stream) == head
    assert client_of(world.bruno).patch(path, {"alt": "Rien"}, format="json").status_code == 403
    assert client_of(world.dede).patch(path, {"alt": "Rien"}, format="json").status_code == 404
    long = client_of(world.chloe).patch(path, {"alt": "x" * 1001}, format="json")
    assert long.status_code == 413


def test_an_infected_file_is_refused_and_the_room_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chatcore.files.clamd.is_infected", lambda path: True)
    card = sent(world.chloe, world.quay, "facture.pdf", pdf())
    say(world.chloe, "Voici", world.quay, attachments=[card["id"]])
    examined()
    event = told(world)[-1]
    assert (event.attachment.state, event.attachment.refusal) == ("refused", "infected")
    for client in (client_of(world.chloe), client_of(world.bruno)):
        assert client.get(card["url"]).status_code == 404
    other = sent(world.chloe, world.quay, "facture.pdf", pdf())
    examined()
    assert refused(world.chloe, world.quay, [other["id"]])[0] == "file_refused"


def test_an_edit_keeps_the_files(world: World) -> None:
    card = ready(world.chloe, world.quay, "quai.jpg", photo())
    posted = say(world.chloe, "Voici", world.quay, attachments=[card["id"]])
    edit_message(actor=world.chloe, message=str(posted.id), text="Voilà")
    assert [one.id for one in told(world)[-1].message.attachments] == [card["id"]]


def test_a_moved_message_keeps_its_file_with_the_rights_of_where_it_is(world: World) -> None:
    card = ready(world.ada, world.quay, "quai.jpg", photo())
    posted = say(world.ada, "Voici", world.quay, attachments=[card["id"]])
    assert client_of(world.chloe).get(card["url"]).status_code == 200
    Message.objects.filter(id=posted.id).update(room=world.club, topic=None, seq=999)
    follow_messages([posted.id], into=world.club)
    assert client_of(world.chloe).get(card["url"]).status_code == 404
    assert client_of(world.ada).get(card["url"]).status_code == 200
    library = client_of(world.ada).get(f"/api/v1/rooms/{world.club.id}/files/").json()
    assert [one["id"] for one in library["results"]] == [card["id"]]
    assert client_of(world.ada).get(f"/api/v1/rooms/{world.quay.id}/files/").json()["results"] == []


def test_a_page_with_files_costs_what_one_without_costs(world: World) -> None:
    path = f"/api/v1/rooms/{world.quay.id}/messages/"

    def cost() -> int:
        client = client_of(world.bruno)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    say(world.chloe, "Sans", world.quay)
    without = cost()
    for number in range(5):
        ids = [
            sent(world.chloe, world.quay, f"{number}{n}.txt", b"Bonjour")["id"] for n in range(3)
        ]
        say(world.chloe, "Avec", world.quay, attachments=ids)
    assert cost() == without


def test_posting_without_files_asks_nothing_about_files(world: World) -> None:
    say(world.chloe, "Chauffe", world.quay)
    with CaptureQueriesContext(connection) as queries:
        say(world.chloe, "Bonjour **à tous**", world.quay)
    tables = ("files_file", "conversations_attachment")
    assert not [query for query in queries if any(table in query["sql"] for table in tables)]


def test_the_library_of_a_room_is_filtered_and_paged(world: World) -> None:
    for number in range(3):
        image = ready(world.chloe, world.quay, f"quai-{number}.jpg", photo(size=(60, 40)))
        say(world.chloe, "Voici", world.quay, attachments=[image["id"]])
    plan = ready(world.bruno, world.quay, "plan.pdf", pdf())
    say(world.bruno, "Le plan", world.quay, attachments=[plan["id"]])
    path = f"/api/v1/rooms/{world.quay.id}/files/"
    client = client_of(world.chloe)

    def names(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"{path}?{query}").json()["results"]]

    assert names("") == ["plan.pdf", "quai-2.jpg", "quai-1.jpg", "quai-0.jpg"]
    assert names("kind=image") == ["quai-2.jpg", "quai-1.jpg", "quai-0.jpg"]
    assert names(f"person={world.bruno.id}") == ["plan.pdf"]
    assert names("until=2000-01-01") == []
    assert len(names("since=2000-01-01")) == 4
    first = client.get(f"{path}?limit=3").json()
    second = client.get(first["next"]).json()
    assert [one["name"] for one in second["results"]] == ["quai-0.jpg"]
    assert second["next"] is None
    for query in ("kind=rien", "person=rien", "since=hier", "limit=0", "cursor=rien"):
        assert client.get(f"{path}?{query}").status_code == 400, query
    card = first["results"][0]
    assert (card["author"]["name"], card["pages"]) == ("Bruno Le Goff", 2)


def test_links_of_a_room_are_listed_with_the_message_that_brought_them(world: World) -> None:
    two = "Voir https://rivages.example/a et [le plan](https://rivages.example/b?c=1&d=2)"
    say(world.chloe, two, world.quay)
    say(world.bruno, "Rien à voir", world.quay)
    posted = say(world.bruno, "https://rivages.example/c", world.quay)
    gone = say(world.bruno, "https://rivages.example/d", world.quay)
    delete_message(actor=world.bruno, message=str(gone.id))
    client = client_of(world.chloe)
    path = f"/api/v1/rooms/{world.quay.id}/links/"
    found = client.get(path).json()["results"]
    assert [(one["url"], one["label"]) for one in found] == [
        ("https://rivages.example/c", "https://rivages.example/c"),
        ("https://rivages.example/a", "https://rivages.example/a"),
        ("https://rivages.example/b?c=1&d=2", "le plan"),
    ]
    assert found[0]["message"] == str(posted.id)
    first = client.get(f"{path}?limit=1").json()
    assert len(client.get(first["next"]).json()["results"]) == 2
    assert client_of(world.dede).get(path).status_code == 404


def test_those_who_only_answer_send_files_with_their_answers(world: World) -> None:
    said = say(world.ada, "Annonce", world.news)
    card = ready(world.chloe, world.news, "quai.jpg", photo())
    assert refused(world.chloe, world.news, [card["id"]])[0] == "forbidden"
    say(world.chloe, "Voici", world.news, attachments=[card["id"]], reply_to=str(said.id))
    assert piece(world.chloe, card["id"], 0, b"x").json()["code"] == "already_complete"
