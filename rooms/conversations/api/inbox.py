"""``/inbox/``, ``/recent/``, ``/read-marks/`` and ``/messages/{message}/answers/``."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.reading_all import mark_all_read
from rooms.conversations.api.answers import ReadRooms, TalkList
from rooms.conversations.inbox_cards import SubThreadCard
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.inbox import (
    Mark,
    Places,
    recent_conversations,
    unread_conversations,
)
from rooms.conversations.selectors.sub_threads import sub_thread_of
from rooms.conversations.selectors.timeline import message_cards

_PAGED = [OpenApiParameter("cursor", str, description="Of the page before; `next` has it.")]


class Inbox(Endpoint):
    @extend_schema(operation_id="list_unread", parameters=_PAGED, responses=TalkList)
    def get(self, request: Request) -> Response:
        """List where one has something unread, by room and thème."""
        with snapshot():
            found = unread_conversations(viewer_of(request), after=_after(request))
            answer = _listed(request, found)
        return Response(answer)


class Recent(Endpoint):
    @extend_schema(operation_id="list_recent", parameters=_PAGED, responses=TalkList)
    def get(self, request: Request) -> Response:
        """List where something was said lately in one's rooms."""
        with snapshot():
            found = recent_conversations(viewer_of(request), after=_after(request))
            answer = _listed(request, found)
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


def _after(request: Request) -> Mark | None:
    """Return behind which conversation the page begins.

    Raises:
        Invalid: the cursor is of another list.
    """
    cursor = request.query_params.get("cursor")
    if not cursor:
        return None
    try:
        at, last = key_from(cursor)
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is not None and type(last) is int and 0 <= last < 2**63:
            return Mark(moment.astimezone(UTC), last)
    except (TypeError, ValueError, OverflowError):
        pass
    raise Invalid(_OTHER_LIST, path="$.cursor")


def _listed(request: Request, places: Places) -> TalkList:
    heads = log.heads_of({f"room:{card.room}" for card in places.cards})
    following = None
    if places.next is not None:
        cursor = cursor_for(places.next.at.isoformat(), places.next.last)
        following = request.build_absolute_uri(f"{request.path}?{urlencode({'cursor': cursor})}")
    return TalkList(
        results=places.cards,
        more=places.more,
        position=heads,
        next=following,
        since=wire_or_none(places.since),
    )


_OTHER_LIST = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
