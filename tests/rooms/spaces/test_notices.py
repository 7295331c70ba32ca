"""Who finds in their notices that they are invited, asked, let in; and what is answered waits no more."""

from typing import Any

import pytest

from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.spaces.actions.club_candidates import ask_in, propose, sponsor, withdraw_candidacy
from rooms.spaces.actions.club_closing import close_votes
from rooms.spaces.actions.club_pilots import answer_proposal, call_after_terms
from rooms.spaces.actions.clubs import sign_charter
from rooms.spaces.models import PilotTerm, Project, Vote
from tests.rooms.conversations.asking import done, shown
from tests.worlds.clubs import a_club, a_vote
from tests.worlds.rivages import World


@pytest.fixture(autouse=True)
def _from_now_on(world: World) -> None:
    """What the world was built of is nobody's news."""
    follow()
    Worker().drain()


def told(person: Person) -> list[tuple[str, str, str]]:
    """Let the worker do what waits; return what waits for ``person``: what it is about, where, the words."""
    Worker().drain()
    page: dict[str, Any] = shown(person, "notices/?unread=1")
    assert page["unread"] == len(page["results"]), "what is counted is shown"
    return [(one["about_kind"], one["place"], one["excerpt"]) for one in page["results"]]


def forget(*people: Person) -> None:
    Worker().drain()
    for person in people:
        done(person, "put", "notices/reading/", {})


def test_who_asks_is_told_to_the_holders_until_one_of_them_answers(
    world: World, project: Project
) -> None:
    forget(world.ada, world.bruno, world.chloe)
    path = f"projects/{project.id}"
    done(world.ada, "put", f"{path}/people/me/", {"message": "J’ai des bornes."})
    assert told(world.chloe) == [("project_asked", "Bornes de quai", "J’ai des bornes.")]
    assert told(world.bruno) == [], "a participant answers for nothing"
    (notice,) = shown(world.chloe, "notices/?unread=1")["results"]
    assert notice["actor"]["name"] == "Ada Lovelace"
    assert notice["path"] == f"/communautes/{world.community.id}/projets/{project.id}"

    done(world.chloe, "put", f"{path}/entrances/{world.ada.id}/")
    assert told(world.chloe) == []
    assert told(world.ada) == [("project_joined", "Bornes de quai", "")]


def test_who_is_declined_and_who_is_taken_out_is_told(world: World, project: Project) -> None:
    path = f"projects/{project.id}"
    done(world.ada, "put", f"{path}/people/me/", {"message": "Moi !"})
    done(world.chloe, "delete", f"{path}/entrances/{world.ada.id}/", status=204)
    assert told(world.ada) == [("project_refused", "Bornes de quai", "")]
    forget(world.bruno)
    done(world.chloe, "delete", f"{path}/people/{world.bruno.id}/", status=204)
    assert told(world.bruno) == [("project_removed", "Bornes de quai", "")]


def test_an_invitation_is_there_until_it_is_answered_or_taken_back(
    world: World, project: Project
) -> None:
    path = f"projects/{project.id}"
    people = {"people": [str(world.ada.id)], "message": "Venez !"}
    done(world.chloe, "post", f"{path}/entrances/", people, 201)
    assert told(world.ada) == [("project_invited", "Bornes de quai", "Venez !")]
    assert shown(world.ada, "notices/?unread=1")["results"][0]["kind"] == "invitation"
    done(world.chloe, "delete", f"{path}/entrances/{world.ada.id}/", status=204)
    assert told(world.ada) == []
    done(world.chloe, "post", f"{path}/entrances/", people, 201)
    assert len(told(world.ada)) == 1
    done(world.ada, "put", f"{path}/people/me/", {})
    assert told(world.ada) == []


def test_what_was_answered_before_the_worker_came_is_not_told(
    world: World, project: Project
) -> None:
    path = f"projects/{project.id}"
    done(world.ada, "put", f"{path}/people/me/", {})
    done(world.ada, "delete", f"{path}/entrances/me/", status=204)
    assert told(world.chloe) == []


def test_a_club_tells_its_members_who_asks_and_the_candidate_when_they_may_sign(
    world: World,
) -> None:
    club = a_club(world, world.chloe, world.bruno)
    forget(world.chloe, world.bruno)
    ask_in(actor=world.ada, club_id=club.id, message="Je navigue.")
    assert told(world.chloe) == [("club_asked", "Voile", "Je navigue.")]
    assert told(world.bruno) == [("club_asked", "Voile", "Je navigue.")]
    sponsor(actor=world.chloe, club_id=club.id, person_id=world.ada.id)
    sponsor(actor=world.bruno, club_id=club.id, person_id=world.ada.id)
    assert told(world.chloe) == []
    assert told(world.ada) == [("club_admitted", "Voile", "Je navigue.")]
    sign_charter(actor=world.ada, club_id=club.id, version=1)
    assert told(world.ada) == []


def test_who_is_proposed_is_told_and_may_say_no(world: World) -> None:
    club = a_club(world, world.chloe, world.bruno)
    forget(world.chloe, world.bruno)
    propose(actor=world.chloe, club_id=club.id, person_id=world.ada.id, message="Elle navigue.")
    assert told(world.ada) == [("club_proposed", "Voile", "Elle navigue.")]
    assert told(world.bruno) == []
    withdraw_candidacy(actor=world.ada, club_id=club.id)
    assert told(world.ada) == []


def test_who_has_their_sponsors_at_once_is_told_so_and_nothing_else(world: World) -> None:
    club = a_club(world, world.chloe)
    propose(actor=world.chloe, club_id=club.id, person_id=world.ada.id)
    assert told(world.ada) == [("club_admitted", "Voile", "")]


def test_a_vote_is_told_to_members_only_and_its_end_to_all_of_them(world: World) -> None:
    club = a_club(world, world.chloe, world.bruno)
    forget(world.chloe, world.bruno, world.ada)
    vote = a_vote(club, world.chloe)
    assert told(world.bruno) == [("club_vote", "Voile", "Sortir samedi ?")]
    assert told(world.chloe) == []
    assert told(world.ada) == [], "an administrator of the community is not of the club"
    Vote.objects.filter(id=vote.id).update(closes_at=vote.opened_at)
    close_votes()
    assert told(world.chloe) == [("club_decided", "Voile", "Sortir samedi ?")]


def test_who_is_asked_to_steer_is_told_until_they_answer(world: World) -> None:
    club = a_club(world, world.chloe, world.bruno)
    forget(world.bruno)
    term = PilotTerm.objects.get(club=club, ended_at=None)
    PilotTerm.objects.filter(id=term.id).update(ends_at=term.began_at)
    call_after_terms()
    assert told(world.bruno) == [("club_helm", "Voile", "")]
    answer_proposal(actor=world.bruno, club_id=club.id, accept=True)
    assert told(world.bruno) == []
