"""Who asks: a bearer token or the session cookie. Both give the answer the person's language."""

import uuid

from django.utils import translation
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request
from structlog.contextvars import bind_contextvars

from chatcore.foundation.errors import Forbidden
from chatcore.foundation.words import Words
from chatcore.people.devices import client_ip
from chatcore.people.models import Person
from chatcore.people.session_store import SessionStore
from chatcore.people.tokens import person_for_token


class BearerToken(BaseAuthentication):
    """``Authorization: Bearer cc_…``; ``request.auth`` is the token's id."""

    def authenticate(self, request: Request) -> tuple[Person, uuid.UUID] | None:
        kind, _, raw = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        found = person_for_token(raw.strip())
        if found is None:
            raise AuthenticationFailed
        _speak_with(found[0])
        return found

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class Session(SessionAuthentication):
    """The session cookie, with the CSRF token on what changes something."""

    def authenticate(self, request: Request) -> tuple[Person, None] | None:
        found = super().authenticate(request)
        if found is None:
            return None
        _speak_with(found[0])
        session = request.session
        if isinstance(session, SessionStore):
            session.touch(client_ip(request._request))
        return found

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise Forbidden(_CSRF, code="csrf_failed") from None


def _speak_with(person: Person) -> None:
    """Answer in the person's language; log lines say whose request it is."""
    translation.activate(person.language)
    bind_contextvars(person=str(person.id))


_CSRF = Words(
    fr="La demande ne vient pas d’une page de ce site : rechargez la page.",
    en="The request does not come from a page of this site: reload the page.",
)
