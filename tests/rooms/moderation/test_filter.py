"""The words of a community: refused with why, or kept until somebody has read them."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.jobs.worker import Worker
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.models import Message, Topic
from rooms.moderation.models import Held
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.rooms.moderation.handling import REASONS, decided, the_case, told
from tests.worlds.rivages import World, say


def filtered(world: World, pattern: str, effect: str = "refuse", **more: Any) -> Any:
    body = {"pattern": pattern, "effect": effect, **more}
    return done(world.bruno, "post", f"communities/{world.community.id}/filter/", body, status=201)


def posted(by: Person, world: World, text: str, **more: Any) -> Any:
    return ask(by, "post", f"rooms/{world.quay.id}/messages/", a_post(text, **more))


def test_a_refused_word_is_said_with_why_and_nothing_is_posted(world: World) -> None:
    filtered(world, "abruti", explanation="Restons courtois.")
    answer = posted(world.chloe, world, "Quel ABRUTI")
    assert answer.status_code == 403 and answer.json()["code"] == "words_refused"
    assert (
        "« abruti »" in answer.json()["detail"] and "Restons courtois." in answer.json()["detail"]
    )
    assert not Message.objects.filter(text__contains="ABRUTI").exists()
    assert posted(world.chloe, world, "Abrutissant").status_code == 201


def test_the_filter_holds_for_markdown_answers_and_edits_too(world: World) -> None:
    filtered(world, "abruti")
    said = say(world.chloe, "Bonjour", world.quay)
    assert posted(world.chloe, world, "**Abruti**, va").status_code == 403
    assert posted(world.chloe, world, "abruti", reply_to=str(said.id)).status_code == 403
    body = {"text": "abruti"}
    assert refused(world.chloe, "patch", f"messages/{said.id}/", body)[:2] == (403, "words_refused")
    assert Message.objects.get(id=said.id).text == "Bonjour"


def test_a_word_to_be_read_keeps_the_message_for_its_author_and_moderators(world: World) -> None:
    filtered(world, "affaire en or", "review")
    before = log.head_of(world.quay.stream)
    body = a_post("Une affaire en or à saisir")
    path = f"rooms/{world.quay.id}/messages/"
    for _ in range(2):
        assert refused(world.chloe, "post", path, body)[:2] == (403, "held")
    assert log.head_of(world.quay.stream) == before and Held.objects.count() == 1
    (mine,) = shown(world.chloe, f"held/?room={world.quay.id}")["results"]
    assert mine["text"] == "Une affaire en or à saisir" and mine["client_id"] == body["client_id"]
    assert shown(world.ada, f"held/?room={world.quay.id}")["results"] == []
    assert told(world.bruno)[0][0] == "Un message attend votre relecture"
    (event,) = [e for e in log.after(f"user:{world.chloe.id}", 0) if e.type == "held.changed"]
    assert "affaire" not in event.text


def test_what_is_released_keeps_its_author_and_takes_its_place_of_now(world: World) -> None:
    filtered(world, "affaire en or", "review")
    posted(world.chloe, world, "Une affaire en or, **vraiment**")
    between = say(world.bruno, "Entre-temps", world.quay)
    case = the_case(world, world.bruno, "?kind=held")
    assert case["outcomes"] == ["release", "refuse"]
    done(world.bruno, "post", f"cases/{case['id']}/decision/", {"outcome": "release"})
    first = shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"][0]
    assert first["author"]["name"] == "Chloé Martin" and first["seq"] > between.seq
    assert "<strong>" in first["html"]
    assert shown(world.chloe, f"held/?room={world.quay.id}")["results"] == []
    assert told(world.chloe)[0][0] == "Votre message a été publié"
    # The browser that asks once more is answered with the message that it became.
    assert posted(world.chloe, world, "Autre", client_id=first["client_id"]).status_code == 200


def test_what_is_refused_has_its_reasons_and_an_appeal_can_release_it(world: World) -> None:
    filtered(world, "affaire en or", "review")
    posted(world.chloe, world, "Une affaire en or")
    case = the_case(world, world.bruno)
    body = {"outcome": "refuse"}
    assert refused(world.bruno, "post", f"cases/{case['id']}/decision/", body)[2] == "$.facts"
    decided(world.bruno, case, "refuse")
    (statement,) = shown(world.chloe, "statements/")["results"]
    assert statement["automatic"] and statement["excerpt"] == "Une affaire en or"
    appeal = {"words": "C’est le nom de notre atelier."}
    done(world.chloe, "post", f"statements/{statement['id']}/appeal/", appeal)
    decided(world.ada, case, "release")
    page = shown(world.chloe, f"rooms/{world.quay.id}/messages/")["results"]
    assert page[0]["text"] == "Une affaire en or"


def test_an_author_takes_back_what_waits_and_its_words_are_kept_nowhere(world: World) -> None:
    filtered(world, "affaire en or", "review")
    posted(world.chloe, world, "Une affaire en or")
    (mine,) = shown(world.chloe, f"held/?room={world.quay.id}")["results"]
    assert refused(world.ada, "delete", f"held/{mine['id']}/")[0] == 404
    done(world.chloe, "delete", f"held/{mine['id']}/", status=204)
    held = Held.objects.get()
    assert held.text == "" and held.case.evidence == {} and held.case.state == "decided"
    assert refused(world.chloe, "delete", f"held/{mine['id']}/")[0] == 404
    assert shown(world.bruno, f"communities/{world.community.id}/cases/")["results"] == []


def test_titles_of_themes_are_filtered_and_a_refusal_leaves_no_empty_theme(world: World) -> None:
    filtered(world, "abruti")
    filtered(world, "affaire en or", "review")
    topics = Topic.objects.filter(room=world.quay).count()
    assert posted(world.chloe, world, "Bonjour", new_topic="Un abruti").status_code == 403
    assert posted(world.chloe, world, "Un abruti", new_topic="Bornes").status_code == 403
    assert Topic.objects.filter(room=world.quay).count() == topics
    said = posted(world.chloe, world, "Bonjour", new_topic="Bornes").json()
    path = f"topics/{said['topic']}/"
    answer = refused(world.chloe, "patch", path, {"title": "Affaire en or"})
    assert answer[:2] == (403, "words_refused")
    body = a_post("Une affaire en or", topic=said["topic"])
    assert refused(world.chloe, "post", f"rooms/{world.quay.id}/messages/", body)[1] == "held"


def test_who_leads_waits_for_nobody(world: World) -> None:
    filtered(world, "affaire en or", "review")
    say(world.bruno, "Attention à cette « affaire en or »", world.quay)
    assert not Held.objects.exists()


def test_a_community_without_words_pays_nothing_and_one_with_words_no_query(world: World) -> None:
    def cost(text: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            say(world.chloe, text, world.quay)
        return len(queries)

    cost("Bonjour")
    plain = cost("Bonjour")
    filtered(world, "abruti")
    cost("La première fois, la liste est lue")
    assert cost("Bonjour") == plain


def test_a_change_holds_from_the_next_post_on_also_after_an_empty_list(world: World) -> None:
    word = filtered(world, "abruti")
    assert posted(world.chloe, world, "Abruti").status_code == 403
    path = f"communities/{world.community.id}/filter/"
    done(world.bruno, "delete", f"{path}{word['id']}/", status=204)
    assert posted(world.chloe, world, "Abruti").status_code == 201
    filtered(world, "malotru")
    assert posted(world.chloe, world, "Abruti").status_code == 201
    assert posted(world.chloe, world, "Malotru").status_code == 403


def test_the_list_is_for_those_who_moderate(world: World) -> None:
    path = f"communities/{world.community.id}/filter/"
    assert refused(world.chloe, "get", path)[:2] == (403, "forbidden")
    filtered(world, "Abruti*", "review")
    (row,) = shown(world.bruno, path)["results"]
    assert row["pattern"] == "Abruti*" and row["effect"] == "review"
    again = {"pattern": "ABRUTI*", "effect": "refuse"}
    assert refused(world.bruno, "post", path, again) == (409, "conflict", "$.pattern")
    assert refused(world.bruno, "post", path, {**again, "pattern": "a*"})[2] == "$.pattern"
    assert refused(world.bruno, "post", path, {**again, "effect": "rire"})[2] == "$.effect"
    assert done(world.bruno, "post", f"{path}trial/", {"text": "Quels abrutis"}) == {
        "effect": "review",
        "said": "abrutis",
    }
    assert done(world.bruno, "post", f"{path}trial/", {"text": "Bonjour"})["effect"] is None
    assert refused(world.bruno, "delete", f"{path}{uuid.uuid4()}/")[2] == "$.word"


def test_twenty_that_wait_are_enough(quay: Quay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rooms.moderation.actions.holding.MOST_HELD", 1)
    world = quay.world
    filtered(world, "affaire en or", "review")
    assert posted(world.chloe, world, "Une affaire en or").json()["code"] == "held"
    assert posted(world.chloe, world, "Deux, affaire en or").json()["code"] == "words_refused"
    assert posted(quay.emile, world, "Trois, affaire en or").json()["code"] == "held"


def test_what_waits_in_an_archived_room_says_so(world: World) -> None:
    from rooms.conversations.actions.rooms import archive_room

    filtered(world, "affaire en or", "review")
    posted(world.chloe, world, "Une affaire en or")
    case = the_case(world, world.bruno)
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    path = f"cases/{case['id']}/decision/"
    assert refused(world.bruno, "post", path, {"outcome": "release"})[:2] == (409, "conflict")
    assert the_case(world, world.bruno)["state"] == "open"
    done(world.bruno, "post", path, {"outcome": "refuse", **REASONS})
    Worker().drain()
