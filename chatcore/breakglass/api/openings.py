"""``/break-glass/`` and ``/communities/{id}/break-glass/``: asking, answering, reading, closing."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.breakglass.actions.answering import answer_opening
from chatcore.breakglass.actions.asking import ask_opening, scope_of
from chatcore.breakglass.actions.closing import close_opening
from chatcore.breakglass.actions.reading import read_opening
from chatcore.breakglass.api.shapes import (
    NewOpening,
    OpenedMessages,
    OpeningAnswer,
    OpeningList,
    OpeningNoticeList,
)
from chatcore.breakglass.cards import OpeningCard
from chatcore.breakglass.selectors.openings import card_of, notices_of, openings_page, topics_of
from chatcore.communities.api.answers import PageAsked
from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.selectors.timeline import message_cards

_PAGE = [OpenApiParameter(name, str) for name in ("limit", "cursor")]


class SiteOpenings(Endpoint):
    @extend_schema(operation_id="list_site_openings", parameters=_PAGE, responses=OpeningList)
    def get(self, request: Request) -> Response:
        """List what was asked of the staff of the site, newest first."""
        return Response(_list(request, None))

    @extend_schema(
        operation_id="ask_site_opening", request=NewOpening, responses={201: OpeningCard}
    )
    def post(self, request: Request) -> Response:
        """Ask another of the staff to open a private conversation (staff of the site)."""
        return Response(_ask(self.read(request, NewOpening), request, None), status=201)


class CommunityOpenings(Endpoint):
    @extend_schema(operation_id="list_community_openings", parameters=_PAGE, responses=OpeningList)
    def get(self, request: Request, community: str) -> Response:
        """List what was asked of the administrators of a community, newest first."""
        return Response(_list(request, community))

    @extend_schema(
        operation_id="ask_community_opening", request=NewOpening, responses={201: OpeningCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Ask another administrator to open a private room of the community."""
        return Response(_ask(self.read(request, NewOpening), request, community), status=201)


class OneOpening(Endpoint):
    @extend_schema(operation_id="get_opening", responses=OpeningCard)
    def get(self, request: Request, opening: str) -> Response:
        """Show a request, and what became of it."""
        return Response(card_of(viewer_of(request), opening))

    @extend_schema(operation_id="close_opening", responses=OpeningCard)
    def delete(self, request: Request, opening: str) -> Response:
        """Close what is open before its time, or take one's request back; it stays in the list."""
        closed = close_opening(actor=viewer_of(request), opening_id=opening)
        return Response(card_of(viewer_of(request), closed.id))


class Answer(Endpoint):
    @extend_schema(operation_id="answer_opening", request=OpeningAnswer, responses=OpeningCard)
    def put(self, request: Request, opening: str) -> Response:
        """Open the conversation to the two of you, or refuse with words."""
        asked = self.read(request, OpeningAnswer)
        answered = answer_opening(
            actor=viewer_of(request),
            opening_id=opening,
            approve=asked.approve,
            words=asked.words,
        )
        return Response(card_of(viewer_of(request), answered.id))


class Messages(Endpoint):
    @extend_schema(
        operation_id="read_opened_messages",
        parameters=[
            OpenApiParameter("before", int, description="Older than this position."),
            OpenApiParameter("limit", int),
        ],
        responses=OpenedMessages,
    )
    def get(self, request: Request, opening: str) -> Response:
        """Read what was said in the period, newest first; each page leaves a trace."""
        limit = limit_from(request.query_params.get("limit"))
        reading = read_opening(
            actor=viewer_of(request), opening_id=opening, before=_before(request), limit=limit
        )
        found = reading.extract
        address = (
            f"{request.path}?before={found.messages[-1].seq}&limit={limit}" if found.older else None
        )
        response = Response(
            OpenedMessages(
                results=message_cards(found.messages),
                next=request.build_absolute_uri(address) if address else None,
                topics=topics_of(found.messages),
            )
        )
        response.headers["Cache-Control"] = "no-store"
        return response


class Notices(Endpoint):
    @extend_schema(operation_id="list_openings_of_room", responses=OpeningNoticeList)
    def get(self, request: Request, room: str) -> Response:
        """List to the people of a room when it was opened, by whom and why."""
        return Response(OpeningNoticeList(results=notices_of(viewer_of(request), room), next=None))


def _list(request: Request, community: str | None) -> OpeningList:
    viewer, page = viewer_of(request), PageAsked(request)
    cards = openings_page(
        viewer, scope_of(viewer, community), after=page.after, limit=page.limit + 1
    )
    shown = list(page.cut(cards))
    more = len(cards) > page.limit
    return OpeningList(results=shown, next=page.address(cursor_for(shown[-1].id)) if more else None)


def _ask(asked: NewOpening, request: Request, community: str | None) -> OpeningCard:
    viewer = viewer_of(request)
    fields = {name: getattr(asked, name) for name in asked.__struct_fields__}
    opening = ask_opening(actor=viewer, community_id=community, **fields)
    return card_of(viewer, opening.id)


def _before(request: Request) -> int | None:
    text = request.query_params.get("before")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid(_POSITION, path="$.before")
    return int(text)


_POSITION = Words(
    fr="Attendu : la position (seq) d’un message.", en="Expected: the position (seq) of a message."
)
