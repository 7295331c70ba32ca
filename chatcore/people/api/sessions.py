"""Signing in and out, and the list of one's browsers."""

from django.middleware.csrf import get_token
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.actions.sessions import close_session, sign_in, sign_out
from chatcore.people.api.inputs import SignIn
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import MeCard, SessionCard, me_card, session_card
from chatcore.people.selectors.own import session_for, sessions_of


class SessionList(Shape, frozen=True, kw_only=True):
    results: list[SessionCard]
    next: None = None


class Sessions(Endpoint):
    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny() if self.request.method == "POST" else IsAuthenticated()]

    @extend_schema(request=SignIn, responses={201: MeCard})
    def post(self, request: Request) -> Response:
        """Sign in with e-mail and password; the answer sets the session and CSRF cookies."""
        body = self.read(request, SignIn)
        person = sign_in(request=request._request, email=body.email, password=body.password)
        get_token(request._request)
        return Response(me_card(person), status=201)

    @extend_schema(responses=SessionList)
    def get(self, request: Request) -> Response:
        """List where one is signed in."""
        here = getattr(request.session, "digest", None)
        rows = sessions_of(viewer_of(request))
        return Response(
            SessionList(results=[session_card(row, current_digest=here) for row in rows])
        )


class OneSession(Endpoint):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, session_id: str) -> Response:
        """Sign a browser out; its live sockets close within a second."""
        close_session(actor=viewer_of(request), session=session_for(viewer_of(request), session_id))
        return Response(status=204)


class CurrentSession(Endpoint):
    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out."""
        sign_out(request=request._request)
        return Response(status=204)
