"""``/communities/{id}/bots/``: for administrators."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input, Shape
from chatcore.people.api.viewer import viewer_of
from integrations.bots.actions import create_bot, revoke_bot
from integrations.bots.cards import BotCard, NewBotCard, bot_card, new_bot_card
from integrations.bots.selectors import bots_of


class CreateBot(Input, frozen=True, kw_only=True):
    name: str
    purpose: str = ""


class BotList(Shape, frozen=True, kw_only=True):
    results: list[BotCard]
    next: None = None


class Bots(Endpoint):
    @extend_schema(operation_id="list_bots", responses=BotList)
    def get(self, request: Request, community: str) -> Response:
        """List the bots of a community."""
        found = community_for(viewer_of(request), community, to=Right.MANAGE_BOTS)
        return Response(BotList(results=[bot_card(bot) for bot in bots_of(found)]))

    @extend_schema(operation_id="create_bot", request=CreateBot, responses={201: NewBotCard})
    def post(self, request: Request, community: str) -> Response:
        """Make a bot; its token is shown this once."""
        body = self.read(request, CreateBot)
        bot, token = create_bot(
            actor=viewer_of(request), community_id=community, name=body.name, purpose=body.purpose
        )
        return Response(new_bot_card(bot, token), status=201)


class OneBot(Endpoint):
    @extend_schema(operation_id="revoke_bot", responses={204: None})
    def delete(self, request: Request, community: str, bot: str) -> Response:
        """End a bot; its live sockets close within a second."""
        revoke_bot(actor=viewer_of(request), community_id=community, bot_id=bot)
        return Response(status=204)
