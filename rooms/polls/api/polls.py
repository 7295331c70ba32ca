"""``/rooms/{room}/polls/`` and ``/polls/``: asking, what somebody sees of polls, closing them."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import structs
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.conversations.api.messages import check_rate
from rooms.polls.actions.asking import open_poll
from rooms.polls.actions.closing import close_poll
from rooms.polls.api.answers import OnePollCard, PollList
from rooms.polls.api.inputs import NewPoll
from rooms.polls.cards import PollCard
from rooms.polls.selectors.access import poll_for, polls_seen
from rooms.polls.selectors.cards import poll_cards

# As many as one screen of messages may show.
MOST_IDS = 100


class RoomPolls(Endpoint):
    @extend_schema(
        operation_id="open_poll", request=NewPoll, responses={201: PollCard, 200: PollCard}
    )
    def post(self, request: Request, room: str) -> Response:
        """Ask a room; a repeat with the same ``client_id`` answers 200 and asks nothing."""
        body, viewer = self.read(request, NewPoll), viewer_of(request)
        check_rate(viewer.pk)
        asked = structs.asdict(body)
        poll, created = open_poll(actor=viewer, room_id=room, **asked)
        return Response(card_of(viewer, poll.id), status=201 if created else 200)


class Polls(Endpoint):
    @extend_schema(
        operation_id="get_polls",
        parameters=[OpenApiParameter("ids", str, description="Ids, separated by commas.")],
        responses=PollList,
    )
    def get(self, request: Request) -> Response:
        """Show those of ``?ids=`` that one may see: what the cards of messages refer to. Others are left out."""
        asked = [one for one in request.query_params.get("ids", "").split(",") if one]
        if len(asked) > MOST_IDS:
            raise TooLarge(_TOO_MANY, path="$.ids")
        viewer = viewer_of(request)
        ids = [id_ for id_ in map(parse_id, asked) if id_ is not None]
        with snapshot():
            views = polls_seen(viewer, ids)
            position = log.heads_of({view.poll.message.room.stream for view in views})
            cards = poll_cards(views, viewer)
        return Response(PollList(results=cards, next=None, position=position))


class OnePoll(Endpoint):
    @extend_schema(operation_id="get_poll", responses=OnePollCard)
    def get(self, request: Request, poll: str) -> Response:
        """Show a poll, and the position of its room's stream."""
        viewer = viewer_of(request)
        with snapshot():
            view = poll_for(viewer, poll)
            position = log.heads_of([view.poll.message.room.stream])
            (card,) = poll_cards([view], viewer)
        return Response(OnePollCard(**structs.asdict(card), position=position))


class Closing(Endpoint):
    @extend_schema(operation_id="close_poll", request=None, responses=PollCard)
    def post(self, request: Request, poll: str) -> Response:
        """Close it now: what was counted is its result."""
        viewer = viewer_of(request)
        return Response(card_of(viewer, close_poll(actor=viewer, poll_id=poll).id))


def card_of(viewer: Person, poll_id: object) -> PollCard:
    (card,) = poll_cards([poll_for(viewer, poll_id)], viewer)
    return card


_TOO_MANY = Words(fr="Au plus 100 sondages à la fois.", en="At most 100 polls at once.")
