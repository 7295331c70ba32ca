"""REST glue: endpoints that read typed bodies, answer shapes, and refuse with application/problem+json."""

import logging
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions, status
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from chatcore.foundation.decoding import decode
from chatcore.foundation.errors import (
    Forbidden,
    Invalid,
    NotFound,
    Problem,
    RateLimited,
    TooLarge,
    Unauthenticated,
    Unavailable,
)
from chatcore.foundation.words import Words

logger = logging.getLogger(__name__)

PROBLEM_TYPE = "application/problem+json"

_Input = TypeVar("_Input")


class ShapeRenderer(BaseRenderer):
    """Writes shapes and plain data as JSON."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        return b"" if data is None else msgspec.json.encode(data)


class BodyParser(BaseParser):
    """Leaves the body to ``Endpoint.read``, which knows the shape that it must have."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        most: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(most + 1)
        if len(body) > most:
            raise RequestDataTooBig
        return body


class Endpoint(APIView):
    """The base of every REST view: signed in by default, typed bodies in, shapes out."""

    renderer_classes: Sequence[type[BaseRenderer]] = (ShapeRenderer,)
    parser_classes: Sequence[type[BaseParser]] = (BodyParser,)

    def read(self, request: Request, shape: type[_Input]) -> _Input:
        """Return the body of ``request`` as ``shape``.

        Raises:
            Invalid: not JSON or not of that shape. TooLarge: more than the server takes.
        """
        body: Any = request.data
        return decode(body if isinstance(body, bytes) and body else b"{}", shape)


def problem_response(problem: Problem) -> Response:
    """Return ``problem`` as an RFC 9457 document."""
    response = Response(problem_document(problem), status=problem.status, content_type=PROBLEM_TYPE)
    _say_when(problem, response)
    return response


def problem_document(problem: Problem) -> dict[str, Any]:
    document: dict[str, Any] = {
        "type": "about:blank",
        "code": problem.code,
        "title": str(problem.title),
        "detail": str(problem.detail),
        "status": problem.status,
    }
    if problem.path is not None:
        document["path"] = problem.path
    if problem.retry_after is not None:
        document["retry_after"] = problem.retry_after
    if problem.proposal is not None:
        document["proposal"] = problem.proposal
    return document


def plain_problem(problem: Problem) -> HttpResponse:
    """Return ``problem`` outside of DRF: for the handlers of Django itself."""
    response = HttpResponse(
        msgspec.json.encode(problem_document(problem)),
        status=problem.status,
        content_type=PROBLEM_TYPE,
    )
    _say_when(problem, response)
    return response


def _say_when(problem: Problem, response: HttpResponse) -> None:
    if problem.retry_after is not None:
        response["Retry-After"] = str(max(1, round(problem.retry_after)))


def handle_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every refusal leaves as a problem; what is a fault stays one (500)."""
    problem = as_problem(error) or unavailable_for(error)
    if problem is None:
        return None
    response = problem_response(problem)
    challenge = getattr(error, "auth_header", None)
    if problem.status == status.HTTP_401_UNAUTHORIZED:
        response["WWW-Authenticate"] = challenge or "Bearer"
    if isinstance(error, exceptions.MethodNotAllowed):
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    return response


def as_problem(error: Exception) -> Problem | None:
    """Return the refusal that ``error`` means, or None when it is a fault of ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, Http404 | exceptions.NotFound):
        return NotFound()
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return _unauthenticated(error)
    if isinstance(error, PermissionDenied | exceptions.PermissionDenied):
        return Forbidden(_detail_of(error))
    if isinstance(error, exceptions.Throttled):
        return RateLimited(getattr(error, "wait", None) or 1.0)
    if isinstance(error, RequestDataTooBig):
        return TooLarge(
            Words(
                fr="Le corps de la demande dépasse ce que le serveur accepte.",
                en="The body of the request is larger than the server takes.",
            )
        )
    if isinstance(error, exceptions.APIException):
        return _other(error)
    return None


def unavailable_for(error: BaseException | None) -> Unavailable | None:
    """Return what is answered while the database is away, full or too slow: the same can be asked again."""
    if isinstance(error, OperationalError | InterfaceError | InternalError | TimeoutError):
        logger.error("Unavailable for a moment", exc_info=error)
        return Unavailable()
    return None


def _unauthenticated(error: exceptions.APIException) -> Problem:
    if isinstance(error, exceptions.AuthenticationFailed):
        return Unauthenticated(
            Words(
                fr="Ce jeton ou cette session n’est pas, ou plus, valable : connectez-vous à nouveau.",
                en="This token or session is not, or no longer, valid: sign in again.",
            )
        )
    return Unauthenticated(
        Words(fr="Connectez-vous pour continuer.", en="Sign in to continue."),
    )


def _other(error: exceptions.APIException) -> Problem:
    words = _STATUS_WORDS.get(error.status_code)
    code = str(error.default_code)
    if words is None:
        return Invalid(_detail_of(error), code=code, status=error.status_code)
    return Problem(words, code=code, title=words, status=error.status_code)


_STATUS_WORDS = {
    405: Words(
        fr="Cette adresse ne connaît pas ce verbe.", en="This address does not know this verb."
    ),
    406: Words(
        fr="Seul application/json est servi ici.", en="Only application/json is served here."
    ),
    415: Words(fr="Envoyez du JSON (application/json).", en="Send JSON (application/json)."),
}


def _detail_of(error: Exception) -> Words:
    text = str(getattr(error, "detail", "") or error)
    return Words(fr=text, en=text)


def not_found(request: HttpRequest, path: str = "") -> HttpResponse:
    """The view of every address under /api/ that is none."""
    return plain_problem(NotFound())
