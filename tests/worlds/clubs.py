"""A club of the small community: Chloé founds it; others come in by their sponsors and their signature."""

from datetime import timedelta
from typing import Any

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.spaces.actions.club_candidates import propose, sponsor
from rooms.spaces.actions.club_votes import open_vote
from rooms.spaces.actions.clubs import found_club, sign_charter
from rooms.spaces.models import Club, ClubMember, Vote
from tests.worlds.communities import Rivages


def a_club(world: Rivages, founder: Person, *members: Person, **rules: Any) -> Club:
    """Return a club whose members came in one after the other, as its rules ask."""
    fields = {"sponsors_needed": 2, "term_days": 30, "quorum": 50, "charter": "On rince le bateau."}
    club = found_club(
        actor=founder,
        community_id=world.community.id,
        name="Voile",
        purpose="Sortir le jeudi",
        **{**fields, **rules},
    )
    for person in members:
        bring_in(club, person)
    return club


def bring_in(club: Club, person: Person) -> None:
    inside = [row.person for row in ClubMember.objects.filter(club=club).order_by("entered_at")]
    propose(actor=inside[0], club_id=club.id, person_id=person.id)
    for one in inside[1 : club.sponsors_needed]:
        sponsor(actor=one, club_id=club.id, person_id=person.id)
    sign_charter(actor=person, club_id=club.id, version=1)


def a_vote(club: Club, by: Person, question: str = "Sortir samedi ?", **fields: Any) -> Vote:
    closes_at = (now() + timedelta(days=1)).isoformat()
    return open_vote(actor=by, club_id=club.id, question=question, closes_at=closes_at, **fields)
