"""Refusals speak the language that the person has chosen, on every door."""

import uuid
from collections.abc import Iterator

import pytest

from tests.protocol.account import Account, Object, http
from tests.protocol.client import Client
from tests.protocol.server import Server


@pytest.fixture
def english(bruno: Account) -> Iterator[Account]:
    """Bruno, who reads English for the time of a test."""
    bruno.do("PATCH", "/me/", {"language": "en"})
    yield bruno
    bruno.do("PATCH", "/me/", {"language": "fr"})


def refusal(client: Client) -> Object:
    return client.refused("read.mark", room="none", seq=1)


def test_the_socket_answers_in_the_persons_language(chloe: Account, english: Account) -> None:
    with chloe.live() as french, english.live() as other:
        assert refusal(french)["title"] == "Introuvable"
        assert refusal(other)["title"] == "Not found"


def test_a_change_of_language_reaches_the_open_sockets(bruno: Account) -> None:
    with bruno.live() as client:
        assert refusal(client)["title"] == "Introuvable"
        bruno.do("PATCH", "/me/", {"language": "en"})
        try:
            assert refusal(client)["title"] == "Not found"
        finally:
            bruno.do("PATCH", "/me/", {"language": "fr"})


def test_rest_answers_in_the_persons_language(chloe: Account, english: Account) -> None:
    path = f"/rooms/{uuid.uuid4()}/"
    assert chloe.refused("GET", path)["title"] == "Introuvable"
    assert chloe.refused("GET", path, **{"Accept-Language": "en"})["title"] == "Introuvable"
    assert english.refused("GET", path)["title"] == "Not found"


def test_whoever_is_not_signed_in_is_answered_in_their_browsers_language(server: Server) -> None:
    for language, title in (
        ("en-GB,en;q=0.9", "You are not signed in"),
        ("fr", "Vous n’avez pas ouvert de session"),
        ("de", "Vous n’avez pas ouvert de session"),
    ):
        answer = http(server, "GET", "/api/v1/me/", headers={"Accept-Language": language})
        assert answer.problem["title"] == title


def test_every_refusal_has_words_in_both_languages(chloe: Account, english: Account) -> None:
    wrong = [
        ("nothing.known", {}),
        ("ping", {"x": 1}),
        ("read.mark", {"room": "none", "seq": 1}),
        ("read.mark", {"room": "none", "seq": "one"}),
        ("presence.set", {"state": "busy", "text": "t" * 101}),
        ("stream.resume", {"positions": {}, "epoch": "other"}),
    ]
    with chloe.live() as french, english.live() as other:
        for kind, fields in wrong:
            ours, theirs = (client.refused(kind, **fields) for client in (french, other))
            assert ours["code"] == theirs["code"]
            assert ours["title"] != theirs["title"]
            assert ours["detail"] != theirs["detail"]
