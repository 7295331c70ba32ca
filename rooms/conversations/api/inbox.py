"""``/inbox/``, ``/recent/``, ``/read-marks/`` and ``/messages/{message}/answers/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.reading_all import mark_all_read
from rooms.conversations.api.answers import ReadRooms, TalkList
from rooms.conversations.inbox_cards import SubThreadCard
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.inbox import (
    Places,
    recent_conversations,
    unread_conversations,
)
from rooms.conversations.selectors.sub_threads import sub_thread_of
from rooms.conversations.selectors.timeline import message_cards


class Inbox(Endpoint):
    @extend_schema(operation_id="list_unread", responses=TalkList)
    def get(self, request: Request) -> Response:
        """List where one has something unread, by room and thème."""
        with snapshot():
            answer = _listed(unread_conversations(viewer_of(request)))
        return Response(answer)


class Recent(Endpoint):
    @extend_schema(operation_id="list_recent", responses=TalkList)
    def get(self, request: Request) -> Response:
        """List where something was said lately in one's rooms."""
        with snapshot():
            answer = _listed(recent_conversations(viewer_of(request)))
        return Response(answer)


class ReadMarks(Endpoint):
    @extend_schema(operation_id="mark_all_read", request=None, responses=ReadRooms)
    def put(self, request: Request) -> Response:
        """Mark all one's rooms as read."""
        return Response(ReadRooms(rooms=mark_all_read(actor=viewer_of(request))))


class Answers(Endpoint):
    @extend_schema(operation_id="get_answers", responses=SubThreadCard)
    def get(self, request: Request, message: str) -> Response:
        """Show a message with the answers to it, and the answers to those."""
        with snapshot():
            found, view = message_for(viewer_of(request), message)
            head = log.head_of(view.room.stream)
            thread = sub_thread_of(found)
            above = [thread.above] if thread.above else []
            cards = message_cards([*above, thread.root, *thread.answers])
        shown = cards[len(above) :]
        return Response(
            SubThreadCard(
                above=cards[0] if above else None,
                message=shown[0],
                answers=shown[1:],
                position={view.room.stream: head},
            )
        )


def _listed(places: Places) -> TalkList:
    heads = log.heads_of({f"room:{card.room}" for card in places.cards})
    return TalkList(results=places.cards, more=places.more, position=heads)
