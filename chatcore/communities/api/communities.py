"""``/communities/``: those one belongs to."""

from typing import Any, cast

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.settings import (
    Changes,
    change_community,
    set_community_picture,
)
from chatcore.communities.api.answers import CommunityList
from chatcore.communities.api.inputs import ChangeCommunity, CreateCommunity
from chatcore.communities.cards import (
    InsideCard,
    MyCommunityCard,
    OneCommunityCard,
    community_fields,
)
from chatcore.communities.models import Community
from chatcore.communities.modules import modules_for
from chatcore.communities.permissions import taken_for
from chatcore.communities.policies import abilities, on_accord
from chatcore.communities.selectors.access import (
    Right,
    community_for,
    custom_role_of,
    entry_in,
    my_communities,
    people_count,
    standing_in,
)
from chatcore.communities.selectors.listing import lists_people
from chatcore.files.sending import MULTIPART, picture_in
from chatcore.foundation.clock import wire
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person


class Communities(Endpoint):
    @extend_schema(operation_id="list_communities", responses=CommunityList)
    def get(self, request: Request) -> Response:
        """List the communities that one belongs to, and the positions of their streams."""
        with snapshot():
            rows = list(my_communities(viewer_of(request)))
            position = log.heads_of([row.stream for row in rows])
        cards = [
            MyCommunityCard(**community_fields(row), **_mine(viewer_of(request), row))  # type: ignore[arg-type]
            for row in rows
        ]
        return Response(CommunityList(results=cards, next=None, position=position))

    @extend_schema(
        operation_id="create_community", request=CreateCommunity, responses={201: OneCommunityCard}
    )
    def post(self, request: Request) -> Response:
        """Make a community (staff of the site)."""
        body = self.read(request, CreateCommunity)
        community = create_community(
            actor=viewer_of(request),
            name=body.name,
            slug=body.slug,
            description=body.description,
            colour=body.colour,
            template=body.template,
        )
        return Response(_one(viewer_of(request), community.id), status=201)


class OneCommunity(Endpoint):
    @extend_schema(operation_id="get_community", responses=OneCommunityCard)
    def get(self, request: Request, community: str) -> Response:
        """Tell what a community is, and its stream's position."""
        with snapshot():
            return Response(_one(viewer_of(request), community))

    @extend_schema(
        operation_id="change_community", request=ChangeCommunity, responses=OneCommunityCard
    )
    def patch(self, request: Request, community: str) -> Response:
        """Change its name, description, colour, modules, words, the day when it opens, or who sees its page.

        ``modules`` and ``vocabulary`` hold what is to change of the first, and the whole of the second. A module is
        on for everybody (true), for certain roles (their keys; administrators always), or off (false).
        """
        fields = cast(Changes, given(self.read(request, ChangeCommunity)))
        change_community(actor=viewer_of(request), community_id=community, **fields)
        return Response(_one(viewer_of(request), community))


class CommunityPicture(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="set_community_picture", request=MULTIPART, responses=OneCommunityCard
    )
    def put(self, request: Request, community: str, place: str) -> Response:
        """Send its ``logo`` or ``header`` (JPEG, PNG, WebP or GIF, at most 5 MB)."""
        community_for(viewer_of(request), community, to=Right.CHANGE)
        set_community_picture(
            actor=viewer_of(request),
            community_id=community,
            place=place,
            content=picture_in(request),
        )
        return Response(_one(viewer_of(request), community))

    @extend_schema(operation_id="remove_community_picture", responses=OneCommunityCard)
    def delete(self, request: Request, community: str, place: str) -> Response:
        """Take it away."""
        set_community_picture(
            actor=viewer_of(request), community_id=community, place=place, content=None
        )
        return Response(_one(viewer_of(request), community))


def _one(viewer: Person, community_id: object) -> OneCommunityCard:
    return _card(viewer, community_for(viewer, community_id))


def _card(viewer: Person, community: Community) -> OneCommunityCard:
    return OneCommunityCard(
        **community_fields(community),  # type: ignore[arg-type]
        **_mine(viewer, community),
        position=log.heads_of([community.stream]),
    )


def _mine(viewer: Person, community: Community) -> dict[str, Any]:
    """Return what the viewer is to ``community``, as its cards say it."""
    standing, entry = standing_in(community), entry_in(community)
    return {
        "role": standing.role or "",
        "custom_role": custom_role_of(community),
        "members_count": people_count(community, viewer) if lists_people(community) else None,
        "abilities": abilities(standing),
        "on_accord": on_accord(standing),
        "taken_for": taken_for(standing.role or "", standing.given),
        "entry": InsideCard(id=str(entry[0]), until=wire(entry[1])) if entry else None,
        "modules": modules_for(community.modules, standing.roles),
    }
