"""Giving out bytes: nothing that a browser would run, nothing kept by anybody in between, and ranges for what plays.

With ``CHATCORE_FILES_ACCEL`` the web server sends the bytes (X-Accel-Redirect) once the right was checked here.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from typing import IO
from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from chatcore.foundation.errors import NotFound

_BLOCK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def bytes_of(
    request: HttpRequest, name: str, *, type_: str, filename: str, inline: bool, tag: str
) -> HttpResponseBase:
    """Return the answer with what the storage holds as ``name``.

    Args:
        filename: as which it is saved. inline: whether a browser may show it at all.
        tag: names the bytes: they never change, but the right to them may, and is asked for every time.

    Raises:
        NotFound: the storage has no such thing (any more).
    """
    if request.headers.get("If-None-Match") == (etag := f'"{tag}"'):
        return _guarded(HttpResponse(status=304), type_, filename, inline=inline, etag=etag)
    if settings.FILES_ACCEL:
        answer: HttpResponseBase = HttpResponse()
        answer["X-Accel-Redirect"] = settings.FILES_ACCEL.rstrip("/") + "/" + quote(name)
    else:
        answer = _streamed(request, name)
    return _guarded(answer, type_, filename, inline=inline, etag=etag)


def _guarded(
    answer: HttpResponseBase, type_: str, filename: str, *, inline: bool, etag: str
) -> HttpResponseBase:
    way = "inline" if inline else "attachment"
    plain = re.sub(r"[^\w .()-]", "_", filename, flags=re.ASCII)
    answer["Content-Type"] = type_
    answer["Content-Disposition"] = (
        f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"
    )
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _streamed(request: HttpRequest, name: str) -> HttpResponseBase:
    try:
        size = default_storage.size(name)
    except FileNotFoundError:
        raise NotFound(path="$.file") from None
    first, last, partly = _wanted(request.headers.get("Range"), size)
    if first > last:
        answer: HttpResponseBase = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    blocks = _Blocks(name, first, last - first + 1)
    # Under ASGI Django would read an ordinary iterator to its end first, all of it into memory.
    asked = getattr(request, "_request", request)
    flowing = isinstance(asked, ASGIRequest)
    answer = StreamingHttpResponse(
        _in_turn(blocks) if flowing else blocks, status=206 if partly else 200
    )
    answer._resource_closers.append(blocks.close)  # type: ignore[attr-defined]
    answer["Content-Length"] = str(last - first + 1)
    answer["Accept-Ranges"] = "bytes"
    if partly:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _wanted(asked: str | None, size: int) -> tuple[int, int, bool]:
    """Return the first and last byte that are wanted (RFC 9110 §14.2: one range, or all), and whether it is a part."""
    found = _RANGE.fullmatch(asked.strip()) if asked else None
    if found is None or found.group(1) == found.group(2) == "":
        return 0, size - 1, False
    if found.group(1) == "":
        return max(0, size - int(found.group(2))), size - 1, True
    last = int(found.group(2)) if found.group(2) else size - 1
    return int(found.group(1)), min(last, size - 1), True


class _Blocks(Iterator[bytes]):
    """``left`` bytes from ``first`` on, block by block; opened when somebody reads, closed with the answer."""

    def __init__(self, name: str, first: int, left: int) -> None:
        self._name, self._first, self._left = name, first, left
        self._file: IO[bytes] | None = None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def __next__(self) -> bytes:
        if self._file is None:
            self._file = default_storage.open(self._name)
            self._file.seek(self._first)
        block = self._file.read(min(_BLOCK, self._left)) if self._left > 0 else b""
        if not block:
            self.close()
            raise StopIteration
        self._left -= len(block)
        return block


async def _in_turn(blocks: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (block := await asyncio.to_thread(next, blocks, None)) is not None:
        yield block
