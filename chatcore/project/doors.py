"""The door of the websocket: who comes in, from which site, and how the others are turned away."""

import logging
from collections.abc import Awaitable, Callable
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.db import Error as DatabaseProblem
from django.http import HttpRequest
from django.utils.module_loading import import_string
from structlog.contextvars import bind_contextvars

from chatcore.live import limits
from chatcore.live.batches import per_loop
from chatcore.live.consumer import LiveConsumer
from chatcore.live.socket import Identity
from chatcore.live.threads import in_db
from chatcore.people.identities import identity_of
from chatcore.people.models import Person
from chatcore.people.sessions import session_digest
from chatcore.people.tokens import people_for_tokens

logger = logging.getLogger(__name__)

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

# Tokens that one query looks up.
TOGETHER = 25

_consumer = LiveConsumer.as_asgi()


async def live_door(scope: Scope, receive: Receive, send: Send) -> None:
    """Let a person's client in at ``/ws/``; refuse with 401, 403 or 404 before the handshake."""
    if scope["path"] != "/ws/":
        await _refuse(receive, send, scope, 404)
        return
    headers = {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }
    bearer = _bearer_of(headers)
    try:
        identity = await _identify(bearer, headers.get("cookie", ""))
    except DatabaseProblem as error:
        logger.error("Nobody can be let in for a moment: %s", error)
        await _send_away(receive, send)
        return
    # A page of another site could use the cookie of its visitor: only our own pages may.
    if bearer is None and (identity or "origin" in headers) and not _is_same_site(headers):
        await _refuse(receive, send, scope, 403)
        return
    if identity is None:
        await _refuse(receive, send, scope, 401)
        return
    bind_contextvars(person=str(identity.id))
    await _consumer({**scope, "identity": identity}, receive, send)


def _bearer_of(headers: dict[str, str]) -> str | None:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _is_same_site(headers: dict[str, str]) -> bool:
    """Tell whether a browser's page of this very site asks (cross-site websocket hijacking)."""
    origin = headers.get("origin", "")
    if origin == settings.PUBLIC_URL:
        return True
    return bool(origin) and urlsplit(origin).netloc == headers.get("host", "")


async def _identify(bearer: str | None, cookie: str) -> Identity | None:
    if bearer is not None:
        return await per_loop(_with_tokens, most=TOGETHER).do(bearer)
    return await in_db(_with_session, cookie)


async def _with_tokens(bearers: list[str]) -> list[Identity | None]:
    """Return who comes with each token: those who come together are looked up together."""
    found = await in_db(people_for_tokens, bearers)
    people = [found.get(bearer) for bearer in bearers]
    return [one and identity_of(one[0], token=one[1]) for one in people]


def _with_session(cookie: str) -> Identity | None:
    session = _session_in(cookie)
    if session is None:
        return None
    request = HttpRequest()
    request.session = session
    person = get_user(request)
    if not isinstance(person, Person) or not person.is_active:
        return None
    return identity_of(
        person,
        session=session_digest(session.session_key or ""),
        expires_at=session.get_expiry_date().timestamp(),
    )


def _session_in(cookie: str) -> SessionBase | None:
    try:
        morsel = SimpleCookie(cookie).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    if morsel is None:
        return None
    store: SessionBase = import_string(f"{settings.SESSION_ENGINE}.SessionStore")(morsel.value)
    return store


async def _send_away(receive: Receive, send: Send) -> None:
    """Let a client in and say 1012, come back later: a refusal would tell it that its token is worth nothing."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": limits.CLOSE_RESTART})


async def _refuse(receive: Receive, send: Send, scope: Scope, status: int) -> None:
    """Refuse the handshake with ``status`` where the server can say it (daphne knows only 403)."""
    await receive()
    if "websocket.http.response" in (scope.get("extensions") or {}):
        headers = [(b"content-type", b"text/plain"), (b"content-length", b"0")]
        await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
        await send({"type": "websocket.http.response.body", "body": b""})
    else:
        await send({"type": "websocket.close"})
