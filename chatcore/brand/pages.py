"""The addresses of the brand outside the API: its stylesheets, its manifest, its pictures."""

import json

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import path, re_path

from chatcore.brand.manifest import manifest_of
from chatcore.brand.selectors.drafts import preparation_for
from chatcore.brand.selectors.published import published
from chatcore.brand.stylesheet import stylesheet_of
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.rest import not_found

# A year (RFC 9111 knows no longer one): another brand has another address.
_FOREVER = "public, max-age=31536000, immutable"
_CSS = "text/css; charset=utf-8"


def stylesheet(request: HttpRequest) -> HttpResponse:
    """Answer the tokens of the published brand; under its version (``?v=``) they never change."""
    brand = published()
    response = HttpResponse(stylesheet_of(brand.look), content_type=_CSS)
    named = request.GET.get("v") == brand.version
    response["Cache-Control"] = _FOREVER if named else "no-cache"
    response["ETag"] = f'"{brand.version}"'
    return response


def draft_stylesheet(request: HttpRequest) -> HttpResponse:
    """Answer the tokens of the draft, to the staff's own browsers."""
    if not request.user.is_authenticated:
        return not_found(request)
    try:
        look = preparation_for(request.user).look
    except Forbidden:
        return not_found(request)
    response = HttpResponse(stylesheet_of(look), content_type=_CSS)
    response["Cache-Control"] = "private, no-store"
    return response


def page_stylesheet(request: HttpRequest) -> HttpResponse:
    """Answer how the pages look that are not the interface's: what went wrong, while it may be away."""
    response = HttpResponse(render_to_string("brand/page.css"), content_type=_CSS)
    response["Cache-Control"] = "public, max-age=3600"
    return response


def manifest(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(
        json.dumps(manifest_of(published().look), ensure_ascii=False),
        content_type="application/manifest+json",
    )
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept-Language"
    return response


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    try:
        file = default_storage.open(f"brand/{name}")
    except FileNotFoundError:
        return not_found(request)
    kind = "image/png" if name.endswith(".png") else "image/webp"
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = _FOREVER
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


urlpatterns = [
    path("brand.css", stylesheet, name="brand_css"),
    path("brand/draft.css", draft_stylesheet),
    path("brand/page.css", page_stylesheet),
    path("manifest.webmanifest", manifest, name="manifest"),
    re_path(r"^media/brand/(?P<name>[0-9a-f]{64}(-(maskable-)?\d{2,3})?\.(png|webp))$", picture),
]
