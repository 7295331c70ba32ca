"""Asking another server for a page: nothing inside is reached, and nothing outside keeps us waiting."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from chatcore.foundation import fetching
from chatcore.foundation.fetching import MAX_BYTES, NotFetched, fetch_page, is_public
from tests.chatcore.foundation.hostile_pages import Server, moved, page, serving

Serve = Callable[..., Server]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Serve answers at a name that stands for this machine, whose one port is a port of the web."""
    with ExitStack() as stack:

        def begin(answers: dict[str, Any]) -> Server:
            server = stack.enter_context(serving(answers))
            monkeypatch.setattr(fetching, "PORTS", {"http": server.port, "https": 443})
            monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
            monkeypatch.setattr(socket, "getaddrinfo", _named)
            return server

        yield begin


def _named(host: str, port: int, **more: Any) -> Any:
    address = {"pages.example": "127.0.0.1", "inside.example": "10.0.0.7"}.get(host)
    if address is None:
        raise socket.gaierror(host)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
     "2001:db8::1", "192.0.2.1", "198.18.0.1", "", "localhost"],
)  # fmt: skip
def test_what_is_not_of_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


def test_what_is_public_is_not_refused() -> None:
    for address in (
        "93.184.216.34",
        "8.8.8.8",
        "2606:2800:220:1:248:1893:25c8:1946",
        "::ffff:8.8.8.8",
    ):
        assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
     "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://0/",
     "https://user:secret@example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://x/", "http://",
     "http://example.org:22/", "http://example.org:8080/", "http://example.org:99999/", "javascript:alert(1)",
     "http://exa\\mple.org/", "//example.org/"],
)  # fmt: skip
def test_an_address_that_leads_inside_is_not_asked(url: str) -> None:
    with pytest.raises(NotFetched):
        fetch_page(url)


def test_a_page_is_had_without_cookies_and_credentials(serve: Serve) -> None:
    server = serve({"/a?b=%C3%A9": page(b"<title>Quais</title>")})
    found = fetch_page(server.url("/a?b=é"))
    assert (found.body, found.charset) == (b"<title>Quais</title>", "utf-8")
    (asked,) = server.asked
    assert f"Host: pages.example:{server.port}" in asked and "Accept-Encoding: identity" in asked
    assert "ookie" not in asked and "Authorization" not in asked and "Referer" not in asked


def test_each_redirect_is_looked_at_anew(serve: Serve) -> None:
    server = serve(
        {"/a": moved("/b"), "/b": page(b"ici"), "/inside": moved("http://inside.example/")}
    )
    assert fetch_page(server.url("/a")).url == server.url("/b")
    for target in (
        "http://inside.example/",
        "http://127.0.0.2/",
        "file:///etc/passwd",
        "http://pages.example:22/",
    ):
        server.answers["/inside"] = moved(target)
        with pytest.raises(NotFetched):
            fetch_page(server.url("/inside"))


def test_redirects_have_an_end(serve: Serve) -> None:
    server = serve({"/a": moved("/a")})
    with pytest.raises(NotFetched, match="too many redirects"):
        fetch_page(server.url("/a"))
    assert len(server.asked) == fetching.REDIRECTS + 1


def test_a_name_with_one_address_inside_is_refused(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/": page(b"ici")})

    def both(host: str, port: int, **more: Any) -> Any:
        return [*_named("pages.example", port), *_named("inside.example", port)]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(NotFetched, match="public"):
        fetch_page(server.url())


def test_a_name_that_answers_otherwise_a_moment_later_leads_nowhere_else(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve({"/": page(b"ici")})
    asked: list[str] = []

    def rebinding(host: str, port: int, **more: Any) -> Any:
        asked.append(host)
        return _named("pages.example" if len(asked) == 1 else "inside.example", port)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert fetch_page(server.url()).body == b"ici"
    assert asked == ["pages.example"]


@pytest.mark.parametrize(
    "answer",
    [page(b"x", status="500 Internal Server Error"), page(b"{}", headers="Content-Type: application/json"),
     page(b"x", headers="X: y"), page(b"PK", headers="Content-Type: application/zip"), b"", b"nothing of HTTP\r\n\r\n",
     page(gzip.compress(b"x"), headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
     page(b"", headers="X: y", status="302 Found"), b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
     b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 1_000 + b"\r\n"],
)  # fmt: skip
def test_what_is_no_page_is_not_taken(serve: Serve, answer: bytes) -> None:
    server = serve({"/": answer})
    with pytest.raises(NotFetched):
        fetch_page(server.url())


def test_no_more_is_read_than_the_head_of_a_page_needs(serve: Serve) -> None:
    def endless(wire: socket.socket) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>x</title>")
        while True:
            wire.sendall(b" " * 65_536)

    server = serve({"/": endless})
    assert len(fetch_page(server.url()).body) == MAX_BYTES


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_drips_is_cut(
    serve: Serve, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    between = threading.Event()

    def dripping(wire: socket.socket) -> None:
        wire.sendall(said)
        for _ in range(10_000):
            wire.sendall(b"H")
            between.wait(0.01)

    server = serve({"/": dripping})
    with pytest.raises(NotFetched):
        fetch_page(server.url())
