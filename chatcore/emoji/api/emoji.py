"""``/communities/{community}/emoji/``: those of a community's own."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import Right, community_for
from chatcore.emoji.actions.keeping import add_emoji, archive_emoji
from chatcore.emoji.cards import EmojiCard, emoji_card
from chatcore.emoji.selectors.emoji import emoji_of
from chatcore.files.sending import picture_in
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.api.viewer import viewer_of

WITH_NAME = {
    "multipart/form-data": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "file": {"type": "string", "format": "binary"},
        },
        "required": ["name", "file"],
    }
}


class EmojiList(Shape, frozen=True, kw_only=True):
    results: list[EmojiCard]
    next: str | None


class CommunityEmojis(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(operation_id="list_emoji", responses=EmojiList)
    def get(self, request: Request, community: str) -> Response:
        """List the emoji of a community, archived ones too: messages show them still."""
        found = community_for(viewer_of(request), community)
        return Response(EmojiList(results=emoji_of(found), next=None))

    @extend_schema(operation_id="add_emoji", request=WITH_NAME, responses={201: EmojiCard})
    def post(self, request: Request, community: str) -> Response:
        """Give it one: a ``name`` and a ``file`` (PNG, WebP, GIF or JPEG, at most 1 MB; what moves goes on moving)."""
        community_for(viewer_of(request), community, to=Right.ADD_EMOJI)
        content = picture_in(request)
        emoji = add_emoji(
            actor=viewer_of(request),
            community_id=community,
            name=request.POST.get("name", ""),
            content=content,
        )
        return Response(emoji_card(emoji), status=201)


class EmojiArchive(Endpoint):
    @extend_schema(operation_id="archive_emoji", request=None, responses={204: None})
    def put(self, request: Request, community: str, name: str) -> Response:
        """Offer it no more; messages keep it."""
        archive_emoji(actor=viewer_of(request), community_id=community, name=name, archived=True)
        return Response(status=204)

    @extend_schema(operation_id="restore_emoji", responses={204: None})
    def delete(self, request: Request, community: str, name: str) -> Response:
        """Offer it again."""
        archive_emoji(actor=viewer_of(request), community_id=community, name=name, archived=False)
        return Response(status=204)
