"""Votes of a club: one ballot each, changed until the closing, valid by the quorum, secret when they are."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import models

from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.models import RoomMember
from rooms.spaces.actions.club_closing import close_votes
from rooms.spaces.models import Club, Participation, SecretBallot, Vote
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.rooms.spaces.test_clubs import newcomer, pilot_of, room_of
from tests.worlds.clubs import a_club, a_vote
from tests.worlds.communities import Rivages, rivages


@pytest.fixture
def world(db: None, settings: Any) -> Rivages:
    settings.RATE_LIMITS = False
    return rivages()


@pytest.fixture
def club(world: Rivages) -> Club:
    """Chloé steers, Bruno and Paul are in it."""
    return a_club(world, world.chloe, world.bruno, newcomer(world, "Paul Kerbrat"))


def paul_of(club: Club) -> Person:
    return club.members.get(person__name="Paul Kerbrat").person


def cast(person: Person, vote: Vote, choice: str, **more: Any) -> Any:
    return done(person, "put", f"club-votes/{vote.id}/ballot/", {"choice": choice, **more})


def closed(vote: Vote) -> Vote:
    with time_machine.travel(now() + timedelta(days=2)):
        assert close_votes() == 1
        assert close_votes() == 0
    vote.refresh_from_db()
    return vote


def test_an_open_vote_is_changed_until_its_closing_and_then_stays(
    world: Rivages, club: Club
) -> None:
    vote = a_vote(club, world.chloe, choices=["Samedi", "Dimanche"])
    cast(world.chloe, vote, "1")
    answer = cast(world.chloe, vote, "2")
    assert (answer["receipt"], answer["vote"]["my_choice"], answer["vote"]["turnout"]) == (
        None,
        "2",
        1,
    )
    cast(world.bruno, vote, "2")
    # Nobody reads how it goes before it has gone.
    assert shown(world.bruno, f"clubs/{club.id}/votes/")["results"][0]["result"] is None
    assert refused(world.bruno, "put", f"club-votes/{vote.id}/ballot/", {"choice": "3"}) == (
        400,
        "invalid",
        "$.choice",
    )
    closed(vote)
    card = shown(paul_of(club), f"clubs/{club.id}/votes/")["results"][0]
    assert card["result"] == {"counts": {"1": 0, "2": 2}, "valid": True, "adopted": None}
    assert (card["turnout"], card["electorate"], card["voted"]) == (2, 3, False)
    late = {"choice": "1"}
    assert refused(world.bruno, "put", f"club-votes/{vote.id}/ballot/", late)[1] == "vote_closed"


def test_a_vote_whose_time_has_come_takes_no_ballot_before_it_is_counted(
    world: Rivages, club: Club
) -> None:
    vote = a_vote(club, world.chloe)
    with time_machine.travel(now() + timedelta(days=2)):
        late = {"choice": "yes"}
        path = f"club-votes/{vote.id}/ballot/"
        assert refused(world.bruno, "put", path, late)[1] == "vote_closed"


def test_below_the_quorum_nothing_is_decided(world: Rivages, club: Club) -> None:
    vote = a_vote(club, world.chloe, kind="dissolve")
    cast(world.chloe, vote, "yes")
    vote = closed(vote)
    assert (vote.turnout, vote.electorate, vote.valid, vote.adopted) == (1, 3, False, False)
    club.refresh_from_db()
    assert club.archived_at is None


def values_of(rows: Iterable[models.Model]) -> str:
    return " ".join(
        str({field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
        for row in rows
    )


def test_a_secret_vote_keeps_no_link_from_a_person_to_a_choice(world: Rivages, club: Club) -> None:
    vote = a_vote(club, world.chloe, secret=True)
    receipts = {}
    for person, choice in ((world.chloe, "yes"), (world.bruno, "no"), (paul_of(club), "no")):
        answer = cast(person, vote, choice)
        assert (answer["vote"]["my_choice"], answer["vote"]["voted"]) == (None, True)
        receipts[person.id] = answer["receipt"]
    # No row of any table has a person and a choice, or the receipt; no event and no trace has a choice.
    people = {str(person) for person in receipts} | {person.hex for person in receipts}
    for model in apps.get_models():
        for row in model.objects.all():
            text = values_of([row])
            assert not any(receipt in text for receipt in receipts.values()), model
            if isinstance(row, SecretBallot):
                assert not any(person in text for person in people)
            if isinstance(row, Participation):
                assert row.choice == ""
    assert not Trace.objects.filter(after__has_key="choice").exists()
    assert not Event.objects.filter(body__contains='"choice"').exists()
    # The order of the rows is that of random keys, not of the voting.
    keys = list(SecretBallot.objects.filter(vote=vote).values_list("id", flat=True))
    assert [type(key.version) and key.version for key in keys] == [4, 4, 4]


def test_a_secret_ballot_is_changed_by_its_receipt_and_counted_once(
    world: Rivages, club: Club
) -> None:
    vote = a_vote(club, world.chloe, secret=True)
    receipt = cast(world.chloe, vote, "yes")["receipt"]
    path = f"club-votes/{vote.id}/ballot/"
    again = (409, "receipt_needed", "$.receipt")
    assert refused(world.chloe, "put", path, {"choice": "no"}) == again
    assert refused(world.chloe, "put", path, {"choice": "no", "receipt": "x"}) == again
    assert cast(world.chloe, vote, "no", receipt=receipt)["receipt"] == receipt
    # Somebody else's receipt is none before one has voted: one's own ballot is a new one.
    cast(world.bruno, vote, "abstain", receipt=receipt)
    vote = closed(vote)
    assert vote.counts == {"yes": 0, "no": 1, "abstain": 1}
    assert vote.adopted is False


def test_an_adopted_charter_asks_everybody_to_sign_again_who_reads_until_then(
    world: Rivages, club: Club
) -> None:
    vote = a_vote(
        club, world.chloe, "La nouvelle charte ?", kind="charter", charter="On **sèche**."
    )
    cast(world.chloe, vote, "yes")
    cast(world.bruno, vote, "yes")
    closed(vote)
    card = shown(world.bruno, f"clubs/{club.id}/")
    assert (card["charter_version"], card["signed_version"], card["charter"]) == (
        2,
        1,
        "On **sèche**.",
    )
    assert card["abilities"]["take_part"] is False
    assert club.charters.get(version=1).text == "On rince le bateau."
    room = f"rooms/{room_of(club).id}/"
    assert shown(world.bruno, room)["abilities"]["post"] is False
    assert refused(world.bruno, "post", f"{room}messages/", a_post())[:2] == (403, "forbidden")
    assert shown(world.bruno, f"{room}messages/")["results"] == []
    assert shown(world.bruno, f"clubs/{club.id}/members/")["results"][1]["signed"] is False
    closes_at = (now() + timedelta(days=1)).isoformat()
    asked = {"question": "Quand ?", "closes_at": closes_at}
    assert refused(world.bruno, "post", f"clubs/{club.id}/votes/", asked)[:2] == (403, "forbidden")
    done(world.bruno, "put", f"clubs/{club.id}/signature/", {"version": 2})
    done(world.bruno, "post", f"{room}messages/", a_post(), 201)
    # The pilot leads again once they have signed too.
    assert RoomMember.objects.get(room=room_of(club), person=world.chloe).role == "reader"
    done(world.chloe, "put", f"clubs/{club.id}/signature/", {"version": 2})
    assert RoomMember.objects.get(room=room_of(club), person=world.chloe).role == "animator"


def test_an_adopted_exclusion_takes_somebody_out_of_the_club_and_its_room(
    world: Rivages, club: Club
) -> None:
    paul = paul_of(club)
    vote = a_vote(club, world.chloe, kind="exclude", person_id=str(paul.id), secret=True)
    for person in (world.chloe, world.bruno):
        cast(person, vote, "yes")
    closed(vote)
    assert refused(paul, "get", f"clubs/{club.id}/members/")[:2] == (403, "forbidden")
    assert refused(paul, "get", f"rooms/{room_of(club).id}/messages/")[:2] == (404, "not_found")


def test_members_elect_a_pilot_and_dissolve_their_club(world: Rivages, club: Club) -> None:
    election = a_vote(club, world.bruno, kind="pilot", person_id=str(world.bruno.id))
    for person in (world.bruno, paul_of(club)):
        cast(person, election, "yes")
    closed(election)
    assert pilot_of(club) == world.bruno.id
    end = a_vote(club, world.chloe, kind="dissolve")
    for person in (world.chloe, world.bruno):
        cast(person, end, "yes")
    with time_machine.travel(now() + timedelta(days=4)):
        close_votes()
    club.refresh_from_db()
    assert club.archived_at is not None
    assert room_of(club).archived_at is not None
    assert shown(world.chloe, f"clubs/{club.id}/")["abilities"]["take_part"] is False


def test_what_cannot_be_put_to_the_vote_is_refused_in_words(world: Rivages, club: Club) -> None:
    path = f"clubs/{club.id}/votes/"
    soon = (now() + timedelta(days=1)).isoformat()

    def tried(**fields: Any) -> tuple[Any, ...]:
        body = {"question": "Sortir ?", "closes_at": soon, **fields}
        return refused(world.bruno, "post", path, body)

    assert tried(question=" ") == (400, "invalid", "$.question")
    assert tried(kind="war") == (400, "invalid", "$.kind")
    for moment in ("demain", "2026-11-26", now().isoformat(), "2090-01-01T00:00:00+00:00"):
        assert tried(closes_at=moment) == (400, "invalid", "$.closes_at")
    assert tried(choices=["Un"]) == (400, "invalid", "$.choices")
    assert tried(choices=["Un", "Un"]) == (400, "invalid", "$.choices")
    assert tried(kind="dissolve", choices=["Un", "Deux"]) == (400, "invalid", "$.choices")
    assert tried(kind="charter") == (400, "invalid", "$.charter")
    assert tried(kind="exclude") == (404, "not_found", "$.person")
    assert tried(kind="pilot", person=str(world.ada.id)) == (404, "not_found", "$.person")
    assert not Vote.objects.exists()
