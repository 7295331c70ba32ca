"""``/clubs/{id}/votes/`` and ``/club-votes/{id}/ballot/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.spaces.actions.club_votes import cast_ballot, open_vote
from rooms.spaces.api.club_answers import BallotAnswer, VoteList
from rooms.spaces.api.club_inputs import CastBallot, NewVote
from rooms.spaces.club_cards import VoteCard
from rooms.spaces.selectors.club_votes import vote_cards, vote_for, votes_of
from rooms.spaces.selectors.clubs import ClubRight, club_for


class Votes(Endpoint):
    @extend_schema(operation_id="list_votes", responses=VoteList)
    def get(self, request: Request, club: str) -> Response:
        """List the votes (members only): the open ones first."""
        viewer = viewer_of(request)
        found = club_for(viewer, club, to=ClubRight.LOOK_INSIDE).club
        return Response(VoteList(results=vote_cards(found, votes_of(found), viewer), next=None))

    @extend_schema(operation_id="open_vote", request=NewVote, responses={201: VoteCard})
    def post(self, request: Request, club: str) -> Response:
        """Put a question, or a decision that is done at the closing, to the members."""
        body, viewer = self.read(request, NewVote), viewer_of(request)
        vote = open_vote(
            actor=viewer,
            club_id=club,
            question=body.question,
            closes_at=body.closes_at,
            kind=body.kind,
            choices=body.choices,
            secret=body.secret,
            charter=body.charter,
            person_id=body.person,
        )
        (card,) = vote_cards(vote.club, [vote], viewer)
        return Response(card, status=201)


class Ballot(Endpoint):
    @extend_schema(operation_id="cast_ballot", request=CastBallot, responses=BallotAnswer)
    def put(self, request: Request, vote: str) -> Response:
        """Vote, or vote otherwise until the closing."""
        body, viewer = self.read(request, CastBallot), viewer_of(request)
        receipt = cast_ballot(actor=viewer, vote_id=vote, choice=body.choice, receipt=body.receipt)
        found, view = vote_for(viewer, vote, to=ClubRight.LOOK_INSIDE)
        (card,) = vote_cards(view.club, [found], viewer)
        return Response(BallotAnswer(vote=card, receipt=receipt))
