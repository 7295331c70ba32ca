"""``…/filter/`` and ``…/time-outs/`` of a community, and what one's own time-outs and held messages are."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.selectors.access import Right as RoomRight
from rooms.conversations.selectors.access import room_for
from rooms.moderation.actions.filtering import add_filter_word, remove_filter_word, try_text
from rooms.moderation.actions.pausing import lift_pause, pause_person
from rooms.moderation.actions.withdrawing import withdraw_held
from rooms.moderation.api.answers import FilterWordList, HeldList, TimeOutList, TrialAnswer
from rooms.moderation.api.inputs import NewFilterWord, NewTimeOut, TriedText
from rooms.moderation.cards import FilterWordCard, TimeOutCard
from rooms.moderation.matching import MOST_WORDS
from rooms.moderation.selectors.access import scope_of
from rooms.moderation.selectors.filters import filter_of, filter_word_card
from rooms.moderation.selectors.held import held_card, waiting_in
from rooms.moderation.selectors.time_outs import my_time_outs, time_out_card, time_outs_in


class Filter(Endpoint):
    @extend_schema(operation_id="list_filter_words", responses=FilterWordList)
    def get(self, request: Request, community: str) -> Response:
        """List the words that a community filters, to those who moderate it."""
        found = community_for(viewer_of(request), community, to=Right.MODERATE)
        return Response(FilterWordList(results=filter_of(found), next=None, most=MOST_WORDS))

    @extend_schema(
        operation_id="add_filter_word", request=NewFilterWord, responses={201: FilterWordCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Filter one word, or phrase, more."""
        asked = self.read(request, NewFilterWord)
        made = add_filter_word(
            actor=viewer_of(request),
            community_id=community,
            pattern=asked.pattern,
            effect=asked.effect,
            explanation=asked.explanation,
        )
        return Response(filter_word_card(made), status=201)


class OneFilterWord(Endpoint):
    @extend_schema(operation_id="remove_filter_word", responses={204: None})
    def delete(self, request: Request, community: str, word: str) -> Response:
        """Filter it no more."""
        remove_filter_word(actor=viewer_of(request), community_id=community, word_id=word)
        return Response(status=204)


class FilterTrial(Endpoint):
    @extend_schema(operation_id="try_filter", request=TriedText, responses=TrialAnswer)
    def post(self, request: Request, community: str) -> Response:
        """Say what the filter would make of a text; nothing is kept."""
        text = self.read(request, TriedText).text
        trial = try_text(actor=viewer_of(request), community_id=community, text=text)
        return Response(TrialAnswer(effect=trial.effect, said=trial.said))


class TimeOuts(Endpoint):
    @extend_schema(operation_id="list_time_outs", responses=TimeOutList)
    def get(self, request: Request, community: str) -> Response:
        """List who reads and says nothing for now, to those who moderate them."""
        scope = scope_of(viewer_of(request), community, of_people=True)
        return Response(TimeOutList(results=time_outs_in(scope), next=None))

    @extend_schema(operation_id="give_time_out", request=NewTimeOut, responses={201: TimeOutCard})
    def post(self, request: Request, community: str) -> Response:
        """Have somebody read and say nothing for a time; they are told why."""
        asked = self.read(request, NewTimeOut)
        given = pause_person(
            actor=viewer_of(request),
            community_id=community,
            person_id=asked.person,
            ends_at=asked.ends_at,
            reason=asked.reason,
            room_id=asked.room,
        )
        return Response(time_out_card(given), status=201)


class OneTimeOut(Endpoint):
    @extend_schema(operation_id="lift_time_out", responses={204: None})
    def delete(self, request: Request, community: str, time_out: str) -> Response:
        """Let them write again."""
        lift_pause(actor=viewer_of(request), community_id=community, time_out_id=time_out)
        return Response(status=204)


class MyTimeOuts(Endpoint):
    @extend_schema(operation_id="list_my_time_outs", responses=TimeOutList)
    def get(self, request: Request) -> Response:
        """List one's own time-outs, with the reasons."""
        return Response(TimeOutList(results=my_time_outs(viewer_of(request)), next=None))


class MyHeld(Endpoint):
    @extend_schema(
        operation_id="list_my_held",
        parameters=[OpenApiParameter("room", str, description="Of this room only.")],
        responses=HeldList,
    )
    def get(self, request: Request) -> Response:
        """List what one said that waits to be read first."""
        viewer, asked = viewer_of(request), request.query_params.get("room")
        room = room_for(viewer, asked, to=RoomRight.READ).room if asked else None
        cards = [held_card(held) for held in waiting_in(room, viewer)]
        return Response(HeldList(results=cards, next=None))


class OneHeld(Endpoint):
    @extend_schema(operation_id="withdraw_held", responses={204: None})
    def delete(self, request: Request, held: str) -> Response:
        """Take it back before anybody has read it."""
        withdraw_held(actor=viewer_of(request), held_id=held)
        return Response(status=204)
