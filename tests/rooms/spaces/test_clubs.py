"""Clubs: founded under a charter, entered by co-option, steered in turn."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.communities.actions.members import begin_membership, end_membership
from chatcore.communities.models import GroupMember, Membership
from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.models import Room, RoomMember
from rooms.spaces.actions.club_pilots import call_after_terms
from rooms.spaces.models import Club, PilotTerm
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.rooms.conversations.test_query_counts import cost
from tests.worlds.clubs import a_club, bring_in
from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import registered


@pytest.fixture
def world(db: None, settings: Any) -> Rivages:
    settings.RATE_LIMITS = False
    return rivages()


def newcomer(world: Rivages, name: str, role: str = "member") -> Person:
    person = registered(name, email=f"{uuid.uuid4().hex}@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=person, role=role)
    return person


def pilot_of(club: Club) -> uuid.UUID:
    return PilotTerm.objects.get(club=club, ended_at=None).person_id


def room_of(club: Club) -> Room:
    return Room.objects.get(group=club.group)


def test_a_member_founds_a_club_signs_its_charter_and_steers_it(world: Rivages) -> None:
    path = f"communities/{world.community.id}/clubs/"
    body = {"name": "Voile", "charter": "On **rince**.", "sponsors_needed": 3, "term_days": 60}
    card = done(world.chloe, "post", path, body, 201)
    assert card["charter_html"] == "<p>On <strong>rince</strong>.</p>"
    assert (card["pilot"]["name"], card["charter_version"], card["signed_version"]) == (
        "Chloé Morvan",
        1,
        1,
    )
    assert (card["sponsors_needed"], card["term_days"], card["quorum"]) == (3, 60, 50)
    club = Club.objects.get()
    room = room_of(club)
    assert (room.kind, room.visibility, room.name) == ("club", "private", "Voile")
    assert RoomMember.objects.get(room=room).role == "animator"
    assert [one["id"] for one in shown(world.chloe, "rooms/")["results"] if one["group"]] == [
        str(room.id)
    ]


def test_what_cannot_be_founded_is_refused_in_words(world: Rivages) -> None:
    path = f"communities/{world.community.id}/clubs/"

    def tried(person: Person, **fields: Any) -> tuple[Any, ...]:
        return refused(person, "post", path, {"name": "Voile", "charter": "Oui", **fields})

    assert tried(world.chloe, name=" ") == (400, "invalid", "$.name")
    assert tried(world.chloe, charter=" \n") == (400, "invalid", "$.charter")
    assert tried(world.chloe, sponsors_needed=0) == (400, "invalid", "$.sponsors_needed")
    assert tried(world.chloe, term_days=1) == (400, "invalid", "$.term_days")
    assert tried(world.chloe, quorum=101) == (400, "invalid", "$.quorum")
    assert tried(world.chloe, charter="x" * 8001)[:2] == (413, "too_large")
    assert tried(world.dede)[:2] == (403, "forbidden")
    assert not Club.objects.exists()


def test_a_candidate_needs_their_sponsors_and_their_signature_and_the_pilot_cannot_help(
    world: Rivages,
) -> None:
    club = a_club(world, world.chloe, world.bruno)
    paul = newcomer(world, "Paul Kerbrat")
    path = f"clubs/{club.id}/"
    asked = done(paul, "post", f"{path}candidates/", {"message": "J’ai un voilier."}, 201)
    assert (asked["candidate"], asked["group"]) == ("waiting", None)
    sign = f"{path}signature/"
    assert refused(paul, "put", sign, {"version": 1})[:2] == (403, "forbidden")
    mine = f"{path}candidates/{paul.id}/sponsors/me/"
    # The pilot twice is one sponsor.
    done(world.chloe, "put", mine)
    (candidate,) = done(world.chloe, "put", mine)["results"]
    assert (len(candidate["sponsors"]), candidate["needed"], candidate["admitted_at"]) == (
        1,
        2,
        None,
    )
    assert refused(paul, "put", sign, {"version": 1})[:2] == (403, "forbidden")
    done(world.chloe, "delete", mine)
    done(world.chloe, "put", mine)
    done(world.bruno, "put", mine)
    assert shown(paul, path)["candidate"] == "admitted"
    assert refused(world.bruno, "delete", mine)[:2] == (409, "admitted")
    assert not GroupMember.objects.filter(person=paul, group=club.group).exists()
    assert refused(paul, "put", sign, {"version": 2}) == (409, "charter_changed", "$.version")
    card = done(paul, "put", sign, {"version": 1})
    assert (card["members_count"], card["candidates_count"], card["signed_version"]) == (3, 0, 1)
    done(paul, "post", f"rooms/{room_of(club).id}/messages/", a_post(), 201)
    assert [one["person"]["name"] for one in shown(paul, f"{path}members/")["results"]] == [
        "Chloé Morvan",
        "Bruno Le Goff",
        "Paul Kerbrat",
    ]


def test_a_small_club_asks_all_its_members_and_a_proposed_person_comes_in_only_by_signing(
    world: Rivages,
) -> None:
    club = a_club(world, world.chloe, sponsors_needed=5)
    path = f"clubs/{club.id}/candidates/"
    done(world.chloe, "post", path, {"person": str(world.bruno.id)}, 201)
    assert shown(world.bruno, f"clubs/{club.id}/")["candidate"] == "admitted"
    assert refused(world.bruno, "get", f"clubs/{club.id}/members/")[:2] == (403, "forbidden")
    done(world.bruno, "delete", f"{path}me/", status=204)
    assert shown(world.bruno, f"clubs/{club.id}/")["candidate"] is None
    guest = {"person": str(world.dede.id)}
    assert refused(world.chloe, "post", path, guest)[:2] == (403, "forbidden")
    nobody = {"person": str(uuid.uuid4())}
    assert refused(world.chloe, "post", path, nobody)[:2] == (404, "not_found")
    again = {"person": str(world.chloe.id)}
    assert refused(world.chloe, "post", path, again) == (409, "already_known", "$.person")
    long = {"person": str(world.bruno.id), "message": "x" * 1001}
    assert refused(world.chloe, "post", path, long) == (413, "too_large", "$.message")


def test_the_pilot_hands_over_to_a_member_and_to_nobody_else(world: Rivages) -> None:
    club = a_club(world, world.chloe, world.bruno)
    path = f"clubs/{club.id}/pilot/"
    assert refused(world.bruno, "put", path, {"person": str(world.bruno.id)})[:2] == (
        403,
        "forbidden",
    )
    stranger = {"person": str(world.ada.id)}
    assert refused(world.chloe, "put", path, stranger) == (404, "not_found", "$.person")
    done(world.chloe, "put", path, {"person": str(world.bruno.id)})
    assert pilot_of(club) == world.bruno.id
    roles = dict(RoomMember.objects.filter(room=room_of(club)).values_list("person_id", "role"))
    assert roles == {world.chloe.id: "member", world.bruno.id: "animator"}


def test_at_the_end_of_a_term_the_next_by_order_of_entry_is_asked_and_answers(
    world: Rivages,
) -> None:
    club = a_club(world, world.chloe, world.bruno, newcomer(world, "Paul Kerbrat"), term_days=30)
    assert call_after_terms() == 0
    with time_machine.travel(now() + timedelta(days=31)):
        assert call_after_terms() == 1
        assert call_after_terms() == 0
        # Who steers goes on until somebody says yes.
        assert pilot_of(club) == world.chloe.id
        card = shown(world.chloe, f"clubs/{club.id}/")
        assert card["proposed"]["name"] == "Bruno Le Goff"
        answer = f"clubs/{club.id}/pilot/proposal/"
        assert refused(world.chloe, "put", answer, {"accept": True})[:2] == (403, "forbidden")
        done(world.bruno, "put", answer, {"accept": False})
        club.refresh_from_db()
        paul = club.proposed
        assert paul is not None and paul.name == "Paul Kerbrat"
        done(paul, "put", answer, {"accept": True})
        assert pilot_of(club) == paul.id
        assert PilotTerm.objects.get(club=club, ended_at=None).ends_at > now() + timedelta(days=29)


def test_whoever_is_alone_goes_on_steering(world: Rivages) -> None:
    club = a_club(world, world.chloe, term_days=30)
    with time_machine.travel(now() + timedelta(days=31)):
        call_after_terms()
        assert shown(world.chloe, f"clubs/{club.id}/")["proposed"] is None
        assert call_after_terms() == 0
        assert pilot_of(club) == world.chloe.id


def test_when_the_pilot_leaves_the_next_is_asked_and_the_last_to_leave_dissolves(
    world: Rivages,
) -> None:
    club = a_club(world, world.chloe, world.bruno)
    done(world.chloe, "delete", f"clubs/{club.id}/members/me/", status=204)
    assert not RoomMember.objects.filter(room=room_of(club), person=world.chloe).exists()
    card = shown(world.bruno, f"clubs/{club.id}/")
    assert (card["pilot"], card["proposed"]["name"]) == (None, "Bruno Le Goff")
    end_membership(
        actor=world.bruno,
        membership=Membership.objects.get(person=world.bruno, community=world.community),
    )
    club.refresh_from_db()
    assert club.archived_at is not None
    assert room_of(club).archived_at is not None
    assert shown(world.chloe, f"communities/{world.community.id}/clubs/")["results"] == []


def test_news_of_a_club_go_to_its_people_and_never_to_the_community(world: Rivages) -> None:
    before = Event.objects.filter(stream=world.community.stream).count()
    club = a_club(world, world.chloe, world.bruno)
    streams = set(
        Event.objects.filter(type="club.changed").values_list("stream", flat=True).distinct()
    )
    assert streams == {f"user:{world.chloe.id}", f"user:{world.bruno.id}"}
    assert Event.objects.filter(stream=world.community.stream).count() == before
    assert not Event.objects.filter(stream=f"user:{world.ada.id}", body__contains=str(club.id))


def test_thirty_clubs_with_many_members_cost_what_two_cost(world: Rivages) -> None:
    path = f"communities/{world.community.id}/clubs/"
    for _ in range(2):
        a_club(world, world.chloe)
    few = cost(lambda: shown(world.chloe, path))
    one = a_club(world, world.chloe)
    few_inside = [
        cost(lambda part=part: shown(world.chloe, f"clubs/{one.id}/{part}"))
        for part in ("", "members/", "candidates/", "votes/")
    ]
    for _ in range(10):
        a_club(world, world.bruno)
    for number in range(6):
        bring_in(one, newcomer(world, f"Marin {number}"))
    assert cost(lambda: shown(world.chloe, path)) == few
    assert [
        cost(lambda part=part: shown(world.chloe, f"clubs/{one.id}/{part}"))
        for part in ("", "members/", "candidates/", "votes/")
    ] == few_inside
