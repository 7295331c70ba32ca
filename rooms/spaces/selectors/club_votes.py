"""Reading the votes of a club, as one member sees them."""

from collections.abc import Sequence

from django.db.models import Count

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.spaces.club_cards import ChoiceCard, VoteCard, VoteResult
from rooms.spaces.models import Club, ClubMember, Participation, Vote
from rooms.spaces.selectors.clubs import ClubRight, ClubView, club_for


def vote_for(
    actor: Person, vote_id: object, *, to: ClubRight, locked: bool = False
) -> tuple[Vote, ClubView]:
    """Return a vote of a club that ``actor`` may use so (three queries).

    Raises:
        NotFound: missing, or of a club whose inside is not for ``actor``: the same answer for both.
        Forbidden: it is one's club, but not for one to use so.
    """
    vote = Vote.objects.filter(id=parse_id(vote_id) or NO_ID).first()
    try:
        view = club_for(actor, vote.club_id if vote else NO_ID, locked=locked)
    except NotFound:
        raise NotFound(path="$.vote") from None
    if vote is None or not view.standing.member:
        raise NotFound(path="$.vote")
    if locked:
        vote.refresh_from_db()
    return vote, club_for(actor, vote.club_id, to=to)


def electorate_of(club: Club) -> int:
    """Return how many may vote: the members who signed the charter as it is."""
    return ClubMember.objects.filter(club=club, signed_version=club.charter_version).count()


def vote_cards(club: Club, votes: Sequence[Vote], viewer: Person) -> list[VoteCard]:
    """Return the cards of ``votes`` with the people they name loaded (three queries, however many)."""
    rows = Participation.objects.filter(vote__in=votes)
    turnout = dict(rows.order_by().values("vote").annotate(n=Count("pk")).values_list("vote", "n"))
    mine = dict(rows.filter(person=viewer).values_list("vote", "choice"))
    able = electorate_of(club)
    return [
        VoteCard(
            id=str(vote.id),
            club=str(club.id),
            kind=vote.kind,
            question=vote.question,
            choices=[ChoiceCard(key=key, label=label) for key, label in vote.choices.items()],
            secret=vote.secret,
            quorum=vote.quorum,
            charter_html=vote.charter_html,
            subject=person_card(vote.subject) if vote.subject else None,
            opened_by=person_card(vote.opened_by) if vote.opened_by else None,
            opened_at=wire(vote.opened_at),
            closes_at=wire(vote.closes_at),
            closed_at=wire_or_none(vote.closed_at),
            turnout=turnout.get(vote.id, 0) if vote.turnout is None else vote.turnout,
            electorate=able if vote.electorate is None else vote.electorate,
            voted=vote.id in mine,
            my_choice=mine.get(vote.id) or None,
            result=_result(vote),
        )
        for vote in votes
    ]


def votes_of(club: Club) -> list[Vote]:
    """Return the votes of a club: those to close first by their closing, then the last closed (one query)."""
    rows = Vote.objects.filter(club=club).select_related("subject", "opened_by")
    votes = list(rows.order_by("-closes_at", "-id")[:200])
    still = sorted((one for one in votes if not one.closed_at), key=lambda one: one.closes_at)
    return still + [one for one in votes if one.closed_at]


def _result(vote: Vote) -> VoteResult | None:
    if vote.counts is None or vote.valid is None:
        return None
    return VoteResult(counts=vote.counts, valid=vote.valid, adopted=vote.adopted)
