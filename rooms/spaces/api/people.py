"""``/projects/{id}/people/`` and ``/projects/{id}/entrances/``: who is in a project, and who is to come."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.communities.api.members import PAGE
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.spaces.actions.entrances import (
    accept,
    ask_to_join,
    decline,
    invite_to_project,
    withdraw,
)
from rooms.spaces.actions.people import give_role, leave_project, remove_from_project
from rooms.spaces.api.answers import EntranceList, ParticipantList
from rooms.spaces.api.inputs import AskToJoin, GiveRole, InvitePeople
from rooms.spaces.cards import OneProjectCard, ParticipantCard, entrance_card, participant_card
from rooms.spaces.selectors.access import ProjectRight, project_for
from rooms.spaces.selectors.people import entrances_of, participants_of
from rooms.spaces.selectors.projects import one_project_card


class ProjectPeople(Endpoint):
    @extend_schema(operation_id="list_project_people", parameters=PAGE, responses=ParticipantList)
    def get(self, request: Request, project: str) -> Response:
        """List who is in a project, by name (``?limit=&cursor=``)."""
        found, page = project_for(viewer_of(request), project).project, PageAsked(request)
        rows = participants_of(found, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        following = page.next(rows, shown[-1].person if shown else None)
        cards = [participant_card(row) for row in shown]
        return Response(ParticipantList(results=cards, next=following))


class ProjectMyself(Endpoint):
    @extend_schema(operation_id="join_project", request=AskToJoin, responses=OneProjectCard)
    def put(self, request: Request, project: str) -> Response:
        """Ask to come into a project, or take up its invitation."""
        message = self.read(request, AskToJoin).message
        ask_to_join(actor=viewer_of(request), project_id=project, message=message)
        return Response(one_project_card(project_for(viewer_of(request), project)))

    @extend_schema(operation_id="leave_project", responses={204: None})
    def delete(self, request: Request, project: str) -> Response:
        """Leave a project, its group and its rooms."""
        leave_project(actor=viewer_of(request), project_id=project)
        return Response(status=204)


class OneParticipant(Endpoint):
    @extend_schema(operation_id="give_project_role", request=GiveRole, responses=ParticipantCard)
    def patch(self, request: Request, project: str, person: str) -> Response:
        """Make somebody of the project a holder of it, or a participant."""
        role = self.read(request, GiveRole).role
        participant = give_role(
            actor=viewer_of(request), project_id=project, person_id=person, role=role
        )
        return Response(participant_card(participant))

    @extend_schema(operation_id="remove_from_project", responses={204: None})
    def delete(self, request: Request, project: str, person: str) -> Response:
        """Take somebody out of a project."""
        remove_from_project(actor=viewer_of(request), project_id=project, person_id=person)
        return Response(status=204)


class Entrances(Endpoint):
    @extend_schema(operation_id="list_project_entrances", responses=EntranceList)
    def get(self, request: Request, project: str) -> Response:
        """List who asked to come in, and who was invited, and waits for an answer."""
        found = project_for(viewer_of(request), project, to=ProjectRight.CHANGE).project
        cards = [entrance_card(entrance) for entrance in entrances_of(found)]
        return Response(EntranceList(results=cards, next=None))

    @extend_schema(
        operation_id="invite_to_project", request=InvitePeople, responses={201: EntranceList}
    )
    def post(self, request: Request, project: str) -> Response:
        """Invite people of the community; those who asked already are let in."""
        body = self.read(request, InvitePeople)
        found = invite_to_project(
            actor=viewer_of(request),
            project_id=project,
            people=body.people,
            message=body.message,
        )
        cards = [entrance_card(entrance) for entrance in entrances_of(found)]
        return Response(EntranceList(results=cards, next=None), status=201)


class MyEntrance(Endpoint):
    @extend_schema(operation_id="withdraw_from_project", responses={204: None})
    def delete(self, request: Request, project: str) -> Response:
        """Take back what one asked, or decline an invitation."""
        withdraw(actor=viewer_of(request), project_id=project)
        return Response(status=204)


class OneEntrance(Endpoint):
    @extend_schema(operation_id="accept_into_project", request=None, responses=ParticipantCard)
    def put(self, request: Request, project: str, person: str) -> Response:
        """Let somebody in who asked."""
        participant = accept(actor=viewer_of(request), project_id=project, person_id=person)
        return Response(participant_card(participant))

    @extend_schema(operation_id="decline_into_project", responses={204: None})
    def delete(self, request: Request, project: str, person: str) -> Response:
        """Decline what somebody asked, or take an invitation back."""
        decline(actor=viewer_of(request), project_id=project, person_id=person)
        return Response(status=204)
