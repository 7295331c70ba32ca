"""``…/trace/messages/``: who posted, edited, deleted or reacted, without a word of what was said."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.administration.actions.reading import read_message_acts
from chatcore.administration.api.trace import PAGE, filters_of
from chatcore.administration.cards import MessageActCard
from chatcore.administration.selectors.message_cards import message_act_cards
from chatcore.administration.wording_messages import MESSAGE_ACTIONS
from chatcore.communities.api.answers import PageAsked
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.api.viewer import viewer_of

_ASKED = [OpenApiParameter(name, str) for name in ("from", "until", "actor", "action", "object")]


class MessageActList(Shape, frozen=True, kw_only=True):
    """A page may hold fewer than were asked for, or none, and have a next: it looked at a stretch of the log."""

    results: list[MessageActCard]
    next: str | None
    actions: dict[str, str]
    types: dict[str, str]
    zone: str


class CommunityMessageActs(Endpoint):
    @extend_schema(
        operation_id="read_community_message_acts",
        parameters=[*_ASKED, *PAGE],
        responses=MessageActList,
    )
    def get(self, request: Request, community: str) -> Response:
        """Search who did what to messages in a community, newest first; the search leaves a trace."""
        return Response(_page(request, community))


class SiteMessageActs(Endpoint):
    @extend_schema(
        operation_id="read_site_message_acts",
        parameters=[*_ASKED, *PAGE],
        responses=MessageActList,
    )
    def get(self, request: Request) -> Response:
        """Search who did what to messages in direct conversations (staff of the site)."""
        return Response(_page(request, None))


def _page(request: Request, community: str | None) -> MessageActList:
    viewer, page = viewer_of(request), PageAsked(request)
    found = read_message_acts(
        actor=viewer,
        community_id=community,
        filters=filters_of(request),
        after=page.after,
        limit=page.limit,
    )
    return MessageActList(
        results=message_act_cards(viewer, found.acts),
        next=None if found.below is None else page.address(cursor_for(found.below)),
        actions={} if page.after else {name: str(words) for name, words in MESSAGE_ACTIONS.items()},
        types={},
        zone=viewer.time_zone,
    )
