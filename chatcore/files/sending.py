"""A picture on its way in: the multipart body that brings it, and how large it may be."""

from typing import Any

from rest_framework.request import Request

from chatcore.files.images import LARGEST_FILE, TOO_HEAVY
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words

# What a multipart body holds beside the file.
_ENVELOPE = 64 * 1024

# The request of a door that takes a picture, as the OpenAPI document says it.
MULTIPART: dict[str, Any] = {
    "multipart/form-data": {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}},
        "required": ["file"],
    }
}


def picture_in(request: Request) -> bytes:
    """Return the file that a multipart ``request`` brings in its field ``file``.

    Raises:
        TooLarge: over 5 MB, found out before it is read. Invalid: there is none.
    """
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdigit() and int(length) > LARGEST_FILE + _ENVELOPE:
        raise TooLarge(TOO_HEAVY, path="$.file")
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(NO_FILE, path="$.file")
    if (file.size or 0) > LARGEST_FILE:
        raise TooLarge(TOO_HEAVY, path="$.file")
    content: bytes = file.read()
    return content


NO_FILE = Words(fr="Le champ « file » manque.", en="The field “file” is missing.")
