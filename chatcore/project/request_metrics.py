"""Counts HTTP requests by what they asked for: the route as the code writes it, never the address."""

import time
from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import Counter, Histogram

REQUESTS = Counter(
    "chatcore_http_requests", "HTTP requests answered.", ["method", "route", "status"]
)
SECONDS = Histogram(
    "chatcore_http_request_seconds",
    "From the request to the head of its answer.",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestMetrics:
    """Counts every answer and how long it took. The outermost of the middleware."""

    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        began = time.perf_counter()
        response = self.get_response(request)
        if isinstance(response, HttpResponseBase):
            return _counted(request, response, began)
        return self._later(request, response, began)

    async def _later(
        self, request: HttpRequest, response: Awaitable[HttpResponseBase], began: float
    ) -> HttpResponseBase:
        return _counted(request, await response, began)


def route_of(request: HttpRequest) -> str:
    """Return the route of ``request`` as the code writes it: ``api/v1/rooms/<str:room>/``.

    A route that is a regular expression goes by its name; what never came to a route (files of the
    front end, addresses under /static/ that are none) is ``files``.
    """
    match = request.resolver_match
    if match is None:
        return "files"
    if "^" in match.route:
        return str(match.url_name or getattr(match.func, "__name__", "unnamed"))
    return match.route


def _counted(request: HttpRequest, response: HttpResponseBase, began: float) -> HttpResponseBase:
    method = request.method if request.method in METHODS else "other"
    route = route_of(request)
    REQUESTS.labels(method, route, str(response.status_code)).inc()
    SECONDS.labels(method, route).observe(time.perf_counter() - began)
    return response
