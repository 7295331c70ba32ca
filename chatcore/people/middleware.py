"""The language of answers to those who are not, or not yet, signed in: their browser's."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin


class PersonLanguage(MiddlewareMixin):
    """Activates the language of Accept-Language; authentication then sets the person's own."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(translation.get_language_from_request(request))

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith("/api/"):
            response.headers.setdefault("Content-Language", translation.get_language() or "fr")
            patch_vary_headers(response, ("Accept-Language",))
        return response
