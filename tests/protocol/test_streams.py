"""Streams: ordered without holes, joined and left on every socket of a person within a second."""

import time
import uuid

import pytest

from tests.protocol.account import Account, post, say
from tests.protocol.client import Client
from tests.protocol.server import Server

# "Within one second", on processors that other work may share.
SOON = 5.0


def test_joining_a_public_room_opens_its_stream_on_every_socket(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room()
    with chloe.live() as desk, chloe.live() as phone, ada.live() as speaker:
        chloe.do("PUT", f"{room.path}/members/me/")
        for client in (desk, phone):
            opened = client.event("room.joined", SOON, room=room.id)
            assert opened["stream"] == chloe.stream
        seq = post(speaker, room, "Bienvenue")["seq"]
        for client in (desk, phone):
            assert [it["seq"] for it in client.up_to(room.stream, seq)] == [seq - 1, seq]


def test_room_joined_comes_before_the_first_event_of_the_new_stream(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room()
    with ada.live() as speaker, chloe.live() as client:
        post(speaker, room, "Avant")
        chloe.do("PUT", f"{room.path}/members/me/")
        seq = post(speaker, room, "Après")["seq"]
        client.up_to(room.stream, seq)
        joined = client.event("room.joined", room=room.id)
        first = next(it for it in client.objects if it.get("stream") == room.stream)
        assert client.objects.index(joined) < client.objects.index(first)
        assert first["seq"] == joined["head"] + 1
        assert (first["type"], first["person"]) == ("member.joined", chloe.id)


def test_an_invitation_opens_the_stream_too(ada: Account, bruno: Account) -> None:
    room = ada.make_room(visibility="private")
    with bruno.live() as client:
        ada.do("POST", f"{room.path}/members/", {"people": [bruno.id]})
        client.event("room.joined", SOON, room=room.id)
        message = say(ada, room, "Bonjour Bruno")
        client.event("message.posted", stream=room.stream, seq=message["seq"])


def test_a_direct_conversation_opens_its_stream_for_all_of_its_people(
    ada: Account, bruno: Account, dede: Account
) -> None:
    with bruno.live() as client:
        card = ada.do("POST", "/rooms/", {"kind": "direct", "people": [bruno.id, dede.id]})
        assert card["kind"] == "direct"
        if f"room:{card['id']}" not in client.hello["heads"]:
            client.event("room.joined", SOON, room=card["id"])
        again = ada.ask("POST", "/rooms/", {"kind": "direct", "people": [dede.id, bruno.id]})
        assert (again.status, again.body["id"]) == (200, card["id"])


def test_leaving_closes_the_stream_on_every_socket(ada: Account, chloe: Account) -> None:
    room = ada.make_room(chloe)
    with chloe.live() as desk, chloe.live() as phone, ada.live() as speaker:
        chloe.do("DELETE", f"{room.path}/members/me/")
        for client in (desk, phone):
            left = client.event("room.left", SOON, room=room.id)
            assert left["stream"] == chloe.stream
            assert isinstance(left["head"], int)
        post(speaker, room, "Entre nous")
        hears_nothing_more(chloe, room.stream, [desk, phone])


def test_whoever_is_taken_out_hears_nothing_more_from_the_room(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room(chloe)
    with chloe.live() as client, ada.live() as speaker:
        began = time.monotonic()
        ada.do("DELETE", f"{room.path}/members/{chloe.id}/")
        client.event("room.left", SOON, room=room.id)
        assert time.monotonic() - began < SOON
        seq = post(speaker, room, "Entre nous")["seq"]
        speaker.up_to(room.stream, seq)
        speaker.do("typing.start", room=room.id)
        hears_nothing_more(chloe, room.stream, [client])
        assert client.count("typing.started", room=room.id) == 0
        assert client.do(
            "stream.resume", positions={room.stream: 0}, epoch=client.hello["epoch"]
        ) == {room.stream: {"gone": True}}
        assert client.refused("read.mark", room=room.id, seq=1)["code"] == "forbidden"


def test_whoever_is_taken_out_of_a_group_hears_nothing_more_from_its_rooms(
    ada: Account, chloe: Account
) -> None:
    (community,) = ada.do("GET", "/communities/")["results"][:1]
    group = ada.do("POST", f"/communities/{community['id']}/groups/", {"name": "Pilotes"})
    room = ada.do("POST", "/rooms/", {"group": group["id"], "kind": "club", "name": "Passerelle"})
    stream = f"room:{room['id']}"
    with chloe.live() as client:
        ada.do("PUT", f"/groups/{group['id']}/members/{chloe.id}/", {"status": "member"})
        client.event("room.joined", SOON, room=room["id"])
        said = ada.do("POST", f"/rooms/{room['id']}/messages/", a_message("Bonjour Chloé"))
        client.event("message.posted", stream=stream, seq=said["seq"])
        ada.do("DELETE", f"/groups/{group['id']}/members/{chloe.id}/")
        client.event("room.left", SOON, room=room["id"])
        ada.do("POST", f"/rooms/{room['id']}/messages/", a_message("Entre nous"))
        hears_nothing_more(chloe, stream, [client])


def test_whoever_leaves_a_project_hears_nothing_more_from_its_room(
    ada: Account, chloe: Account
) -> None:
    (community,) = ada.do("GET", "/communities/")["results"][:1]
    body = {"title": "Bornes de quai", "state": "open"}
    project = ada.do("POST", f"/communities/{community['id']}/projects/", body)
    path = f"/projects/{project['id']}"
    (room,) = (
        one for one in ada.do("GET", "/rooms/")["results"] if one["group"] == project["group"]
    )
    stream = f"room:{room['id']}"
    with chloe.live() as client:
        chloe.do("PUT", f"{path}/people/me/", {"message": "Bonjour"})
        ada.do("PUT", f"{path}/entrances/{chloe.id}/")
        client.event("abilities.changed", project=project["id"])
        client.event("room.joined", SOON, room=room["id"])
        said = ada.do("POST", f"/rooms/{room['id']}/messages/", a_message("Bienvenue"))
        client.event("message.posted", stream=stream, seq=said["seq"])
        chloe.do("DELETE", f"{path}/people/me/")
        client.event("room.left", SOON, room=room["id"])
        ada.do("POST", f"/rooms/{room['id']}/messages/", a_message("Entre nous"))
        hears_nothing_more(chloe, stream, [client])


def a_message(text: str) -> dict[str, str]:
    return {"text": text, "client_id": str(uuid.uuid4())}


def hears_nothing_more(person: Account, stream: str, clients: list[Client]) -> None:
    """A later event of another stream comes, and nothing of ``stream`` came before it."""
    marker = person.make_room()
    for client in clients:
        left = client.event("room.left", stream=person.stream)
        client.event("room.joined", room=marker.id)
        after = client.objects[client.objects.index(left) :]
        assert [it for it in after if it.get("stream") == stream] == []


def test_a_stream_has_no_holes_whoever_writes_in_it(
    ada: Account, bruno: Account, chloe: Account
) -> None:
    room = ada.make_room(bruno, chloe)
    with ada.live() as a, bruno.live() as b, chloe.live() as c:
        began = c.hello["heads"][room.stream]
        orders = [
            (client, client.order("message.post", room=room.id, text=f"{name} {n}", client_id=id_))
            for n in range(5)
            for name, client, id_ in (
                ("a", a, f"00000000-0000-4000-8000-{n:06d}{room.id[-6:]}"),
                ("b", b, f"00000000-0000-4000-8000-{n:06d}{room.id[-6:]}"),
            )
        ]
        seqs = sorted(client.reply(ref)["result"]["seq"] for client, ref in orders)
        assert seqs == list(range(began + 1, began + 11))
        for client in (a, b, c):
            client.up_to(room.stream, seqs[-1])
            heard = [it["seq"] for it in client.objects if it.get("stream") == room.stream]
            assert heard == seqs


def test_the_bytes_of_an_event_are_the_same_for_everyone(
    ada: Account, bruno: Account, chloe: Account
) -> None:
    room = ada.make_room(bruno, chloe)
    with ada.live() as a, bruno.live() as b, chloe.live() as c:
        seq = post(a, room, "Le **même** pour @tous")["seq"]
        events = [client.up_to(room.stream, seq)[-1] for client in (a, b, c)]
        assert events[0] == events[1] == events[2]


def test_heads_come_at_every_beat_for_streams_that_moved(open_server: Server) -> None:
    ada = Account(open_server, open_server.tokens["ada"])
    room = ada.make_room()
    still = ada.make_room()
    with ada.live() as client:
        assert client.hello["heartbeat"] == 1
        seq = post(client, room, "Bougeons")["seq"]
        heads = client.until(
            lambda it: it["type"] == "heads" and it["heads"].get(room.stream) == seq
        )
        assert heads.keys() == {"type", "heads"}
        assert all(
            still.stream not in it["heads"] for it in client.objects if it["type"] == "heads"
        )
        later = post(client, room, "Encore")["seq"]
        client.until(lambda it: it["type"] == "heads" and it["heads"].get(room.stream) == later)
        told = [it for it in client.objects if it["type"] == "heads" and room.stream in it["heads"]]
        assert [it["heads"][room.stream] for it in told] == sorted(
            {it["heads"][room.stream] for it in told}
        )


def test_a_community_hears_of_a_new_public_room_and_not_of_a_private_one(
    ada: Account, chloe: Account
) -> None:
    stream = f"community:{ada.community}"
    with chloe.live() as client:
        hidden = ada.make_room(visibility="private")
        shown = ada.make_room(visibility="public")
        event = client.until(
            lambda it: it["type"] == "room.changed" and it["room"]["id"] == shown.id
        )
        assert event["stream"] == stream
        assert hidden.id not in str(client.objects)


@pytest.mark.parametrize("word", ["people", "community", "topic"])
def test_a_stream_that_is_none_is_gone(ada: Account, word: str) -> None:
    with ada.live() as client:
        stream = f"{word}:nothing"
        result = client.do("stream.resume", positions={stream: 0}, epoch=client.hello["epoch"])
        assert result == {stream: {"gone": True}}
