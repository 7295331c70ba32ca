"""What ends a live socket: the end of its session, of its token, of the account (4003)."""

import time

import pytest
from websockets.exceptions import InvalidStatus

from tests.protocol.account import Account
from tests.protocol.browser import Browser
from tests.protocol.client import Client
from tests.protocol.seed import PASSWORD
from tests.protocol.server import Server

# "Within one second", on processors that other work may share.
SOON = 5.0


def ends_with_4003(client: Client) -> None:
    began = time.monotonic()
    assert client.close_code(SOON) == 4003
    assert time.monotonic() - began < SOON


def test_signing_out_closes_the_sockets_of_that_session_only(either: Server) -> None:
    here, elsewhere = Browser(either), Browser(either)
    with here.live() as first, here.live() as second, elsewhere.live() as other:
        assert here.ask("DELETE", "/sessions/current/").status == 204
        ends_with_4003(first)
        ends_with_4003(second)
        assert other.do("ping") == {}
    with pytest.raises(InvalidStatus):
        here.live()


def test_a_session_revoked_from_elsewhere_is_closed(server: Server) -> None:
    lost, mine = Browser(server), Browser(server)
    with lost.live() as client, mine.live() as other:
        sessions = lost.ask("GET", "/sessions/").body["results"]
        (current,) = [it for it in sessions if it["current"]]
        assert mine.ask("DELETE", f"/sessions/{current['id']}/").status == 204
        ends_with_4003(client)
        assert other.do("ping") == {}
    assert lost.ask("GET", "/me/").status in (401, 403)


def test_what_a_session_changes_needs_its_csrf_token(server: Server) -> None:
    answer = Browser(server).ask("PATCH", "/me/", {"title": "Autre"}, csrf=False)
    assert answer.status == 403
    assert answer.problem["code"] == "csrf_failed"


def test_a_revoked_token_is_closed_and_comes_in_no_more(either: Server) -> None:
    bruno = Account(either, either.tokens["bruno"])
    made = bruno.do("POST", "/me/tokens/", {"name": "essai"})
    robot = Account(either, made["token"])
    with robot.live() as client, bruno.live() as other:
        bruno.do("DELETE", f"/me/tokens/{made['id']}/")
        ends_with_4003(client)
        assert other.do("ping") == {}
    assert robot.refused("GET", "/me/")["code"] == "unauthenticated"
    with pytest.raises(InvalidStatus):
        robot.live()


def test_a_closed_account_is_closed_everywhere(own_server: Server) -> None:
    chloe = Account(own_server, own_server.tokens["chloe"])
    browser = Browser(own_server)
    with browser.live() as page, chloe.live() as script:
        answer = browser.ask("DELETE", "/me/", {"password": PASSWORD})
        assert answer.status == 204, answer
        ends_with_4003(page)
        ends_with_4003(script)
    assert chloe.refused("GET", "/me/")["code"] == "unauthenticated"
    with pytest.raises(InvalidStatus):
        chloe.live()


def test_a_changed_password_signs_the_other_browsers_out(own_server: Server) -> None:
    here, elsewhere = Browser(own_server, "bruno"), Browser(own_server, "bruno")
    with here.live() as mine, elsewhere.live() as other:
        body = {"current": PASSWORD, "new": "un autre mot de passe, plus long"}
        assert here.ask("PUT", "/me/password/", body).status == 204
        ends_with_4003(other)
        assert mine.do("ping") == {}


def test_a_wrong_token_is_told_so_over_rest(server: Server) -> None:
    for token in ("cc_wrong", "", "x", "cc_" + "é" * 40):
        account = Account(server, token.encode().decode("latin-1"))
        problem = account.refused("GET", "/me/")
        assert (problem["status"], problem["code"]) == (401, "unauthenticated")


def test_wrong_credentials_are_refused_alike_for_known_and_unknown_people(server: Server) -> None:
    nobody = Account(server, "")
    answers = [
        nobody.ask("POST", "/sessions/", {"email": email, "password": "faux"}, Authorization="")
        for email in ("dede@rivages.example", "personne@rivages.example")
    ]
    assert [answer.status for answer in answers] == [401, 401]
    known, unknown = (answer.problem for answer in answers)
    assert known == unknown
    assert known["code"] == "wrong_credentials"
