"""The one way in which this server asks another for a page: guarded, because the address was written by somebody.

The name is resolved once, every address that it has must be public, and the connection goes to the very address that
was checked: a name that answers otherwise a moment later (DNS rebinding) leads nowhere else. The same at each redirect.
No cookie, no credential, no proxy of the environment; ports of the web only; a bound on time and on size.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
REDIRECTS = 3
MAX_BYTES = 512 * 1024
SECONDS = 5.0
"""What one page may take in all: redirects, bytes of its body, seconds from the first look at its name."""

_AGENT = "Chatcore link preview (+https://www.rfc-editor.org/rfc/rfc9110)"
_TYPES = ("text/html", "application/xhtml+xml")
# Prefixes under which an IPv6 address carries an IPv4 one (RFC 6052).
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotFetched(Exception):
    """The page was not asked for, or not had; the message says why, for the log."""


class FetchedPage(NamedTuple):
    """``url`` is where it was found in the end; ``charset`` what the server says, or ""."""

    url: str
    body: bytes
    charset: str


class _Place(NamedTuple):
    scheme: str
    host: str
    port: int
    target: str


def fetch_page(url: str) -> FetchedPage:
    """Return the HTML at ``url``, at most ``MAX_BYTES`` of it. Blocks up to ``SECONDS``: for jobs only.

    Raises:
        NotFetched: it is none, is not open to the public, or took too long.
    """
    ends = monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        place = _place_of(url)
        found = _asked(place, ends)
        if isinstance(found, FetchedPage):
            return found._replace(url=url)
        url = urljoin(url, found)
    raise NotFetched("too many redirects")


def is_public(address: str) -> bool:
    """Return whether ``address`` is one of the public internet, also where it carries another inside."""
    try:
        found: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _meant(found))


def _meant(address: Address) -> Iterator[Address]:
    """Yield ``address`` or, where it stands for IPv4 addresses, these."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
    elif address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif address.teredo is not None:
        yield from address.teredo
    elif address.sixtofour is not None:
        yield address.sixtofour
    elif address in _TRANSLATED:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    else:
        yield address


def _place_of(url: str) -> _Place:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise NotFetched("not an address") from None
    if parts.scheme not in PORTS or not host or "@" in parts.netloc or "\\" in url:
        raise NotFetched("not an address of the web")
    if port not in (None, *PORTS.values()):
        raise NotFetched("another port than those of the web")
    target = parts.path or "/"
    if parts.query:
        target += f"?{parts.query}"
    target = "".join(
        c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode()) for c in target
    )
    return _Place(parts.scheme, host, port or PORTS[parts.scheme], target)


def _asked(place: _Place, ends: float) -> FetchedPage | str:
    """Return the page, or where it has moved to."""
    address = _address_of(place, ends)
    try:
        with _connected(place, address, ends) as connection:
            headers = {"User-Agent": _AGENT, "Accept": _TYPES[0], "Accept-Encoding": "identity"}
            connection.request("GET", place.target, headers=headers)
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308):
                return answer.headers.get("Location") or _refuse("a redirect to nowhere")
            _check(answer)
            return FetchedPage("", _read(answer, ends), answer.headers.get_content_charset() or "")
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotFetched(f"{type(error).__name__}: {error}") from None


def _check(answer: http.client.HTTPResponse) -> None:
    if answer.status != 200:
        _refuse(f"status {answer.status}")
    if answer.headers.get_content_type() not in _TYPES:
        _refuse("not HTML")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        _refuse("compressed although it was not asked to be")


def _read(answer: http.client.HTTPResponse, ends: float) -> bytes:
    """Return the beginning of the body: what a preview shows stands in the head of the page."""
    pieces, size = [], 0
    while size < MAX_BYTES and monotonic() < ends:
        piece = answer.read1(min(65_536, MAX_BYTES - size))
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    if monotonic() >= ends:
        _refuse("too slow")
    return b"".join(pieces)


def _address_of(place: _Place, ends: float) -> str:
    """Return an address of the host, all of which are public."""
    found: list[str] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        except OSError:
            return
        found.extend(str(row[4][0]) for row in rows)

    # The resolver of the system has no bound on its time.
    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(max(0.0, ends - monotonic()))
    addresses = list(found)
    if not addresses:
        raise NotFetched("no such host")
    if not all(is_public(address) for address in addresses):
        raise NotFetched("not an address of the public internet")
    return addresses[0]


@contextmanager
def _connected(place: _Place, address: str, ends: float) -> Iterator[http.client.HTTPConnection]:
    """Yield a connection to ``address``, cut when the time is over whatever it waits for."""
    left = ends - monotonic()
    if left <= 0:
        raise NotFetched("too slow")
    # Not ``create_connection``, which would resolve once more.
    raw = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    raw.settimeout(left)
    cut = threading.Timer(ends - monotonic(), _cut, (raw,))
    cut.daemon = True
    cut.start()
    try:
        raw.connect((address, place.port))
        wire = raw
        if place.scheme == "https":
            wire = ssl.create_default_context().wrap_socket(raw, server_hostname=place.host)
        connection = http.client.HTTPConnection(place.host, place.port, timeout=left)
        connection.sock = wire
        yield connection
        wire.close()
    finally:
        cut.cancel()
        raw.close()


def _cut(wire: socket.socket) -> None:
    try:
        wire.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _refuse(why: str) -> str:
    raise NotFetched(why)
