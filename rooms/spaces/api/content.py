"""``/projects/{id}/milestones/`` and ``/projects/{id}/documents/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.spaces.actions.documents import add_document, change_document, remove_document
from rooms.spaces.actions.milestones import add_milestone, change_milestone, remove_milestone
from rooms.spaces.api.answers import DocumentList, MilestoneList
from rooms.spaces.api.inputs import ChangeDocument, ChangeMilestone, NewDocument, NewMilestone
from rooms.spaces.cards import DocumentCard, MilestoneCard, document_card, milestone_card
from rooms.spaces.selectors.access import project_for
from rooms.spaces.selectors.people import documents_of, milestones_of


class Milestones(Endpoint):
    @extend_schema(operation_id="list_milestones", responses=MilestoneList)
    def get(self, request: Request, project: str) -> Response:
        """List the milestones of a project in their order."""
        found = project_for(viewer_of(request), project).project
        cards = [milestone_card(milestone) for milestone in milestones_of(found)]
        return Response(MilestoneList(results=cards, next=None))

    @extend_schema(
        operation_id="add_milestone", request=NewMilestone, responses={201: MilestoneCard}
    )
    def post(self, request: Request, project: str) -> Response:
        """Add a milestone behind the others."""
        body = self.read(request, NewMilestone)
        milestone = add_milestone(
            actor=viewer_of(request), project_id=project, title=body.title, due=body.due
        )
        return Response(milestone_card(milestone), status=201)


class OneMilestone(Endpoint):
    @extend_schema(
        operation_id="change_milestone", request=ChangeMilestone, responses=MilestoneCard
    )
    def patch(self, request: Request, project: str, milestone: str) -> Response:
        """Change its title, its day or its place; tick it, or take the tick away."""
        body = self.read(request, ChangeMilestone)
        changed = change_milestone(
            actor=viewer_of(request),
            project_id=project,
            milestone_id=milestone,
            title=body.title,
            due=body.due,
            done=body.done,
            place=body.place,
        )
        return Response(milestone_card(changed))

    @extend_schema(operation_id="remove_milestone", responses={204: None})
    def delete(self, request: Request, project: str, milestone: str) -> Response:
        """Take a milestone away."""
        remove_milestone(actor=viewer_of(request), project_id=project, milestone_id=milestone)
        return Response(status=204)


class Documents(Endpoint):
    @extend_schema(operation_id="list_project_documents", responses=DocumentList)
    def get(self, request: Request, project: str) -> Response:
        """List the documents of a project, the newest first."""
        found = project_for(viewer_of(request), project).project
        cards = [document_card(document) for document in documents_of(found)]
        return Response(DocumentList(results=cards, next=None))

    @extend_schema(
        operation_id="add_project_document", request=NewDocument, responses={201: DocumentCard}
    )
    def post(self, request: Request, project: str) -> Response:
        """Add a link, or a note."""
        body = self.read(request, NewDocument)
        document = add_document(
            actor=viewer_of(request),
            project_id=project,
            title=body.title,
            url=body.url,
            text=body.text,
        )
        return Response(document_card(document), status=201)


class OneDocument(Endpoint):
    @extend_schema(
        operation_id="change_project_document", request=ChangeDocument, responses=DocumentCard
    )
    def patch(self, request: Request, project: str, document: str) -> Response:
        """Change its title, its address or its note."""
        body = self.read(request, ChangeDocument)
        changed = change_document(
            actor=viewer_of(request),
            project_id=project,
            document_id=document,
            title=body.title,
            url=body.url,
            text=body.text,
        )
        return Response(document_card(changed))

    @extend_schema(operation_id="remove_project_document", responses={204: None})
    def delete(self, request: Request, project: str, document: str) -> Response:
        """Take a document away."""
        remove_document(actor=viewer_of(request), project_id=project, document_id=document)
        return Response(status=204)
