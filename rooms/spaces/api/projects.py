"""``/communities/{id}/projects/`` and ``/projects/{id}/``: the projects of a community."""

from django.db import transaction
from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.communities.api.members import PAGE
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.spaces.actions.projects import archive_project, change_project, create_project
from rooms.spaces.api.answers import ProjectList
from rooms.spaces.api.inputs import ChangeProject, CreateProject
from rooms.spaces.cards import OneProjectCard
from rooms.spaces.checks import checked_choice
from rooms.spaces.selectors.access import project_for
from rooms.spaces.selectors.projects import (
    FILTERS,
    one_project_card,
    project_cards,
    projects_of,
)


class Projects(Endpoint):
    @extend_schema(
        operation_id="list_projects",
        parameters=[OpenApiParameter("filter", str, enum=FILTERS), *PAGE],
        responses=ProjectList,
    )
    def get(self, request: Request, community: str) -> Response:
        """List the projects of a community that go on, by title (``?filter=mine``: one's own; ``closed``: those that
        ended; ``limit=&cursor=``).
        """
        viewer, page = viewer_of(request), PageAsked(request)
        with snapshot():
            found = community_for(viewer, community, to=Right.BROWSE_PEOPLE)
            need_module(found, "projects", path="$.community")
            which = checked_choice(
                request.query_params.get("filter") or "all", list(FILTERS), "$.filter"
            )
            position = log.heads_of([found.stream])
            rows = projects_of(found, viewer, which=which, after=page.after, limit=page.limit + 1)
            shown = page.cut(rows)
            cards = project_cards(shown)
        last = shown[-1].project if shown else None
        following = page.after_name(rows, last.search, str(last.id)) if last else None
        return Response(ProjectList(results=cards, next=following, position=position))

    @extend_schema(
        operation_id="create_project", request=CreateProject, responses={201: OneProjectCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Make a project, as its holder: a draft, or open at once."""
        body = self.read(request, CreateProject)
        project = create_project(
            actor=viewer_of(request),
            community_id=community,
            title=body.title,
            summary=body.summary,
            description=body.description,
            joining=body.joining,
            state=body.state,
        )
        card = one_project_card(project_for(viewer_of(request), project.id))
        return Response(card, status=201)


class OneProject(Endpoint):
    @extend_schema(operation_id="get_project", responses=OneProjectCard)
    def get(self, request: Request, project: str) -> Response:
        """Tell what a project is, and what one may do in it."""
        with snapshot():
            card = one_project_card(project_for(viewer_of(request), project))
        return Response(card)

    @extend_schema(operation_id="change_project", request=ChangeProject, responses=OneProjectCard)
    def patch(self, request: Request, project: str) -> Response:
        """Change what it is, open it, end it, let it go on; or take it out of the archive."""
        body, actor = self.read(request, ChangeProject), viewer_of(request)
        changes = body.given()
        with transaction.atomic():
            if body.archived is not UNSET:
                archive_project(actor=actor, project_id=project, archived=body.archived)
            if changes or body.archived is UNSET:
                change_project(actor=actor, project_id=project, changes=changes)
        return Response(one_project_card(project_for(actor, project)))

    @extend_schema(operation_id="archive_project", responses={204: None})
    def delete(self, request: Request, project: str) -> Response:
        """Archive a project with its group and rooms: it can be opened again."""
        archive_project(actor=viewer_of(request), project_id=project, archived=True)
        return Response(status=204)
