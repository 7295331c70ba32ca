"""The page that stops the letters: a question to whoever opens it, an act for whoever posts to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chatcore.foundation.rest import not_found
from chatcore.notices.actions.preferences import stop_mail
from chatcore.notices.letters import person_of


# The mail reader posts from elsewhere, without a cookie: the key is what it may do (RFC 8058 §3.2).
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """Ask (GET: scanners of mail open every link), or stop the letters (POST)."""
    person = person_of(key)
    if person is None:
        return not_found(request)
    if request.method == "POST":
        stop_mail(person=person)
    with translation.override(person.language):
        page = f"notices/stop.{person.language}.html"
        response = render(request, page, {"done": request.method == "POST"})
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


urlpatterns = [path("avis/arret/<str:key>", stop)]
