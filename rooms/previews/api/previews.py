"""``/link-previews/``, ``/messages/{message}/link-previews/`` and ``/communities/{community}/link-previews/``."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import community_for
from chatcore.foundation.errors import TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input, Shape
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from rooms.previews.actions.choosing import remove_previews, switch_previews
from rooms.previews.cards import MessagePreviews, PreviewSettingCard
from rooms.previews.selectors.previews import is_on, previews_seen

MOST_IDS = 100


class PreviewList(Shape, frozen=True, kw_only=True):
    results: list[MessagePreviews]
    next: str | None


class PreviewChoice(Input, frozen=True, kw_only=True):
    on: bool


class LinkPreviews(Endpoint):
    @extend_schema(
        operation_id="get_link_previews",
        parameters=[OpenApiParameter("messages", str, description="Ids, separated by commas.")],
        responses=PreviewList,
    )
    def get(self, request: Request) -> Response:
        """Show what the links of messages that one may see lead to: pages, in communities that have previews, and
        what one may see of this site. Others are left out."""
        asked = [one for one in request.query_params.get("messages", "").split(",") if one]
        if len(asked) > MOST_IDS:
            raise TooLarge(_TOO_MANY, path="$.messages")
        ids = [id_ for id_ in map(parse_id, asked) if id_ is not None]
        return Response(PreviewList(results=previews_seen(viewer_of(request), ids), next=None))


class OneMessage(Endpoint):
    @extend_schema(operation_id="remove_link_previews", responses={204: None})
    def delete(self, request: Request, message: str) -> Response:
        """Take the previews of a message away, for everybody."""
        remove_previews(actor=viewer_of(request), message=message)
        return Response(status=204)


class CommunityPreviews(Endpoint):
    @extend_schema(operation_id="get_link_previews_setting", responses=PreviewSettingCard)
    def get(self, request: Request, community: str) -> Response:
        """Tell whether the server looks at the pages that messages of the community lead to."""
        return Response(PreviewSettingCard(on=is_on(community_for(viewer_of(request), community))))

    @extend_schema(
        operation_id="switch_link_previews", request=PreviewChoice, responses=PreviewSettingCard
    )
    def put(self, request: Request, community: str) -> Response:
        """Switch previews on or off; off is how a community begins."""
        body = self.read(request, PreviewChoice)
        on = switch_previews(actor=viewer_of(request), community_id=community, on=body.on)
        return Response(PreviewSettingCard(on=on))


_TOO_MANY = Words(fr="Au plus 100 messages à la fois.", en="At most 100 messages at once.")
