"""``/communities/{id}/clubs/`` and ``/clubs/``: clubs, their charter, people, candidates and pilot."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.spaces import club_policies
from rooms.spaces.actions.club_candidates import ask_in, propose, sponsor, withdraw_candidacy
from rooms.spaces.actions.club_pilots import answer_proposal, hand_over
from rooms.spaces.actions.clubs import found_club, leave_club, sign_charter
from rooms.spaces.api.club_answers import CandidateList, ClubList, ClubMembers
from rooms.spaces.api.club_inputs import (
    FoundClub,
    HandOver,
    NewCandidate,
    PilotAnswer,
    Signature,
)
from rooms.spaces.club_cards import ClubCard
from rooms.spaces.selectors.clubs import (
    ClubRight,
    candidate_cards,
    club_cards,
    club_for,
    member_cards,
    one_club_card,
)


class Clubs(Endpoint):
    @extend_schema(operation_id="list_clubs", responses=ClubList)
    def get(self, request: Request, community: str) -> Response:
        """List the clubs of a community: of those one is not in, the card only."""
        found = community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE)
        need_module(found, "clubs", path="$.community")
        able = club_policies.why_not_found(standing_in(found)) is None
        cards = club_cards(found, viewer_of(request))
        return Response(ClubList(results=cards, next=None, abilities={"found": able}))

    @extend_schema(operation_id="found_club", request=FoundClub, responses={201: ClubCard})
    def post(self, request: Request, community: str) -> Response:
        """Found a club, as its first member and pilot."""
        body = self.read(request, FoundClub)
        fields = {name: getattr(body, name) for name in body.__struct_fields__}
        club = found_club(actor=viewer_of(request), community_id=community, **fields)
        return Response(one_club_card(viewer_of(request), club.id), status=201)


class OneClub(Endpoint):
    @extend_schema(operation_id="get_club", responses=ClubCard)
    def get(self, request: Request, club: str) -> Response:
        """Tell what a club is; to its members, all of it."""
        return Response(one_club_card(viewer_of(request), club))


class ClubSignature(Endpoint):
    @extend_schema(operation_id="sign_charter", request=Signature, responses=ClubCard)
    def put(self, request: Request, club: str) -> Response:
        """Sign the charter: who has their sponsors is in from now on."""
        version = self.read(request, Signature).version
        sign_charter(actor=viewer_of(request), club_id=club, version=version)
        return Response(one_club_card(viewer_of(request), club))


class ClubPeople(Endpoint):
    @extend_schema(operation_id="list_club_members", responses=ClubMembers)
    def get(self, request: Request, club: str) -> Response:
        """List the members in the order of entry (members only)."""
        found = club_for(viewer_of(request), club, to=ClubRight.LOOK_INSIDE).club
        return Response(ClubMembers(results=member_cards(found), next=None))


class ClubMyself(Endpoint):
    @extend_schema(operation_id="leave_club", responses={204: None})
    def delete(self, request: Request, club: str) -> Response:
        """Leave a club, its group and its rooms."""
        leave_club(actor=viewer_of(request), club_id=club)
        return Response(status=204)


class Candidates(Endpoint):
    @extend_schema(operation_id="list_candidates", responses=CandidateList)
    def get(self, request: Request, club: str) -> Response:
        """List who is to come in, with their sponsors (members only)."""
        found = club_for(viewer_of(request), club, to=ClubRight.LOOK_INSIDE).club
        return Response(CandidateList(results=candidate_cards(found), next=None))

    @extend_schema(operation_id="become_candidate", request=NewCandidate, responses={201: ClubCard})
    def post(self, request: Request, club: str) -> Response:
        """Ask to come in, or propose somebody whom one answers for."""
        body, viewer = self.read(request, NewCandidate), viewer_of(request)
        if body.person is None:
            ask_in(actor=viewer, club_id=club, message=body.message)
        else:
            propose(actor=viewer, club_id=club, person_id=body.person, message=body.message)
        return Response(one_club_card(viewer, club), status=201)


class MyCandidacy(Endpoint):
    @extend_schema(operation_id="withdraw_candidacy", responses={204: None})
    def delete(self, request: Request, club: str) -> Response:
        """Be a candidate no more."""
        withdraw_candidacy(actor=viewer_of(request), club_id=club)
        return Response(status=204)


class CandidateSponsors(Endpoint):
    @extend_schema(operation_id="sponsor_candidate", request=None, responses=CandidateList)
    def put(self, request: Request, club: str, person: str) -> Response:
        """Answer for a candidate."""
        return self._changed(request, club, person, does=True)

    @extend_schema(operation_id="stop_sponsoring", responses=CandidateList)
    def delete(self, request: Request, club: str, person: str) -> Response:
        """Answer for a candidate no more."""
        return self._changed(request, club, person, does=False)

    def _changed(self, request: Request, club: str, person: str, *, does: bool) -> Response:
        viewer = viewer_of(request)
        sponsor(actor=viewer, club_id=club, person_id=person, does=does)
        found = club_for(viewer, club, to=ClubRight.LOOK_INSIDE).club
        return Response(CandidateList(results=candidate_cards(found), next=None))


class Pilot(Endpoint):
    @extend_schema(operation_id="hand_over_club", request=HandOver, responses=ClubCard)
    def put(self, request: Request, club: str) -> Response:
        """Pass the helm to another member before one's term ends."""
        person = self.read(request, HandOver).person
        hand_over(actor=viewer_of(request), club_id=club, person_id=person)
        return Response(one_club_card(viewer_of(request), club))


class PilotProposal(Endpoint):
    @extend_schema(operation_id="answer_pilot_proposal", request=PilotAnswer, responses=ClubCard)
    def put(self, request: Request, club: str) -> Response:
        """Take the helm that is offered, or let the next be asked."""
        accept = self.read(request, PilotAnswer).accept
        answer_proposal(actor=viewer_of(request), club_id=club, accept=accept)
        return Response(one_club_card(viewer_of(request), club))
