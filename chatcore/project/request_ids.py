"""Gives every request an id: in its log lines, and in its answer, so that a person can quote it."""

import re
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import cast

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from structlog.contextvars import bind_contextvars, unbind_contextvars

HEADER = "X-Request-ID"
# What a proxy may have given it; anything else could be made to look like several lines of a log.
_WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")


class RequestId:
    """Takes the id of a well-formed ``X-Request-ID``, else makes one; binds it, and answers it."""

    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        self._waits = iscoroutinefunction(get_response)
        if self._waits:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if self._waits:
            return self._later(request)
        with _named(request) as id_:
            return _signed(cast(HttpResponseBase, self.get_response(request)), id_)

    async def _later(self, request: HttpRequest) -> HttpResponseBase:
        with _named(request) as id_:
            answer = cast(Awaitable[HttpResponseBase], self.get_response(request))
            return _signed(await answer, id_)


@contextmanager
def _named(request: HttpRequest) -> Iterator[str]:
    """Bind the request's id; what was bound for it goes with it, and its person too."""
    id_ = _id_of(request)
    bind_contextvars(request=id_)
    try:
        yield id_
    finally:
        unbind_contextvars("request", "person")


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex


def _signed(response: HttpResponseBase, id_: str) -> HttpResponseBase:
    response[HEADER] = id_
    return response
