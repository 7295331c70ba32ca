"""``/communities/{id}/roles/``: the permission matrix, the community's own roles, and why one has a right."""

from collections.abc import Sequence

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.roles import archive_role, create_role, rename_role, set_levels
from chatcore.communities.api.inputs import CreateRole, SetLevels
from chatcore.communities.matrix_files import as_csv, as_json
from chatcore.communities.models import Community
from chatcore.communities.role_cards import MatrixCard, RightsCard
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.explanations import (
    asked_for,
    rights_in_community,
    rights_in_object,
    role_name_of,
)
from chatcore.communities.selectors.roles import matrix_of
from chatcore.foundation.errors import Invalid
from chatcore.foundation.rest import Endpoint, ShapeRenderer
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from chatcore.people.models import Person


class Roles(Endpoint):
    @extend_schema(operation_id="get_roles", responses=MatrixCard)
    def get(self, request: Request, community: str) -> Response:
        """Show what each role may do. Every member may know it."""
        return Response(_matrix(viewer_of(request), community))

    @extend_schema(operation_id="create_role", request=CreateRole, responses={201: MatrixCard})
    def post(self, request: Request, community: str) -> Response:
        """Make a role of the community's own; it may what members may, until its cells are set."""
        body = self.read(request, CreateRole)
        create_role(actor=viewer_of(request), community_id=community, name=body.name)
        return Response(_matrix(viewer_of(request), community), status=201)

    @extend_schema(operation_id="set_levels", request=SetLevels, responses=MatrixCard)
    def patch(self, request: Request, community: str) -> Response:
        """Set cells of the matrix; those not named stay."""
        body = self.read(request, SetLevels)
        set_levels(actor=viewer_of(request), community_id=community, cells=body.cells)
        return Response(_matrix(viewer_of(request), community))


class OneRole(Endpoint):
    @extend_schema(operation_id="rename_role", request=CreateRole, responses=MatrixCard)
    def patch(self, request: Request, community: str, role: str) -> Response:
        """Give a role of the community's own another name."""
        name = self.read(request, CreateRole).name
        rename_role(actor=viewer_of(request), community_id=community, role_id=role, name=name)
        return Response(_matrix(viewer_of(request), community))

    @extend_schema(operation_id="archive_role", responses={204: None})
    def delete(self, request: Request, community: str, role: str) -> Response:
        """Take away a role of the community's own that nobody has."""
        archive_role(actor=viewer_of(request), community_id=community, role_id=role)
        return Response(status=204)


class _CsvRenderer(ShapeRenderer):
    media_type = "text/csv"


class MatrixExport(Endpoint):
    renderer_classes: Sequence[type[BaseRenderer]] = (ShapeRenderer, _CsvRenderer)

    @extend_schema(
        operation_id="export_roles",
        parameters=[OpenApiParameter("as", str, enum=["csv", "json"])],
        responses={
            (200, "text/csv"): OpenApiTypes.STR,
            (200, "application/json"): OpenApiTypes.STR,
        },
    )
    def get(self, request: Request, community: str) -> HttpResponse:
        """Take the matrix away, for an annex or a spreadsheet (``?as=csv|json``)."""
        asked = request.query_params.get("as", "csv")
        if asked not in ("csv", "json"):
            raise Invalid(_UNKNOWN_FORM, path="$.as")
        matrix = _matrix(viewer_of(request), community)
        body, kind = (
            (as_csv(matrix), "text/csv; charset=utf-8")
            if asked == "csv"
            else (as_json(matrix), "application/json")
        )
        response = HttpResponse(body, content_type=kind)
        response.headers["Content-Disposition"] = f'attachment; filename="roles.{asked}"'
        response.headers["Cache-Control"] = "no-store"
        return response


class Rights(Endpoint):
    @extend_schema(
        operation_id="get_rights",
        parameters=[
            OpenApiParameter("person", str),
            OpenApiParameter("kind", str, enum=["group", "room"]),
            OpenApiParameter("object", str),
        ],
        responses=RightsCard,
    )
    def get(self, request: Request, community: str) -> Response:
        """Tell what one may do, and why; of somebody else, to those who manage people
        (``?person=``, and for one object ``?kind=group|room&object=``)."""
        viewer, asked = viewer_of(request), request.query_params
        found = asked_for(viewer, community, asked.get("person"))
        kind, object_id = asked.get("kind", ""), asked.get("object", "")
        return Response(
            RightsCard(
                person=person_card(found.person),
                role=role_name_of(found),
                rights=rights_in_community(found),
                object=rights_in_object(viewer, found, kind, object_id) if kind else [],
            )
        )


def _matrix(viewer: Person, community_id: str) -> MatrixCard:
    with snapshot():
        found: Community = community_for(viewer, community_id, to=Right.BROWSE_PEOPLE)
        return matrix_of(found, log.heads_of([found.stream]))


_UNKNOWN_FORM = Words(
    fr="L’export se fait en « csv » ou en « json ».", en="The export is “csv” or “json”."
)
