"""What somebody sees in a browser when the interface is not there to say it: the problem, under the brand."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from chatcore.brand.pictures import address_of
from chatcore.brand.selectors.published import published
from chatcore.foundation.errors import Problem
from chatcore.foundation.rest import plain_problem


def page_of(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Return ``problem`` as a page to who asked for one, as a document to programs."""
    if request.path.startswith("/api/") or not request.accepts("text/html"):
        return plain_problem(problem)
    if "text/html" not in request.headers.get("Accept", ""):
        return plain_problem(problem)
    brand = published()
    page = render_to_string(
        "brand/error.html",
        {
            "brand": brand,
            "logo": address_of("logo", brand.look.logo),
            "language": get_language() or "fr",
            "title": str(problem.title),
            "detail": str(problem.detail),
        },
    )
    response = HttpResponse(page, status=problem.status)
    response["Cache-Control"] = "no-store"
    return response
