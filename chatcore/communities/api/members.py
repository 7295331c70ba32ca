"""``/communities/{id}/people/``: who belongs, and as what."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.members import (
    change_role,
    leave_community,
    remove_from_community,
)
from chatcore.communities.api.answers import CommunityPeople, PageAsked
from chatcore.communities.api.inputs import ChangeRole
from chatcore.communities.cards import CommunityPersonCard, community_person_card
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.listing import need_people
from chatcore.communities.selectors.people import people_of
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of

_FILTERS = ("q", "role", "component")
PAGE = [OpenApiParameter("limit", int), OpenApiParameter("cursor", str)]


class People(Endpoint):
    @extend_schema(
        operation_id="list_community_people",
        parameters=[
            OpenApiParameter("q", str),
            OpenApiParameter("role", str),
            OpenApiParameter("component", str),
            *PAGE,
        ],
        responses=CommunityPeople,
    )
    def get(self, request: Request, community: str) -> Response:
        """List who belongs, by name (``?q=&role=&component=&limit=&cursor=``)."""
        found, page = (
            community_for(viewer_of(request), community, to=Right.BROWSE_PEOPLE),
            PageAsked(request),
        )
        need_people(found, path="$.community")
        narrowing = {name: request.query_params.get(name, "") for name in _FILTERS}
        rows = people_of(found, **narrowing, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        following = page.next(rows, shown[-1].person if shown else None)
        cards = [community_person_card(row) for row in shown]
        return Response(CommunityPeople(results=cards, next=following))


class OnePerson(Endpoint):
    @extend_schema(operation_id="change_role", request=ChangeRole, responses=CommunityPersonCard)
    def patch(self, request: Request, community: str, person: str) -> Response:
        """Give somebody another role."""
        body = self.read(request, ChangeRole)
        membership = change_role(
            actor=viewer_of(request), community_id=community, person_id=person, role=body.role
        )
        return Response(community_person_card(membership))

    @extend_schema(operation_id="remove_from_community", responses={204: None})
    def delete(self, request: Request, community: str, person: str) -> Response:
        """Take somebody out of the community."""
        remove_from_community(actor=viewer_of(request), community_id=community, person_id=person)
        return Response(status=204)


class Myself(Endpoint):
    @extend_schema(operation_id="leave_community", responses={204: None})
    def delete(self, request: Request, community: str) -> Response:
        """Leave the community."""
        leave_community(actor=viewer_of(request), community_id=community)
        return Response(status=204)
