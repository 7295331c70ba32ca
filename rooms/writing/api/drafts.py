"""``/drafts/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.writing.actions.drafts import write_draft
from rooms.writing.api.answers import DraftList
from rooms.writing.api.inputs import WrittenDraft
from rooms.writing.cards import DraftCard, draft_card
from rooms.writing.selectors.drafts import drafts_of


class Drafts(Endpoint):
    @extend_schema(operation_id="list_drafts", responses=DraftList)
    def get(self, request: Request) -> Response:
        """List what one has begun to write anywhere, the last written first."""
        return Response(DraftList(results=drafts_of(viewer_of(request)), next=None))


class OneDraft(Endpoint):
    @extend_schema(operation_id="write_draft", request=WrittenDraft, responses=DraftCard)
    def put(self, request: Request, room: str) -> Response:
        """Keep what one has begun to write in a room or a thème; the answer is what is kept now."""
        asked = self.read(request, WrittenDraft)
        draft = write_draft(
            actor=viewer_of(request),
            room=room,
            **{name: getattr(asked, name) for name in asked.__struct_fields__},
        )
        return Response(draft_card(draft))
