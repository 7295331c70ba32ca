"""``/rooms/{room}/messages/`` and ``/messages/``."""

import threading
from collections import defaultdict

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import RateLimited
from chatcore.foundation.pagination import limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.live.limits import Bucket, posting_bucket
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.messages import (
    add_reaction,
    delete_message,
    edit_message,
    remove_reaction,
)
from rooms.conversations.actions.posting import post_message
from rooms.conversations.api.answers import MessagePage, Preview
from rooms.conversations.api.inputs import ChangedMessage, Draft, NewMessage
from rooms.conversations.cards import MessageCard
from rooms.conversations.models import Message, Room
from rooms.conversations.rendering import preview
from rooms.conversations.selectors.access import Right, message_for, room_for, topic_in
from rooms.conversations.selectors.timeline import (
    Page,
    Span,
    message_cards,
    position_from,
    position_on,
    timeline_of,
)

# How long REST waits for a commit; beyond it, the client asks again with the same client_id.
COMMIT_SECONDS = 30.0

_buckets: dict[object, Bucket] = defaultdict(posting_bucket)
_buckets_lock = threading.Lock()


class Messages(Endpoint):
    @extend_schema(
        operation_id="list_messages",
        parameters=[
            OpenApiParameter(name, str, description=said)
            for name, said in (
                ("before", "Older than this position or message."),
                ("after", "Newer than it."),
                ("around", "On both sides of it."),
                (
                    "on",
                    "Around the first message from this day on (2026-11-24, in one's own time zone).",
                ),
                ("limit", "1 to 100, 50 if absent."),
                ("topic", "Of this thème only."),
            )
        ],
        responses=MessagePage,
    )
    def get(self, request: Request, room: str) -> Response:
        """Show what was said, newest first."""
        with snapshot():
            found = room_for(viewer_of(request), room, to=Right.READ).room
            head = log.head_of(found.stream)
            topic = request.query_params.get("topic")
            chosen = topic_in(found, topic) if topic else None
            span = _span(request, found, viewer_of(request).time_zone)
            page = timeline_of(found, topic=chosen, span=span)
            cards = message_cards(page.messages)
        older, newer = _links(request, page, span)
        return Response(
            MessagePage(results=cards, next=older, previous=newer, position={found.stream: head})
        )

    @extend_schema(
        operation_id="post_message",
        request=NewMessage,
        responses={201: MessageCard, 200: MessageCard},
    )
    def post(self, request: Request, room: str) -> Response:
        """Post a message; a repeat with the same ``client_id`` answers 200 and posts nothing."""
        asked = self.read(request, NewMessage)
        check_rate(viewer_of(request).pk)
        posted = post_message(
            actor=viewer_of(request),
            room=room,
            **{name: getattr(asked, name) for name in asked.__struct_fields__},
        ).result(timeout=COMMIT_SECONDS)
        (card,) = message_cards(list(Message.objects.select_related("author").filter(id=posted.id)))
        return Response(card, status=200 if posted.repeated else 201)


class OneMessage(Endpoint):
    @extend_schema(operation_id="get_message", responses=MessageCard)
    def get(self, request: Request, message: str) -> Response:
        """Show one message."""
        found, _ = message_for(viewer_of(request), message)
        return Response(message_cards([found])[0])

    @extend_schema(operation_id="edit_message", request=ChangedMessage, responses=MessageCard)
    def patch(self, request: Request, message: str) -> Response:
        """Put other words in its place; one's own only."""
        edit_message(
            actor=viewer_of(request), message=message, text=self.read(request, ChangedMessage).text
        )
        found, _ = message_for(viewer_of(request), message)
        return Response(message_cards([found])[0])

    @extend_schema(operation_id="delete_message", responses={204: None})
    def delete(self, request: Request, message: str) -> Response:
        """Take it back."""
        delete_message(actor=viewer_of(request), message=message)
        return Response(status=204)


class OneReaction(Endpoint):
    @extend_schema(operation_id="add_reaction", request=None, responses=MessageCard)
    def put(self, request: Request, message: str, emoji: str) -> Response:
        """Put an emoji to the message."""
        add_reaction(actor=viewer_of(request), message=message, emoji=emoji)
        return Response(message_cards([message_for(viewer_of(request), message)[0]])[0])

    @extend_schema(operation_id="remove_reaction", responses=MessageCard)
    def delete(self, request: Request, message: str, emoji: str) -> Response:
        """Take one's emoji back."""
        remove_reaction(actor=viewer_of(request), message=message, emoji=emoji)
        return Response(message_cards([message_for(viewer_of(request), message)[0]])[0])


class Previews(Endpoint):
    @extend_schema(operation_id="preview_message", request=Draft, responses=Preview)
    def post(self, request: Request) -> Response:
        """Show a text as it would be posted; nothing is kept."""
        draft = self.read(request, Draft)
        room = room_for(viewer_of(request), draft.room, to=Right.READ).room
        shown = preview(draft.text, viewer=viewer_of(request), room=room)
        return Response(Preview(**shown._asdict()))


def _span(request: Request, room: Room, zone: str) -> Span:
    asked = request.query_params
    day = position_on(asked.get("on"), room, zone=zone)
    return Span(
        before=position_from(asked.get("before"), room, path="$.before"),
        after=position_from(asked.get("after"), room, path="$.after"),
        around=day
        if day is not None
        else position_from(asked.get("around"), room, path="$.around"),
        limit=limit_from(asked.get("limit")),
    )


def _links(request: Request, page: Page, span: Span) -> tuple[str | None, str | None]:
    """Return the addresses of the older and of the newer page."""
    if not page.messages:
        return None, None
    topic = request.query_params.get("topic")
    rest = f"&limit={span.limit}" + (f"&topic={topic}" if topic else "")
    older = f"{request.path}?before={page.messages[-1].seq}{rest}" if page.older else None
    newer = f"{request.path}?after={page.messages[0].seq}{rest}" if page.newer else None
    return (
        request.build_absolute_uri(older) if older else None,
        request.build_absolute_uri(newer) if newer else None,
    )


def check_rate(person: object) -> None:
    if not settings.RATE_LIMITS:
        return
    with _buckets_lock:
        wait = _buckets[person].take()
    if wait:
        raise RateLimited(wait)
