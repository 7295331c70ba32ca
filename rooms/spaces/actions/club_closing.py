"""Closing votes: counted once, frozen, and done what they decided."""

from collections import Counter

from django.db import transaction

from chatcore.foundation.clock import now
from rooms.spaces.actions.club_news import follow, tell, trace
from rooms.spaces.actions.club_pilots import make_pilot
from rooms.spaces.actions.clubs import dissolve, take_out_of_club
from rooms.spaces.actions.telling import tell_vote
from rooms.spaces.models import (
    Charter,
    Club,
    ClubMember,
    Participation,
    SecretBallot,
    Vote,
    VoteKind,
)
from rooms.spaces.selectors.club_votes import electorate_of


def close_votes() -> int:
    """Close the votes whose time has come, each in a transaction of its own; returns how many."""
    due = Vote.objects.filter(closed_at=None, closes_at__lte=now()).order_by("closes_at", "id")
    closed = 0
    for club_id, vote_id in due.values_list("club_id", "id"):
        with transaction.atomic():
            club = Club.objects.select_for_update(no_key=True).get(id=club_id)
            vote = Vote.objects.select_related("subject").get(id=vote_id)
            if vote.closed_at is None:
                _close(club, vote)
                closed += 1
    return closed


def _close(club: Club, vote: Vote) -> None:
    """Count, and do what was adopted. A ballot of somebody who left meanwhile counts as it was cast."""
    if vote.secret:
        cast = Counter(SecretBallot.objects.filter(vote=vote).values_list("choice", flat=True))
    else:
        cast = Counter(Participation.objects.filter(vote=vote).values_list("choice", flat=True))
    vote.closed_at = now()
    vote.counts = {key: cast[key] for key in vote.choices}
    vote.turnout = sum(cast.values())
    vote.electorate = max(electorate_of(club), vote.turnout)
    vote.valid = vote.turnout > 0 and vote.turnout * 100 >= vote.quorum * vote.electorate
    decides = "yes" in vote.choices
    vote.adopted = vote.valid and cast["yes"] > cast["no"] if decides else None
    vote.save()
    after = {"vote": vote.id, "valid": vote.valid, "adopted": vote.adopted}
    trace("club.vote_closed", club, None, after)
    if vote.adopted and club.archived_at is None:
        _do(club, vote)
    tell(club, by=None)
    tell_vote(vote)


def _do(club: Club, vote: Vote) -> None:
    subject = vote.subject
    inside = subject is not None and ClubMember.objects.filter(club=club, person=subject).exists()
    if vote.kind == VoteKind.CHARTER:
        club.charter_version += 1
        club.save(update_fields=["charter_version"])
        Charter.objects.create(
            club=club,
            version=club.charter_version,
            text=vote.charter_text,
            text_html=vote.charter_html,
            author=vote.opened_by,
        )
        trace("club.charter_changed", club, None, {"version": club.charter_version})
        follow(club, by=None)
    elif vote.kind == VoteKind.DISSOLVE:
        dissolve(club, by=vote.opened_by)
    elif vote.kind == VoteKind.EXCLUDE and inside and subject is not None:
        take_out_of_club(club, subject.id, by=None, action="club.excluded")
    elif vote.kind == VoteKind.PILOT and inside and subject is not None:
        make_pilot(club, subject, by=None)
