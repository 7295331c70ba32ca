"""Asking a room: a poll is a message whose card shows its answers."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from chatcore.foundation.clock import now, wire
from chatcore.live.models import Event
from rooms.conversations.actions.indexing import index_everything
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import archive_room, open_direct
from rooms.polls.actions.forgetting import forget_deleted
from rooms.polls.models import Ballot, Poll, PollOption
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.polls.polling import asked, question, seen, vote
from tests.worlds.rivages import World


def test_a_question_is_a_message_of_its_topic_with_its_card(world: World) -> None:
    card = asked(world.chloe, world.quay, new_topic="Réunions")
    page = shown(world.bruno, f"rooms/{world.quay.id}/messages/?limit=1")
    message = page["results"][0]
    assert message["text"] == "Quel jour ?" and message["author"]["name"] == "Chloé Martin"
    assert message["card"] == {"kind": "poll", "id": card["id"]}
    assert message["topic"] == str(world.topic("Réunions").id)
    found = seen(world.bruno, card)
    assert [option["label"] for option in found["options"]] == ["Lundi", "Mardi", "Jeudi"]
    assert (found["turnout"], found["counts"]) == (0, {"1": 0, "2": 0, "3": 0})
    assert found["abilities"] == {"vote": True, "withdraw": False, "add": False, "close": True}
    assert found["position"][world.quay.stream] >= message["seq"]


def test_asking_again_with_the_same_id_asks_once(world: World) -> None:
    body = question()
    first = done(world.chloe, "post", f"rooms/{world.quay.id}/polls/", body, 201)
    assert done(world.chloe, "post", f"rooms/{world.quay.id}/polls/", body)["id"] == first["id"]
    assert Poll.objects.count() == 1
    said = a_post()
    done(world.chloe, "post", f"rooms/{world.quay.id}/messages/", said, 201)
    again = question(client_id=said["client_id"])
    assert refused(world.chloe, "post", f"rooms/{world.quay.id}/polls/", again)[1] == "conflict"
    assert Poll.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "answer"),
    [
        ({"options": []}, (400, "invalid", "$.options")),
        ({"options": ["Une seule"]}, (400, "invalid", "$.options")),
        ({"options": [f"Réponse {n}" for n in range(200)]}, (413, "too_large", "$.options")),
        ({"options": ["Oui", "Non", " OUI "]}, (400, "invalid", "$.options[2]")),
        ({"options": ["Oui", "\u200b"]}, (400, "invalid", "$.options[1]")),
        ({"options": ["Oui", "x" * 121]}, (413, "too_large", "$.options[1]")),
        ({"question": "  "}, (400, "invalid", "$.question")),
        ({"question": "x" * 301}, (413, "too_large", "$.question")),
        ({"kind": "autre"}, (400, "invalid", "$.kind")),
        ({"results": "jamais"}, (400, "invalid", "$.results")),
        ({"anonymous": True, "results": "always"}, (400, "invalid", "$.results")),
        ({"kind": "multiple", "most": 4}, (400, "invalid", "$.most")),
        ({"kind": "multiple", "most": 1}, (400, "invalid", "$.most")),
        ({"kind": "single", "most": 2}, (400, "invalid", "$.most")),
        ({"closes_at": "demain"}, (400, "invalid", "$.closes_at")),
        ({"closes_at": "2020-01-01T00:00:00Z"}, (400, "invalid", "$.closes_at")),
        ({"closes_at": "2099-01-01T00:00:00Z"}, (400, "invalid", "$.closes_at")),
        ({"topic": str(uuid.uuid4())}, (404, "not_found", "$.topic")),
    ],
)
def test_what_is_no_poll_is_refused_in_words_and_posts_nothing(
    world: World, wrong: dict[str, Any], answer: tuple[Any, ...]
) -> None:
    body = question() | wrong
    assert refused(world.chloe, "post", f"rooms/{world.quay.id}/polls/", body) == answer
    assert not Poll.objects.exists()
    assert shown(world.chloe, f"rooms/{world.quay.id}/messages/")["results"] == []


def test_whoever_posts_asks_and_whoever_does_not_is_told_why(world: World) -> None:
    path = f"rooms/{world.news.id}/polls/"
    assert refused(world.chloe, "post", path, question())[:2] == (403, "forbidden")
    card = asked(world.ada, world.news)
    # In a room where few announce, everybody answers.
    assert vote(world.chloe, card, "1")["voted"]
    assert refused(world.chloe, "post", f"rooms/{world.club.id}/polls/", question())[0] == 404
    assert refused(world.dede, "get", f"polls/{card['id']}/") == (404, "not_found", "$.poll")
    missing = refused(world.dede, "get", f"polls/{uuid.uuid4()}/")
    assert missing == (404, "not_found", "$.poll") == refused(world.dede, "get", "polls/x/")
    archive_room(actor=world.ada, room_id=str(world.news.id), archived=True)
    assert refused(world.ada, "post", path, question())[:2] == (403, "forbidden")
    body = {"choices": ["1"]}
    assert refused(world.bruno, "put", f"polls/{card['id']}/ballot/", body)[:2] == (
        403,
        "forbidden",
    )


def test_a_guest_answers_in_their_rooms_and_nobody_else_sees_it(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.dede.id)])
    card = asked(world.ada, world.club)
    assert vote(world.dede, card, "2")["my_choices"] == ["2"]
    direct, _ = open_direct(actor=world.ada, people=[str(world.dede.id)])
    between = asked(world.dede, direct)
    page = shown(world.chloe, f"polls/?ids={card['id']},{between['id']},{uuid.uuid4()},x")
    assert page["results"] == [] and page["position"] == {}
    mine = shown(world.dede, f"polls/?ids={card['id']},{between['id']}")["results"]
    assert {one["id"] for one in mine} == {card["id"], between["id"]}
    assert refused(world.dede, "get", f"polls/?ids={','.join(['x'] * 101)}")[0] == 413


def test_the_network_takes_no_question_without_a_title(world: World) -> None:
    from rooms.conversations.actions.feeds import create_feed

    feed = create_feed(actor=world.ada, community=world.community)
    invite_to_room(actor=world.ada, room_id=str(feed.id), people=[str(world.chloe.id)])
    assert ask(world.chloe, "post", f"rooms/{feed.id}/polls/", question()).status_code == 403


def test_the_question_is_corrected_until_somebody_has_answered(world: World) -> None:
    card = asked(world.chloe, world.quay, "Quelle jour ?")
    message = f"messages/{card['message']}/"
    done(world.chloe, "patch", message, {"text": "Quel **jour** ?"})
    assert seen(world.bruno, card)["question_html"] == "<p>Quel <strong>jour</strong> ?</p>"
    assert Event.objects.filter(stream=world.quay.stream, type="poll.changed").count() == 1
    vote(world.bruno, card, "1")
    assert refused(world.chloe, "patch", message, {"text": "Autre chose ?"})[0] == 403
    assert seen(world.bruno, card)["question"] == "Quel **jour** ?"


def test_a_deleted_question_is_gone_with_its_answers(world: World) -> None:
    card = asked(world.chloe, world.quay)
    vote(world.bruno, card, "1")
    done(world.chloe, "delete", f"messages/{card['message']}/", status=204)
    assert refused(world.bruno, "get", f"polls/{card['id']}/")[0] == 404
    assert forget_deleted() == 0
    row = Poll.objects.get().message
    row.deleted_at = now() - timedelta(hours=1)
    row.save()
    assert forget_deleted() == 1 and forget_deleted() == 0
    assert not PollOption.objects.exists() and not Ballot.objects.exists()


def test_a_poll_is_found_by_its_answers(world: World) -> None:
    asked(world.chloe, world.quay, "Quel bateau ?", ["Un sloop", "Une goélette"])
    list(index_everything())
    assert len(shown(world.bruno, "search/?q=goélettes")["results"]) == 1


def test_reading_many_polls_costs_as_many_queries_as_reading_one(
    world: World, django_assert_num_queries: Any
) -> None:
    cards = [asked(world.chloe, world.quay, closes_at=wire(now() + timedelta(days=1)))]
    seen(world.bruno, cards[0])
    with django_assert_num_queries(10):
        shown(world.bruno, f"polls/?ids={cards[0]['id']}")
    for _ in range(8):
        cards.append(asked(world.chloe, world.quay))
        vote(world.ada, cards[-1], "1")
    with django_assert_num_queries(10):
        page = shown(world.bruno, f"polls/?ids={','.join(card['id'] for card in cards)}")
    assert len(page["results"]) == 9
