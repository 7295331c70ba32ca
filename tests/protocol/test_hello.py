"""Connection: who comes in, what they are told first."""

import uuid

import pytest
from websockets.exceptions import InvalidStatus

from tests.protocol.account import Account, http, post
from tests.protocol.client import Client
from tests.protocol.seed import PASSWORD
from tests.protocol.server import Server


def refusal(server: Server, headers: dict[str, str], **options: object) -> int:
    with pytest.raises(InvalidStatus) as refused:
        Client(server.host, headers, **options)
    return refused.value.response.status_code


def signed_in(server: Server, email: str = "chloe@rivages.example") -> str:
    """Sign in as a browser does; return the cookie."""
    answer = http(server, "POST", "/api/v1/sessions/", {"email": email, "password": PASSWORD})
    assert answer.status == 201, answer
    return f"sessionid={answer.cookies['sessionid']}"


def test_hello_comes_first_and_alone(ada: Account) -> None:
    with ada.live() as client:
        hello = client.frames[0]
        assert isinstance(hello, dict)
        assert hello.keys() == {"type", "v", "epoch", "session", "heartbeat", "me", "heads"}
        assert (hello["type"], hello["v"], hello["heartbeat"]) == ("hello", 1, 25)
        assert hello["session"].startswith("s_")
        assert hello["epoch"]
        assert hello["me"] == {"id": ada.id, "name": ada.me["name"]}


def test_hello_travels_alone_while_others_talk(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as speaker:
        refs = [
            speaker.order("message.post", room=room.id, text=str(n), client_id=str(uuid.uuid4()))
            for n in range(8)
        ]
        with bruno.live() as listener:
            assert isinstance(listener.frames[0], dict)
            assert listener.frames[0]["type"] == "hello"
            for ref in refs:
                assert speaker.reply(ref)["ok"]
            last = max(reply["result"]["seq"] for reply in speaker.replies())
            heard = listener.hello["heads"][room.stream]
            if heard < last:
                seqs = [it["seq"] for it in listener.up_to(room.stream, last)]
                # What hello's head counts already may come once more: a client ignores it.
                new = [seq for seq in seqs if seq > heard]
                assert new == list(range(heard + 1, last + 1))


def test_heads_list_every_stream_of_the_person_also_those_at_zero(ada: Account) -> None:
    with ada.live() as client:
        heads = client.hello["heads"]
        rooms = ada.get("/rooms/")["results"]
        assert {f"room:{room['id']}": room["head"] for room in rooms}.items() <= heads.items()
        assert {it for it in heads if it.startswith("user:")} == {ada.stream}
        communities = {f"community:{it['id']}" for it in ada.get("/communities/")["results"]}
        assert {it for it in heads if it.startswith("community:")} == communities
        assert all(isinstance(head, int) and head >= 0 for head in heads.values())


def test_heads_hold_no_stream_of_a_room_that_one_has_not_joined(
    ada: Account, dede: Account
) -> None:
    room = ada.make_room()
    with dede.live() as client:
        assert room.stream not in client.hello["heads"]


def test_the_head_counts_what_was_said(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        seq = post(client, room, "Bonjour")["seq"]
    with ada.live() as client:
        assert client.hello["heads"][room.stream] == seq


def test_a_person_may_have_many_sockets_with_names_of_their_own(ada: Account) -> None:
    with ada.live() as first, ada.live() as second:
        assert first.hello["session"] != second.hello["session"]
        assert first.hello["epoch"] == second.hello["epoch"]


def test_the_handshake_chooses_no_subprotocol_and_frames_are_text(ada: Account) -> None:
    with ada.live() as client:
        assert client._connection.subprotocol is None


def test_nobody_is_turned_away_before_the_handshake(either: Server) -> None:
    expected = 401 if either.kind == "uvicorn" else 403
    for headers in ({}, {"Authorization": "Bearer cc_wrong"}, {"Authorization": "Bearer "}):
        assert refusal(either, headers) == expected
    assert refusal(either, {"Cookie": "sessionid=nothing"}) == expected


def test_a_browser_comes_in_with_its_session_from_the_site_itself(either: Server) -> None:
    cookie = signed_in(either)
    with Client(either.host, {"Cookie": cookie}, origin=f"http://{either.host}") as client:
        assert client.hello["type"] == "hello"


def test_a_page_of_another_site_is_refused_the_session(either: Server) -> None:
    cookie = signed_in(either)
    assert refusal(either, {"Cookie": cookie}, origin="https://ailleurs.example") == 403
    assert refusal(either, {"Cookie": cookie}, origin="null") == 403
    assert refusal(either, {"Cookie": cookie}) == 403


def test_a_token_is_asked_for_no_origin(either: Server) -> None:
    token = either.tokens["ada"]
    with Client(either.host, {"Authorization": f"Bearer {token}"}) as client:
        assert client.hello["me"]["name"]
    with Client(
        either.host, {"Authorization": f"Bearer {token}"}, origin="https://ailleurs.example"
    ) as client:
        assert client.hello["me"]["name"]
