"""One's personal access tokens."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.actions.tokens import create_token, revoke_token
from chatcore.people.api.inputs import CreateToken
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import NewTokenCard, TokenCard, new_token_card, token_card
from chatcore.people.selectors.own import token_for, tokens_of


class TokenList(Shape, frozen=True, kw_only=True):
    results: list[TokenCard]
    next: None = None


class Tokens(Endpoint):
    @extend_schema(responses=TokenList)
    def get(self, request: Request) -> Response:
        """List one's tokens."""
        return Response(
            TokenList(results=[token_card(row) for row in tokens_of(viewer_of(request))])
        )

    @extend_schema(request=CreateToken, responses={201: NewTokenCard})
    def post(self, request: Request) -> Response:
        """Make a token; it is shown this once."""
        body = self.read(request, CreateToken)
        token, raw = create_token(
            actor=viewer_of(request), person=viewer_of(request), name=body.name
        )
        return Response(new_token_card(token, raw), status=201)


class OneToken(Endpoint):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, token_id: str) -> Response:
        """Revoke a token; live sockets that came in with it close within a second."""
        revoke_token(actor=viewer_of(request), token=token_for(viewer_of(request), token_id))
        return Response(status=204)
