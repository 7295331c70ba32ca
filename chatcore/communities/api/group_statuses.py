"""``/communities/{id}/group-statuses/``: the statuses in groups that a community names itself."""

from typing import Annotated

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import UNSET, Meta, UnsetType
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.own_statuses import archive_status, change_status, create_status
from chatcore.communities.api.inputs import Line
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.group_statuses import own_statuses_in
from chatcore.communities.selectors.modules import need_module
from chatcore.communities.status_cards import GroupStatusList, status_cards
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person


class CreateGroupStatus(Input, frozen=True, kw_only=True):
    """Its bearers lead the rooms of their group if ``leads``, and decide who is in it if ``manages``."""

    name: Line
    leads: bool = False
    manages: bool = False


class ChangeGroupStatus(Input, frozen=True, kw_only=True):
    """What is given changes; ``place`` is that among the community's own, from 0."""

    name: Line | UnsetType = UNSET
    leads: bool | UnsetType = UNSET
    manages: bool | UnsetType = UNSET
    place: Annotated[int, Meta(ge=0, le=1000)] | UnsetType = UNSET


class GroupStatuses(Endpoint):
    @extend_schema(operation_id="list_group_statuses", responses=GroupStatusList)
    def get(self, request: Request, community: str) -> Response:
        """List what the community calls people in its groups, beside the shipped statuses."""
        return Response(_listed(viewer_of(request), community))

    @extend_schema(
        operation_id="create_group_status",
        request=CreateGroupStatus,
        responses={201: GroupStatusList},
    )
    def post(self, request: Request, community: str) -> Response:
        """Name a status; it is the last of them. Answers all of them."""
        body = self.read(request, CreateGroupStatus)
        actor = viewer_of(request)
        create_status(
            actor=actor,
            community_id=community,
            name=body.name,
            leads=body.leads,
            manages=body.manages,
        )
        return Response(_listed(actor, community), status=201)


class OneGroupStatus(Endpoint):
    @extend_schema(
        operation_id="change_group_status", request=ChangeGroupStatus, responses=GroupStatusList
    )
    def patch(self, request: Request, community: str, status: str) -> Response:
        """Change its name, its place, or what its bearers may. Answers all of them."""
        body = self.read(request, ChangeGroupStatus)
        actor = viewer_of(request)
        change_status(actor=actor, community_id=community, status_id=status, **given(body))
        return Response(_listed(actor, community))

    @extend_schema(
        operation_id="archive_group_status",
        parameters=[OpenApiParameter("replacement", str)],
        responses={204: None},
    )
    def delete(self, request: Request, community: str, status: str) -> Response:
        """Take a status away; of one that people have, ``?replacement=`` says which they have instead."""
        archive_status(
            actor=viewer_of(request),
            community_id=community,
            status_id=status,
            replacement=request.query_params.get("replacement") or None,
        )
        return Response(status=204)


def _listed(viewer: Person, community_id: str) -> GroupStatusList:
    with snapshot():
        found = community_for(viewer, community_id, to=Right.BROWSE_PEOPLE)
        need_module(found, "groups", path="$.community")
        position = log.heads_of([found.stream])
        cards = status_cards(own_statuses_in(found.id))
    return GroupStatusList(results=cards, position=position)
