"""The pages outside the interface: the shell of the front end, health, errors of Django's own."""

import sys
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie

from chatcore.brand.dressing import dressed
from chatcore.brand.error_pages import page_of
from chatcore.brand.selectors.published import published
from chatcore.foundation.errors import Forbidden, NotFound, Problem
from chatcore.foundation.rest import unavailable_for
from chatcore.foundation.words import Words
from chatcore.live import hub


@ensure_csrf_cookie
def shell(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer the built front end's page for every address that it may open."""
    page = Path(settings.SITE) / "index.html"
    if not page.is_file():
        return HttpResponse(str(_NOT_BUILT), content_type="text/plain; charset=utf-8", status=503)
    built = _read(page, page.stat().st_mtime_ns)
    response = HttpResponse(dressed(built, published()), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@lru_cache(maxsize=2)
def _read(page: Path, changed: int) -> bytes:
    return page.read_bytes()


def live(request: HttpRequest) -> JsonResponse:
    """Tell that the process answers."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """Tell whether members can be served: the process stays, the database answers, its tables are of this version."""
    if hub.is_stopping():
        return JsonResponse({"status": "unavailable", "server": "stopping"}, status=503)
    try:
        _check_tables()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "away"}, status=503)
    except _NotMigrated:
        return JsonResponse({"status": "unavailable", "database": "not migrated"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@cache
def _check_tables() -> None:
    """Raise ``_NotMigrated`` unless the tables are those of this version.

    Once they are they stay so, and looking takes some 40 ms, which a proxy would have us spend every second.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotMigrated


class _NotMigrated(Exception):
    """Somebody has yet to run ``python -m chatcore migrate``."""


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page_of(
        request,
        Forbidden(
            Words(
                fr="La demande ne vient pas d’une page de ce site : rechargez la page.",
                en="The request does not come from a page of this site: reload the page.",
            ),
            code="csrf_failed",
        ),
    )


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page_of(request, NotFound())


def fault(request: HttpRequest) -> HttpResponse:
    """Answer what no view has answered: the database is away, or the fault is ours."""
    return page_of(
        request,
        unavailable_for(sys.exc_info()[1])
        or Problem(
            Words(
                fr="Une erreur est survenue de notre côté ; elle a été notée. Réessayez dans un instant.",
                en="Something went wrong on our side; it has been noted. Try again in a moment.",
            ),
            code="fault",
            status=500,
        ),
    )


_NOT_BUILT = Words(
    fr="L’interface n’est pas construite. « make run » la construit ; l’API répond sous /api/v1/.",
    en="The interface is not built. “make run” builds it; the API answers under /api/v1/.",
)
