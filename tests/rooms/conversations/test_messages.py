"""Posting, changing and reacting over REST."""

import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from chatcore.foundation.clock import now
from chatcore.live import limits
from chatcore.live.models import Event
from rooms.conversations.actions.withdrawing import clear_withdrawn
from rooms.conversations.models import Mention, Message
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.worlds.people import client_of
from tests.worlds.rivages import World, say


@pytest.fixture
def talk(world: World) -> str:
    """The path of the messages of the topic room that all but Dédé are in."""
    return f"rooms/{world.quay.id}/messages/"


def test_a_message_is_answered_as_everybody_sees_it(world: World, talk: str) -> None:
    body = a_post(f"**Bonjour** @**Bruno Le Goff|{world.bruno.id}**")
    card = done(world.chloe, "post", talk, body, 201)
    assert (card["text"], card["client_id"]) == (body["text"], body["client_id"])
    assert "<strong>Bonjour</strong>" in card["html"]
    assert card["author"]["name"] == "Chloé Martin"
    assert card["mentions"] == [{"kind": "person", "id": str(world.bruno.id)}]
    assert card["topic"] == str(world.topic("Général").id)
    assert card["edited_at"] is card["reply_to"] is card["card"] is None
    assert shown(world.bruno, f"messages/{card['id']}/") == card
    assert shown(world.bruno, talk)["results"][0] == card


def test_the_same_post_twice_is_one_message(world: World, talk: str) -> None:
    body = a_post()
    first = done(world.chloe, "post", talk, body, 201)
    assert done(world.chloe, "post", talk, body, 200) == first
    again = done(world.chloe, "post", talk, {**body, "text": "Autre chose"}, 200)
    assert again["text"] == "Bonjour à quai"
    assert Message.objects.count() == 1
    assert done(world.bruno, "post", talk, body, 201)["id"] != first["id"]


def test_a_repeat_is_answered_before_rights_and_content(world: World, talk: str) -> None:
    body = a_post()
    first = done(world.chloe, "post", talk, body, 201)
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert done(world.chloe, "post", talk, {**body, "text": " "}, 200)["id"] == first["id"]
    elsewhere = f"rooms/{uuid.uuid4()}/messages/"
    assert done(world.chloe, "post", elsewhere, body, 200)["id"] == first["id"]


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"text": " \u200b\u2060\n "}, (400, "invalid", "$.text")),
        ({"text": ""}, (400, "invalid", "$.text")),
        ({"text": "é" * 8_001}, (413, "too_large", "$.text")),
        ({"text": 3}, (400, "invalid", "$.text")),
        ({"client_id": "un"}, (400, "invalid", "$.client_id")),
        ({"client_id": None}, (400, "invalid", "$.client_id")),
        ({"attachments": ["plan.pdf"]}, (404, "not_found", "$.attachments[0]")),
        ({"reply_to": "rien"}, (404, "not_found", "$.reply_to")),
        ({"topic": "rien"}, (404, "not_found", "$.topic")),
        ({"new_topic": "  "}, (400, "invalid", "$.new_topic")),
        ({"new_topic": "é" * 121}, (413, "too_large", "$.new_topic")),
        ({"urgent": True}, (400, "invalid", "$.urgent")),
    ],
)
def test_what_is_not_posted(
    world: World, talk: str, fields: dict[str, object], answer: tuple[object, ...]
) -> None:
    assert refused(world.chloe, "post", talk, {**a_post(), **fields}) == answer
    assert not Message.objects.exists()


def test_a_text_of_8000_characters_and_a_single_one_are_posted(world: World, talk: str) -> None:
    assert len(done(world.chloe, "post", talk, a_post("é" * 8_000), 201)["text"]) == 8_000
    assert done(world.chloe, "post", talk, a_post("."), 201)["text"] == "."


def test_what_the_database_cannot_hold_is_taken_out_or_refused(world: World, talk: str) -> None:
    assert done(world.chloe, "post", talk, a_post("À\x00 quai"), 201)["text"] == "À quai"
    client_id = str(uuid.uuid4())
    raw = f'{{"text": "\\ud800", "client_id": "{client_id}"}}'
    answer = client_of(world.chloe).post(f"/api/v1/{talk}", raw, content_type="application/json")
    assert answer.status_code == 400
    for body in ("[", "[]", "null", '"x"', "\xff", "{" * 5_000):
        answer = client_of(world.chloe).post(
            f"/api/v1/{talk}", body.encode("latin-1"), content_type="application/json"
        )
        assert (answer.status_code, answer.json()["code"]) == (400, "invalid"), body[:9]


def test_replies_and_thèmes_of_elsewhere_are_not_found(world: World, talk: str) -> None:
    news = done(world.ada, "post", f"rooms/{world.news.id}/messages/", a_post(), 201)
    body = a_post(reply_to=news["id"])
    assert refused(world.chloe, "post", talk, body) == (404, "not_found", "$.reply_to")
    gone = done(world.chloe, "post", talk, a_post(), 201)
    done(world.chloe, "delete", f"messages/{gone['id']}/", status=204)
    body = a_post(reply_to=gone["id"])
    assert refused(world.chloe, "post", talk, body) == (404, "not_found", "$.reply_to")
    topic = str(world.topic("Général").id)
    path = f"rooms/{world.news.id}/messages/"
    answer = refused(world.ada, "post", path, a_post(topic=topic))
    assert answer == (404, "not_found", "$.topic")
    answer = refused(world.ada, "post", path, a_post(new_topic="Bornes"))
    assert answer == (400, "invalid", "$.new_topic")
    both = a_post(topic=topic, new_topic="Bornes")
    assert refused(world.chloe, "post", talk, both) == (400, "invalid", "$.new_topic")


def test_members_answer_announcements_and_announce_nothing(world: World) -> None:
    path = f"rooms/{world.news.id}/messages/"
    news = done(world.bruno, "post", path, a_post("Port fermé lundi"), 201)
    assert refused(world.chloe, "post", path, a_post())[:2] == (403, "forbidden")
    reply = done(world.chloe, "post", path, a_post("Merci", reply_to=news["id"]), 201)
    assert reply["reply_to"] == news["id"]
    done(world.ada, "patch", f"rooms/{world.news.id}/", {"comments": False})
    body = a_post("Encore", reply_to=news["id"])
    assert refused(world.chloe, "post", path, body)[:2] == (403, "forbidden")
    done(world.bruno, "post", path, body, 201)


def test_who_has_not_joined_reads_and_does_not_write(world: World, talk: str) -> None:
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert shown(world.chloe, talk)["results"] == []
    answer = ask(world.chloe, "post", talk, a_post())
    assert answer.status_code == 403
    assert answer.json()["detail"] == "Vous n’êtes pas dans ce salon : rejoignez-le d’abord."


def test_refusals_speak_the_language_of_the_person(world: World, talk: str) -> None:
    assert "caractère visible" in ask(world.chloe, "post", talk, a_post(" ")).json()["detail"]
    world.bruno.language = "en"
    world.bruno.save()
    answer = ask(world.bruno, "post", talk, a_post(" ")).json()
    assert (answer["title"], answer["detail"]) == (
        "The request is not valid",
        "Write at least one visible character.",
    )
    assert ask(world.bruno, "get", "rooms/rien/").json()["title"] == "Not found"


def test_posting_too_fast_is_told_when_to_go_on(
    world: World, talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "time", SimpleNamespace(monotonic=lambda: 7.0))
    answers = [ask(world.chloe, "post", talk, a_post(f"Message {n}")) for n in range(14)]
    slow = [answer for answer in answers if answer.status_code == 429]
    assert len(slow) == 4 and answers[9].status_code == 201
    problem = slow[0].json()
    assert problem["code"] == "rate_limited" and 0 < problem["retry_after"] < 1
    assert int(slow[0].headers["retry-after"]) >= 1
    assert Message.objects.count() == len(answers) - len(slow)


def test_only_the_author_edits_and_everybody_sees_that(world: World, talk: str) -> None:
    card = done(world.chloe, "post", talk, a_post(), 201)
    path = f"messages/{card['id']}/"
    for other in (world.ada, world.bruno):
        assert refused(other, "patch", path, {"text": "Non"})[:2] == (403, "forbidden")
    assert refused(world.dede, "patch", path, {"text": "Non"}) == (404, "not_found", "$.message")
    body = {"text": f"*Corrigé* @**Bruno Le Goff|{world.bruno.id}**"}
    after = done(world.chloe, "patch", path, body)
    assert after["edited_at"] and (after["seq"], after["posted_at"]) == (
        card["seq"],
        card["posted_at"],
    )
    assert after["mentions"] == [{"kind": "person", "id": str(world.bruno.id)}]
    assert done(world.chloe, "patch", path, {"text": "Sans"})["mentions"] == []
    assert not Mention.objects.exists()
    assert refused(world.chloe, "patch", path, {"text": " "}) == (400, "invalid", "$.text")
    edits = Event.objects.filter(stream=world.quay.stream, type="message.edited")
    assert edits.count() == 2


def test_whoever_is_named_by_an_edit_is_named_once(world: World, talk: str) -> None:
    name = f"@**Bruno Le Goff|{world.bruno.id}**"
    card = done(world.chloe, "post", talk, a_post(name), 201)
    done(world.chloe, "patch", f"messages/{card['id']}/", {"text": f"{name} et {name}"})
    assert Mention.objects.count() == 1
    assert shown(world.bruno, f"rooms/{world.quay.id}/")["mentions"] == 1


def test_a_deleted_message_is_gone_and_its_position_stays(world: World, talk: str) -> None:
    first = done(world.chloe, "post", talk, a_post("Un"), 201)
    second = done(world.chloe, "post", talk, a_post("Deux"), 201)
    path = f"messages/{first['id']}/"
    assert refused(world.dede, "delete", path)[0] == 404
    done(world.chloe, "delete", path, status=204)
    for verb, body in (("get", None), ("delete", None), ("patch", {"text": "Trois"})):
        assert refused(world.chloe, verb, path, body) == (404, "not_found", "$.message")
    assert [card["seq"] for card in shown(world.ada, talk)["results"]] == [second["seq"]]
    # Once it cannot be undone any more, its words are gone for good.
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        clear_withdrawn()
    row = Message.objects.get(id=first["id"])
    assert (row.text, row.html, row.seq) == ("", "", first["seq"])


def test_leaders_delete_what_others_said_and_members_do_not(world: World, talk: str) -> None:
    card = done(world.chloe, "post", talk, a_post(), 201)
    by_ada = done(world.ada, "post", talk, a_post(), 201)
    assert refused(world.chloe, "delete", f"messages/{by_ada['id']}/")[:2] == (403, "forbidden")
    done(world.bruno, "delete", f"messages/{card['id']}/", status=204)


def test_nobody_deletes_what_the_other_said_in_a_direct_conversation(world: World) -> None:
    body = {"kind": "direct", "people": [str(world.chloe.id)]}
    room = done(world.ada, "post", "rooms/", body, 201)
    card = done(world.chloe, "post", f"rooms/{room['id']}/messages/", a_post(), 201)
    assert refused(world.ada, "delete", f"messages/{card['id']}/")[:2] == (403, "forbidden")


def test_reactions_are_put_once_and_taken_back(world: World, talk: str) -> None:
    card = done(world.chloe, "post", talk, a_post(), 201)
    path = f"messages/{card['id']}/reactions"
    done(world.bruno, "put", f"{path}/👍/")
    events = Event.objects.count()
    done(world.bruno, "put", f"{path}/👍/")
    assert Event.objects.count() == events
    done(world.ada, "put", f"{path}/⚓/")
    after = done(world.ada, "put", f"{path}/👍/")
    assert after["reactions"] == [
        {"emoji": "👍", "people": [str(world.bruno.id), str(world.ada.id)]},
        {"emoji": "⚓", "people": [str(world.ada.id)]},
    ]
    assert done(world.bruno, "delete", f"{path}/👍/")["reactions"][0]["emoji"] == "⚓"
    events = Event.objects.count()
    done(world.bruno, "delete", f"{path}/👍/")
    assert Event.objects.count() == events


@pytest.mark.parametrize("emoji", ["a", "oui", "👍👍👍👍👍👍👍👍👍", "<b>", "%00", "%20"])
def test_what_is_no_emoji_is_no_reaction(world: World, talk: str, emoji: str) -> None:
    card = done(world.chloe, "post", talk, a_post(), 201)
    for verb in ("put", "delete"):
        path = f"messages/{card['id']}/reactions/{emoji}/"
        assert refused(world.bruno, verb, path) == (400, "invalid", "$.emoji")


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "👩‍🚀", "🇫🇷", "❤️", "1️⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"])
def test_emoji_of_several_code_points_are_reactions(world: World, talk: str, emoji: str) -> None:
    card = done(world.chloe, "post", talk, a_post(), 201)
    after = done(world.bruno, "put", f"messages/{card['id']}/reactions/{emoji}/")
    assert after["reactions"] == [{"emoji": emoji, "people": [str(world.bruno.id)]}]


def test_closed_reactions_are_for_leaders(world: World) -> None:
    news = done(world.ada, "post", f"rooms/{world.news.id}/messages/", a_post(), 201)
    done(world.ada, "patch", f"rooms/{world.news.id}/", {"reactions": False})
    path = f"messages/{news['id']}/reactions/👍/"
    assert refused(world.chloe, "put", path)[:2] == (403, "forbidden")
    done(world.bruno, "put", path)


def test_only_people_and_rooms_that_the_author_may_see_become_links(world: World) -> None:
    path = f"rooms/{world.quay.id}/messages/"
    text = f"@**Dédé Guillou|{world.dede.id}** #**Bureau|{world.club.id}** #Annonces"
    card = done(world.chloe, "post", path, a_post(text), 201)
    assert card["mentions"] == []
    assert str(world.club.id) not in card["html"] and str(world.dede.id) not in card["html"]
    assert str(world.club.id) in done(world.ada, "post", path, a_post(text), 201)["html"]


def test_a_preview_shows_what_a_post_would_and_keeps_nothing(world: World) -> None:
    body = {"text": f"**Gras** @**Bruno Le Goff|{world.bruno.id}**", "room": str(world.quay.id)}
    html = done(world.chloe, "post", "previews/", body)["html"]
    posted = say(world.chloe, body["text"], world.quay)
    assert Message.objects.get(id=posted.id).html == html
    assert Message.objects.count() == 1
    for bad, answer in (
        ({"text": " "}, (400, "invalid", "$.text")),
        ({"text": "é" * 8_001}, (413, "too_large", "$.text")),
        ({"room": str(world.club.id)}, (404, "not_found", "$.room")),
    ):
        assert refused(world.chloe, "post", "previews/", {**body, **bad}) == answer
