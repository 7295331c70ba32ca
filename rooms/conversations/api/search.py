"""``/search/``: messages, and what to type."""

from collections.abc import Collection, Sequence
from zoneinfo import ZoneInfo

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from rooms.conversations.api.answers import SearchPage, Suggestions, TopicSuggestion
from rooms.conversations.cards import RoomCard, TopicCard, room_card, topic_card
from rooms.conversations.models import Kind, Message, Topic
from rooms.conversations.search.query import LONGEST, asked_from
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.found import found_cards
from rooms.conversations.selectors.readable import ReadableRooms
from rooms.conversations.selectors.rooms import people_of_direct
from rooms.conversations.selectors.search import found_messages
from rooms.conversations.selectors.suggestions import (
    suggested_operators,
    suggested_people,
    suggested_rooms,
    suggested_topics,
)

RESULTS = 20
KINDS = ("people", "rooms", "topics", "operators")


class Search(Endpoint):
    @extend_schema(
        operation_id="search_messages",
        parameters=[
            OpenApiParameter(name, str, description=said, required=name == "q")
            for name, said in (
                ("q", "Words, phrases in quotes, -words, operators (from: in: topic: before: …)."),
                ("room", "Of this room only."),
                ("order", "`newest` (if absent) or `best`."),
                ("limit", "1 to 100, 20 if absent."),
                ("cursor", "Of the page before; `next` has it."),
            )
        ],
        responses=SearchPage,
    )
    def get(self, request: Request) -> Response:
        """Find messages in the rooms that one may read."""
        viewer, given = viewer_of(request), request.query_params
        asked = asked_from(
            given.get("q", ""), today=now().astimezone(ZoneInfo(viewer.time_zone)).date()
        )
        order = given.get("order") or "newest"
        if order not in ("newest", "best"):
            raise Invalid(_NO_ORDER, path="$.order")
        cursor = given.get("cursor")
        with snapshot():
            room = room_for(viewer, given["room"], to=Right.READ).room if "room" in given else None
            rooms = ReadableRooms(viewer)
            page = found_messages(
                asked,
                viewer=viewer,
                rooms=rooms,
                room=room.id if room else None,
                best=order == "best",
                after=key_from(cursor) if cursor else None,
                limit=limit_from(given.get("limit"), default=RESULTS),
            )
            answer = SearchPage(
                results=found_cards(page.messages, asked),
                rooms=_rooms(page.messages, rooms),
                topics=_topics(page.messages),
                next=_next(request, page.next),
            )
        return Response(answer)


class Suggesting(Endpoint):
    @extend_schema(
        operation_id="suggest_search",
        parameters=[
            OpenApiParameter("q", str, description="What was typed of the word or the name."),
            OpenApiParameter(
                "of", str, description="Only `people`, `rooms`, `topics`, `operators`."
            ),
        ],
        responses=Suggestions,
    )
    def get(self, request: Request) -> Response:
        """Say what may be meant: people one sees, rooms and thèmes one may read, operators."""
        viewer, typed = viewer_of(request), request.query_params.get("q", "")[:LONGEST].strip()
        only = request.query_params.get("of")
        if only and only not in KINDS:
            raise Invalid(_NO_KIND, path="$.of")
        with snapshot():
            answer = _suggestions(viewer, typed, (only,) if only else KINDS)
        return Response(answer)


def _suggestions(viewer: Person, typed: str, kinds: Collection[str]) -> Suggestions:
    """Return what is suggested of ``kinds`` (six queries at most)."""
    rooms = ReadableRooms(viewer)
    people = suggested_people(viewer, typed) if "people" in kinds else []
    places = suggested_rooms(rooms, viewer, typed) if "rooms" in kinds else []
    topics = suggested_topics(rooms, typed) if "topics" in kinds else []
    return Suggestions(
        people=[person_card(one) for one in people],
        rooms=[room_card(one, rooms.people.get(one.id, ())) for one in places],
        topics=[
            TopicSuggestion(topic=topic_card(one), room_name=rooms.rooms[one.room_id].name)
            for one in topics
        ],
        operators=suggested_operators(typed) if "operators" in kinds else [],
    )


def _rooms(messages: Sequence[Message], rooms: ReadableRooms) -> list[RoomCard]:
    """Return the rooms of ``messages``, once each; direct ones with their people (one query more)."""
    among = rooms.among([message.room_id for message in messages])
    direct = people_of_direct([room for room in among if room.kind == Kind.DIRECT])
    return [room_card(room, direct.get(room.id, ())) for room in among]


def _topics(messages: Sequence[Message]) -> list[TopicCard]:
    ids = {message.topic_id for message in messages if message.topic_id}
    found = Topic.objects.filter(id__in=ids).select_related("resolved_by")
    return [topic_card(topic) for topic in found] if ids else []


def _next(request: Request, key: Sequence[object] | None) -> str | None:
    if key is None:
        return None
    query = request.query_params.copy()
    query["cursor"] = cursor_for(*key)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


_NO_ORDER = Words(
    fr="« order » est « newest » (les plus récents d’abord) ou « best » (les plus pertinents).",
    en="“order” is “newest” (the newest first) or “best”.",
)
_NO_KIND = Words(
    fr="« of » est « people », « rooms », « topics » ou « operators ».",
    en="“of” is “people”, “rooms”, “topics” or “operators”.",
)
