"""``/rooms/{room}/read-mark/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.reading import mark_read, mark_unread
from rooms.conversations.api.inputs import Mark, Unmark
from rooms.conversations.cards import UnreadCard


class ReadMark(Endpoint):
    @extend_schema(operation_id="mark_read", request=Mark, responses=UnreadCard)
    def put(self, request: Request, room: str) -> Response:
        """Mark the room, or one of its thèmes, as read up to a position."""
        asked = self.read(request, Mark)
        counts = mark_read(actor=viewer_of(request), room=room, seq=asked.seq, topic=asked.topic)
        return Response(UnreadCard(unread=counts.unread, mentions=counts.mentions))


class UnreadMark(Endpoint):
    @extend_schema(operation_id="mark_unread", request=Unmark, responses=UnreadCard)
    def put(self, request: Request) -> Response:
        """Mark as unread from a message on."""
        counts = mark_unread(actor=viewer_of(request), message=self.read(request, Unmark).message)
        return Response(UnreadCard(unread=counts.unread, mentions=counts.mentions))
