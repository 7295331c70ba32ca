"""The pictures of emoji, as browsers ask for them."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import re_path

from chatcore.foundation.rest import not_found

# A year (RFC 9111 knows no longer one): another picture has another address.
_FOREVER = "public, max-age=31536000, immutable"


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer a picture. Its name is 256 bits that only those who see it know."""
    try:
        file = default_storage.open(f"emoji/{name}")
    except FileNotFoundError:
        return not_found(request)
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = _FOREVER
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


urlpatterns = [re_path(r"^media/emoji/(?P<name>[0-9a-f]{64}(?:-moving)?\.webp)$", picture)]
