"""A closed poll is told to those who took part; the words of the community hold for its answers."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now, wire
from chatcore.foundation.jobs.worker import Worker
from chatcore.notices.models import Kind, Notice
from chatcore.people.models import Person
from rooms.conversations.actions.levels import set_level
from rooms.conversations.models import Message
from rooms.moderation.actions.filtering import add_filter_word
from rooms.polls.actions.closing import close_due_polls
from rooms.polls.models import Poll
from tests.rooms.conversations.asking import ask, done, shown
from tests.rooms.polls.polling import asked, close, question, vote
from tests.worlds.rivages import World


def told() -> set[str]:
    """Let the jobs run; return who has a notice of a closed poll, each once."""
    Worker().drain()
    names = list(Notice.objects.filter(kind=Kind.POLL).values_list("person__name", flat=True))
    assert len(names) == len(set(names))
    return {name.split()[0] for name in names}


def refusal(person: Person, path: str, body: Any) -> Any:
    answer = ask(person, "post", path, body)
    return answer.status_code, answer.json()["code"], answer.json()["detail"]


def test_at_its_hour_those_who_voted_and_the_author_are_told_once(world: World) -> None:
    poll = asked(world.ada, world.quay, closes_at=wire(now() + timedelta(hours=1)))
    vote(world.chloe, poll, "1")
    with time_machine.travel(now() + timedelta(hours=2)):
        assert close_due_polls() == 1 and close_due_polls() == 0
        assert told() == {"Ada", "Chloé"}
        (notice,) = shown(world.chloe, "notices/")["results"]
        assert (notice["kind"], notice["excerpt"]) == ("poll", "Quel jour ?")
        assert notice["path"].startswith(f"/salons/{world.quay.id}")
        assert notice["actor"]["name"] == "Ada Lovelace"


def test_whoever_closes_it_by_hand_knows_already(world: World) -> None:
    poll = asked(world.bruno, world.quay)
    for person in (world.bruno, world.chloe):
        vote(person, poll, "1")
    close(world.ada, poll)
    assert told() == {"Bruno", "Chloé"}
    again = asked(world.bruno, world.quay)
    close(world.bruno, again)
    Worker().drain()
    assert Notice.objects.filter(kind=Kind.POLL).count() == 2


def test_silence_in_the_room_is_respected_and_the_essential_does_not_ring(world: World) -> None:
    poll = asked(world.ada, world.quay)
    for person in (world.bruno, world.chloe):
        vote(person, poll, "1")
    set_level(actor=world.bruno, room_id=str(world.quay.id), level="nothing")
    close(world.ada, poll)
    assert told() == {"Chloé"}


def test_of_an_anonymous_poll_no_notice_says_who_voted(world: World) -> None:
    poll = asked(world.ada, world.quay, anonymous=True)
    vote(world.chloe, poll, "1")
    close(world.ada, poll)
    assert told() == {"Bruno", "Chloé"}


def test_a_deleted_poll_tells_nothing(world: World) -> None:
    poll = asked(world.ada, world.quay, closes_at=wire(now() + timedelta(hours=1)))
    vote(world.chloe, poll, "1")
    done(world.ada, "delete", f"messages/{poll['message']}/", status=204)
    with time_machine.travel(now() + timedelta(hours=2)):
        close_due_polls()
        assert told() == set()


@pytest.mark.parametrize("effect", ["refuse", "review"])
def test_the_words_of_the_community_hold_for_question_and_answers(
    world: World, effect: str
) -> None:
    add_filter_word(
        actor=world.ada, community_id=str(world.community.id), pattern="croquette*", effect=effect
    )
    path = f"rooms/{world.quay.id}/polls/"
    for body in (
        question("Des croquettes ?"),
        question(options=["Oui", "Des Croquéttes"]),
        question("Des croquettes ?", new_topic="Repas"),
    ):
        status, code, detail = refusal(world.chloe, path, body)
        assert (status, code) == (403, "words_refused") and "croquettes" in detail
    assert not Poll.objects.exists() and not Message.objects.exists()
    poll = asked(world.chloe, world.quay, adding=True)
    answer = refusal(world.chloe, f"polls/{poll['id']}/options/", {"label": "croquettes"})
    assert answer[:2] == (403, "words_refused")
    edit = ask(world.chloe, "patch", f"messages/{poll['message']}/", {"text": "Croquettes ?"})
    assert (edit.status_code, edit.json()["code"]) == (403, "words_refused")
