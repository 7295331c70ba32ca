"""Voting, and what is seen of it by whom and when."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import connection

from chatcore.foundation.clock import now, wire
from chatcore.live import log
from chatcore.live.models import Event
from chatcore.records.models import Trace
from rooms.polls.actions.closing import close_due_polls
from rooms.polls.models import Ballot, Poll, Voter
from rooms.polls.schedules import tell_and_close
from tests.rooms.conversations.asking import done, refused, shown
from tests.rooms.polls.polling import asked, close, seen, vote
from tests.worlds.people import registered
from tests.worlds.rivages import World


def test_everybody_votes_and_changes_their_mind(world: World) -> None:
    card = asked(world.chloe, world.quay)
    vote(world.ada, card, "1")
    vote(world.bruno, card, "2")
    found = vote(world.bruno, card, "1")
    assert (found["turnout"], found["counts"]) == (2, {"1": 2, "2": 0, "3": 0})
    assert found["my_choices"] == ["1"] and seen(world.ada, card)["my_choices"] == ["1"]
    done(world.bruno, "delete", f"polls/{card['id']}/ballot/")
    done(world.bruno, "delete", f"polls/{card['id']}/ballot/")
    found = seen(world.bruno, card)
    assert (found["turnout"], found["voted"], found["counts"]["1"]) == (1, False, 1)


@pytest.mark.parametrize("choices", [[], ["9"], ["1", "1"], ["1", "2"], ["x"], ["-1"]])
def test_what_is_no_ballot_of_this_poll_is_refused(world: World, choices: list[str]) -> None:
    card = asked(world.chloe, world.quay)
    path = f"polls/{card['id']}/ballot/"
    body = {"choices": choices}
    assert refused(world.bruno, "put", path, body) == (400, "invalid", "$.choices")
    assert not Ballot.objects.exists() and Poll.objects.get().tally == {}


def test_of_several_answers_no_more_than_are_allowed(world: World) -> None:
    card = asked(world.chloe, world.quay, kind="multiple", most=2)
    assert vote(world.bruno, card, "3", "1")["counts"] == {"1": 1, "2": 0, "3": 1}
    body = {"choices": ["1", "2", "3"]}
    assert refused(world.ada, "put", f"polls/{card['id']}/ballot/", body)[2] == "$.choices"


def test_two_devices_at_once_cast_one_ballot(world: World) -> None:
    card = asked(world.chloe, world.quay)
    before = log.head_of(f"user:{world.bruno.id}")
    for _ in range(2):
        vote(world.bruno, card, "2")
    assert Ballot.objects.count() == 1 and seen(world.ada, card)["turnout"] == 1
    (told,) = log.after(f"user:{world.bruno.id}", before)
    assert told.type == "poll.voted" and '"choices":["2"]' in told.text


def test_who_chose_what_is_listed_where_names_are_known(world: World) -> None:
    card = asked(world.chloe, world.quay, results="voted")
    vote(world.ada, card, "1")
    vote(world.bruno, card, "2")
    path = f"polls/{card['id']}/voters/"
    assert refused(world.chloe, "get", path)[:2] == (403, "forbidden")
    vote(world.chloe, card, "2")
    first = shown(world.chloe, f"{path}?limit=2")
    rows = first["results"] + shown(world.chloe, first["next"])["results"]
    assert {(row["person"]["name"], *row["choices"]) for row in rows} == {
        ("Ada Lovelace", "1"),
        ("Bruno Le Goff", "2"),
        ("Chloé Martin", "2"),
    }


@pytest.mark.parametrize(
    ("results", "before", "after"),
    [("always", True, True), ("voted", False, True), ("closed", False, False)],
)
def test_counts_are_shown_when_the_poll_says(
    world: World, results: str, before: bool, after: bool
) -> None:
    card = asked(world.chloe, world.quay, results=results)
    vote(world.ada, card, "1")
    assert (seen(world.bruno, card)["counts"] is not None) is before
    assert (vote(world.bruno, card, "1")["counts"] is not None) is after
    # What the whole room hears holds no more than everybody may see.
    tell_and_close()
    told = Event.objects.get(stream=world.quay.stream, type="poll.counted")
    assert ('"counts":null' in told.body) is (results != "always")
    assert close(world.chloe, card)["counts"] == {"1": 2, "2": 0, "3": 0}


def test_many_who_vote_in_one_second_are_one_event(world: World) -> None:
    card = asked(world.chloe, world.quay)
    head = log.head_of(world.quay.stream)
    for person in (world.ada, world.bruno, world.chloe):
        vote(person, card, "3")
    assert log.head_of(world.quay.stream) == head
    assert tell_and_close() and not tell_and_close()
    (told,) = log.after(world.quay.stream, head)
    assert told.type == "poll.counted" and '"turnout":3' in told.text
    assert Event.objects.get(stream=world.quay.stream, seq=told.seq).actor is None


# Anonymous polls


def test_of_an_anonymous_poll_no_table_and_no_event_ties_a_ballot_to_a_person(world: World) -> None:
    card = asked(world.chloe, world.quay, anonymous=True)
    people = [world.ada, world.bruno, world.chloe]
    for person, choice in zip(people, ("1", "2", "1"), strict=True):
        answer = vote(person, card, choice)
        assert answer["voted"] and answer["my_choices"] == [] and answer["counts"] is None
    tell_and_close()
    assert Poll.objects.get().tally == {"1": 2, "2": 1}
    assert {row.person_id for row in Voter.objects.all()} == {person.id for person in people}
    assert not Ballot.objects.exists()
    # Who has voted has neither date nor choice; what was chosen has neither row nor person.
    assert {field.name for field in Voter._meta.get_fields()} == {"id", "poll", "person"}
    events = Event.objects.filter(type__startswith="poll.")
    assert {event.type for event in events} == {"poll.voted", "poll.counted"}
    assert all(event.actor is None for event in events)
    for event in events:
        assert '"choices":[]' in event.body or '"counts":null' in event.body
    assert (
        set(Trace.objects.values_list("action", flat=True)) & {"poll.voted", "poll.cast"} == set()
    )


def test_no_table_of_the_database_names_a_voter_beside_a_choice(world: World) -> None:
    card = asked(world.chloe, world.quay, "Lequel ?", ["Zibeline", "Ornithorynque"], anonymous=True)
    vote(world.bruno, card, "2")
    # Every row of every table that has Bruno's id in it: none of them is about the poll, but that he voted.
    mine = str(world.bruno.id)
    found = set()
    for model in apps.get_models():
        for row in model.objects.all():
            words = [str(getattr(row, field.attname)) for field in model._meta.concrete_fields]
            if any(mine in word for word in words) and any(card["id"] in word for word in words):
                found.add(model._meta.label)
    assert found == {"polls.Voter", "live.Event"}
    assert connection.in_atomic_block


def test_a_secret_ballot_is_cast_once_and_says_so(world: World) -> None:
    card = asked(world.chloe, world.quay, anonymous=True)
    vote(world.bruno, card, "2")
    path = f"polls/{card['id']}/ballot/"
    assert refused(world.bruno, "put", path, {"choices": ["2"]})[:2] == (403, "forbidden")
    assert refused(world.bruno, "delete", path)[:2] == (403, "forbidden")
    assert seen(world.bruno, card)["abilities"]["vote"] is False
    assert refused(world.ada, "get", f"polls/{card['id']}/voters/")[:2] == (403, "forbidden")
    assert Poll.objects.get().tally == {"2": 1}


def test_a_closed_anonymous_poll_forgets_who_voted_and_shows_no_count_of_two(world: World) -> None:
    few, enough = (asked(world.chloe, world.quay, anonymous=True) for _ in range(2))
    for person in (world.ada, world.bruno):
        vote(person, few, "1")
    for person in (world.ada, world.bruno, world.chloe):
        vote(person, enough, "1")
    assert close(world.chloe, few)["counts"] is None
    assert close(world.chloe, enough)["counts"] == {"1": 3, "2": 0, "3": 0}
    assert not Voter.objects.exists()
    assert seen(world.ada, few)["outcome"] is None and seen(world.ada, few)["turnout"] == 2


# Closing


def test_it_closes_by_itself_at_its_moment(world: World) -> None:
    card = asked(world.chloe, world.quay, closes_at=wire(now() + timedelta(hours=1)))
    vote(world.bruno, card, "2")
    assert close_due_polls() == 0
    with time_machine.travel(now() + timedelta(hours=2)):
        body = {"choices": ["1"]}
        assert refused(world.ada, "put", f"polls/{card['id']}/ballot/", body)[0] == 403
        assert tell_and_close() and not tell_and_close()
        found = seen(world.ada, card)
    assert found["closed_at"] and found["outcome"]["winners"] == ["2"]
    assert not any(found["abilities"].values())
    told = Event.objects.get(stream=world.quay.stream, type="poll.changed")
    assert '"winners":["2"]' in told.body


def test_who_asked_and_who_leads_close_it_and_nobody_else(world: World) -> None:
    first, second = (asked(world.chloe, world.quay) for _ in range(2))
    assert close(world.bruno, first)["closed_at"]
    other = asked(world.ada, world.quay)
    path = f"polls/{other['id']}/close/"
    assert refused(world.chloe, "post", path, {})[:2] == (403, "forbidden")
    assert close(world.chloe, second)["outcome"]["winners"] == []
    assert refused(world.chloe, "post", f"polls/{second['id']}/close/", {})[:2] == (
        403,
        "forbidden",
    )


# Answers that people add


def test_people_add_answers_where_they_may_and_take_their_own_away(world: World) -> None:
    card = asked(world.ada, world.quay, adding=True, kind="multiple")
    path = f"polls/{card['id']}/options/"
    found = done(world.chloe, "post", path, {"label": "Samedi"}, 201)
    assert found["options"][-1] == {"key": "4", "label": "Samedi", "added_by": "Chloé Martin"}
    assert found["removable"] == ["4"]
    assert refused(world.bruno, "post", path, {"label": "samedi"})[:2] == (409, "already_there")
    vote(world.bruno, card, "4")
    assert refused(world.chloe, "delete", f"{path}4/")[:2] == (409, "chosen")
    done(world.bruno, "delete", f"polls/{card['id']}/ballot/")
    assert len(done(world.chloe, "delete", f"{path}4/")["options"]) == 3
    assert refused(world.chloe, "delete", f"{path}4/")[:2] == (404, "not_found")
    # Those that the poll began with stay, and a number is not given twice while a ballot names it.
    assert refused(world.ada, "delete", f"{path}1/")[0] == 404
    fixed = asked(world.ada, world.quay)
    answer = refused(world.chloe, "post", f"polls/{fixed['id']}/options/", {"label": "Samedi"})
    assert answer[:2] == (403, "forbidden")


def test_there_is_an_end_to_what_people_add(world: World) -> None:
    card = asked(world.ada, world.quay, "Où ?", [f"Port {n}" for n in range(20)], adding=True)
    body = {"label": "Un de plus"}
    path = f"polls/{card['id']}/options/"
    assert refused(world.chloe, "post", path, body)[:2] == (409, "too_many")


def test_a_stranger_sees_and_does_nothing(world: World) -> None:
    zoe = registered("Zoé Ailleurs", email="zoe@ailleurs.example")
    card: Any = asked(world.ada, world.quay, adding=True)
    for verb, path, body in (
        ("get", "", None),
        ("put", "ballot/", {"choices": ["1"]}),
        ("delete", "ballot/", None),
        ("post", "options/", {"label": "x"}),
        ("delete", "options/1/", None),
        ("post", "close/", {}),
        ("get", "voters/", None),
    ):
        assert refused(zoe, verb, f"polls/{card['id']}/{path}", body) == (
            404,
            "not_found",
            "$.poll",
        )
