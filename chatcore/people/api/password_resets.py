"""Choosing a new password by a link sent to one's address."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.actions.passwords import ask_reset, reset_password
from chatcore.people.api.inputs import AskReset, ResetPassword


class PasswordResets(Endpoint):
    permission_classes = (AllowAny,)

    @extend_schema(request=AskReset, responses={204: None})
    def post(self, request: Request) -> Response:
        """Ask for a link; the answer is the same whether there is an account or not."""
        ask_reset(request=request._request, email=self.read(request, AskReset).email)
        return Response(status=204)


class OnePasswordReset(Endpoint):
    permission_classes = (AllowAny,)

    @extend_schema(request=ResetPassword, responses={204: None})
    def put(self, request: Request, key: str) -> Response:
        """Set the new password with the key of the link; every browser is signed out."""
        body = self.read(request, ResetPassword)
        reset_password(request=request._request, key=key, password=body.password)
        return Response(status=204)
