"""``/communities/{id}/mandates/``: what people may do beside their roles, for a time."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.mandate_ends import end_mandate
from chatcore.communities.actions.mandates import change_mandate, give_mandate
from chatcore.communities.api.answers import PageAsked
from chatcore.communities.api.inputs import ChangeMandate, GiveMandate
from chatcore.communities.role_cards import MandateCard, mandate_card
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.mandates import mandate_in, mandates_of
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.api.viewer import viewer_of


class MandateList(Shape, frozen=True, kw_only=True):
    results: list[MandateCard]
    next: str | None


class Mandates(Endpoint):
    @extend_schema(
        operation_id="list_mandates",
        parameters=[
            OpenApiParameter("past", bool),
            OpenApiParameter("limit", int),
            OpenApiParameter("cursor", str),
        ],
        responses=MandateList,
    )
    def get(self, request: Request, community: str) -> Response:
        """List the mandates of a community, the newest first (``?past=1``: those that are over)."""
        found, page = (
            community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE),
            PageAsked(request),
        )
        past = request.query_params.get("past") == "1"
        rows = mandates_of(found, past=past, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        following = page.address(cursor_for(str(shown[-1].id))) if len(rows) > len(shown) else None
        return Response(MandateList(results=[mandate_card(row) for row in shown], next=following))

    @extend_schema(operation_id="give_mandate", request=GiveMandate, responses={201: MandateCard})
    def post(self, request: Request, community: str) -> Response:
        """Give somebody a mandate; they get its letter of mission."""
        body = self.read(request, GiveMandate)
        mandate = give_mandate(
            actor=viewer_of(request),
            community_id=community,
            person_id=body.person,
            role=body.role,
            component_id=body.component,
            group_id=body.group,
            begins_at=body.begins_at,
            ends_at=body.ends_at,
            mission=body.mission,
        )
        return Response(mandate_card(mandate), status=201)


class OneMandate(Endpoint):
    @extend_schema(operation_id="change_mandate", request=ChangeMandate, responses=MandateCard)
    def patch(self, request: Request, community: str, mandate: str) -> Response:
        """Let it end on another day, or on none."""
        body = self.read(request, ChangeMandate)
        changed = change_mandate(
            actor=viewer_of(request),
            community_id=community,
            mandate_id=mandate,
            ends_at=body.ends_at,
        )
        return Response(mandate_card(changed))

    @extend_schema(operation_id="end_mandate", responses={204: None})
    def delete(self, request: Request, community: str, mandate: str) -> Response:
        """End it now; its bearer gives it back so."""
        end_mandate(actor=viewer_of(request), community_id=community, mandate_id=mandate)
        return Response(status=204)

    @extend_schema(operation_id="get_mandate", responses=MandateCard)
    def get(self, request: Request, community: str, mandate: str) -> Response:
        """Show one mandate, with its letter of mission."""
        found = community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE)
        return Response(mandate_card(mandate_in(found, mandate)))
