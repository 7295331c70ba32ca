"""The clubs of the demonstration: founded, entered and amended through the actions of the product."""

import tomllib
import uuid
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.project.demonstration.cast import FOLDER
from rooms.conversations.actions.posting import post_message
from rooms.conversations.models import Room, RoomMember
from rooms.spaces.actions.club_candidates import ask_in, propose, sponsor
from rooms.spaces.actions.club_closing import close_votes
from rooms.spaces.actions.club_votes import cast_ballot, open_vote
from rooms.spaces.actions.clubs import found_club, sign_charter
from rooms.spaces.models import Charter, CharterSignature, Club, ClubMember, PilotTerm, Vote

_RULES = ("sponsors_needed", "term_days", "quorum")


def found_clubs(community: Community, people: Mapping[str, Person]) -> list[Club]:
    """Found every club of the file, with its members, its charter amended once, and a vote that is open."""
    plans = tomllib.loads((FOLDER / "clubs.toml").read_text(encoding="utf-8"))
    return [_found(plan, community, people) for plan in plans.values()]


def _found(plan: dict[str, Any], community: Community, people: Mapping[str, Person]) -> Club:
    founder = people[plan["founder"]]
    club = found_club(
        actor=founder,
        community_id=community.id,
        name=plan["name"],
        purpose=plan["purpose"],
        charter=plan["charter"].strip(),
        **{rule: plan[rule] for rule in _RULES},
    )
    members = [people[key] for key in plan["members"]]
    _bring_in(club, founder, members)
    _backdate(club, plan["begun"])
    signed = [one for one in members if one not in [people[key] for key in plan["unsigned"]]]
    _amend(club, plan["amended"], [founder, *members], [founder, *signed], people)
    _open(club, plan["vote"], people)
    waits = plan["candidate"]
    ask_in(actor=people[waits["who"]], club_id=club.id, message=waits["message"])
    sponsor(actor=people[waits["sponsor"]], club_id=club.id, person_id=people[waits["who"]].id)
    _talk(club, plan["said"], people)
    return club


def _bring_in(club: Club, founder: Person, members: Iterable[Person]) -> None:
    """Let each come in by as many sponsors as it takes at that moment."""
    inside = [founder]
    for person in members:
        propose(actor=founder, club_id=club.id, person_id=person.id)
        for other in inside[1 : club.sponsors_needed]:
            sponsor(actor=other, club_id=club.id, person_id=person.id)
        sign_charter(actor=person, club_id=club.id, version=1)
        inside.append(person)


def _amend(
    club: Club,
    plan: Mapping[str, Any],
    voters: Iterable[Person],
    signers: Iterable[Person],
    people: Mapping[str, Person],
) -> None:
    """Let a vote adopt another charter, which all but a few have signed since."""
    vote = open_vote(
        actor=people[plan["by"]],
        club_id=club.id,
        question=plan["question"],
        kind="charter",
        charter=plan["charter"].strip(),
        closes_at=(now() + timedelta(hours=1)).isoformat(),
    )
    for person in voters:
        cast_ballot(actor=person, vote_id=vote.id, choice="yes")
    Vote.objects.filter(id=vote.id).update(closes_at=now())
    close_votes()
    moment = now() + timedelta(days=plan["ago"])
    opened = moment - timedelta(days=7)
    Vote.objects.filter(id=vote.id).update(opened_at=opened, closes_at=moment, closed_at=moment)
    Charter.objects.filter(club=club, version=2).update(made_at=moment)
    for number, person in enumerate(signers, start=1):
        sign_charter(actor=person, club_id=club.id, version=2)
        later = moment + timedelta(hours=9 * number)
        signature = CharterSignature.objects.filter(charter__club=club, charter__version=2)
        signature.filter(person=person).update(signed_at=later)
        ClubMember.objects.filter(club=club, person=person).update(signed_at=later)


def _open(club: Club, plan: Mapping[str, Any], people: Mapping[str, Person]) -> None:
    vote = open_vote(
        actor=people[plan["by"]],
        club_id=club.id,
        question=plan["question"],
        choices=plan["choices"],
        closes_at=(now() + timedelta(days=plan["closes"])).isoformat(),
    )
    for key, choice in plan["ballots"].items():
        cast_ballot(actor=people[key], vote_id=vote.id, choice=choice)


def _talk(club: Club, said: Iterable[Mapping[str, str]], people: Mapping[str, Person]) -> None:
    room = Room.objects.get(group=club.group_id)
    for one in said:
        post_message(
            actor=people[one["who"]], room=room.id, text=one["text"], client_id=uuid.uuid4()
        ).result()
    # They have all read it.
    head = log.head_of(room.stream)
    RoomMember.objects.filter(room=room).update(mark=head, floor=head)


def _backdate(club: Club, begun: int) -> None:
    """Let the club have been there for ``-begun`` days, its members having come in a week apart."""
    moment = now() + timedelta(days=begun)
    Club.objects.filter(id=club.id).update(created_at=moment)
    Charter.objects.filter(club=club).update(made_at=moment)
    ends = moment + timedelta(days=club.term_days)
    PilotTerm.objects.filter(club=club).update(began_at=moment, ends_at=ends)
    for number, row in enumerate(ClubMember.objects.filter(club=club).order_by("entered_at", "id")):
        entered = moment + timedelta(weeks=number)
        ClubMember.objects.filter(id=row.id).update(entered_at=entered, signed_at=entered)
        signature = CharterSignature.objects.filter(charter__club=club, person=row.person_id)
        signature.update(signed_at=entered)
