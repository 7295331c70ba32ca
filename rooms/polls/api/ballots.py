"""``/polls/{poll}/ballot/``, ``…/options/`` and ``…/voters/``: voting, adding answers, who chose what."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Forbidden
from chatcore.foundation.ids import parse_id
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.api.messages import check_rate
from rooms.polls.actions.options import add_option, remove_option
from rooms.polls.actions.voting import cast_ballot, withdraw_ballot
from rooms.polls.api.answers import VoterPage
from rooms.polls.api.inputs import NewOption, PollChoices
from rooms.polls.api.polls import card_of
from rooms.polls.cards import PollCard
from rooms.polls.selectors.access import poll_for
from rooms.polls.selectors.cards import shows_counts, voter_card, voters_page


class PollBallot(Endpoint):
    @extend_schema(operation_id="cast_poll_ballot", request=PollChoices, responses=PollCard)
    def put(self, request: Request, poll: str) -> Response:
        """Vote, or vote otherwise. In an anonymous poll one votes once."""
        body, viewer = self.read(request, PollChoices), viewer_of(request)
        cast = cast_ballot(actor=viewer, poll_id=poll, choices=body.choices)
        return Response(card_of(viewer, cast.id))

    @extend_schema(operation_id="withdraw_poll_ballot", responses=PollCard)
    def delete(self, request: Request, poll: str) -> Response:
        """Take one's ballot back, where names are known."""
        viewer = viewer_of(request)
        return Response(card_of(viewer, withdraw_ballot(actor=viewer, poll_id=poll).id))


class PollOptions(Endpoint):
    @extend_schema(operation_id="add_poll_option", request=NewOption, responses={201: PollCard})
    def post(self, request: Request, poll: str) -> Response:
        """Add an answer to a poll that lets its people do so."""
        body, viewer = self.read(request, NewOption), viewer_of(request)
        check_rate(viewer.pk)
        option = add_option(actor=viewer, poll_id=poll, label=body.label)
        return Response(card_of(viewer, option.poll_id), status=201)


class OnePollOption(Endpoint):
    @extend_schema(operation_id="remove_poll_option", responses=PollCard)
    def delete(self, request: Request, poll: str, option: str) -> Response:
        """Take an answer away that somebody added and nobody has chosen."""
        viewer = viewer_of(request)
        remove_option(actor=viewer, poll_id=poll, key=option)
        return Response(card_of(viewer, poll))


class PollVoters(Endpoint):
    @extend_schema(
        operation_id="list_poll_voters",
        parameters=[
            OpenApiParameter("limit", str, description="1 to 100, 50 if absent."),
            OpenApiParameter("cursor", str, description="Where the page begins."),
        ],
        responses=VoterPage,
    )
    def get(self, request: Request, poll: str) -> Response:
        """List who chose what, of a poll that is not anonymous and whose counts one may see."""
        limit = limit_from(request.query_params.get("limit"))
        cursor = request.query_params.get("cursor")
        after = parse_id(key_from(cursor)[-1]) if cursor else None
        view = poll_for(viewer_of(request), poll)
        if view.poll.anonymous:
            raise Forbidden(_NOBODY_KNOWS)
        if not shows_counts(view):
            raise Forbidden(_NOT_YET)
        rows = voters_page(view.poll, after=after, limit=limit + 1)
        following = None
        if len(rows) > limit:
            asked = f"{request.path}?limit={limit}&cursor={cursor_for(str(rows[limit - 1].id))}"
            following = request.build_absolute_uri(asked)
        cards = [voter_card(ballot) for ballot in rows[:limit]]
        return Response(VoterPage(results=cards, next=following))


_NOBODY_KNOWS = Words(
    fr="Ce sondage est anonyme : personne ne sait qui a choisi quoi.",
    en="This poll is anonymous: nobody knows who chose what.",
)
_NOT_YET = Words(
    fr="Les réponses de ce sondage ne se montrent pas encore.",
    en="The answers to this poll are not shown yet.",
)
