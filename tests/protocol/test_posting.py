"""``message.post``: its fields, its thèmes, and that a repeat posts nothing, for ever."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.protocol.account import Account, Object, Room, post, say


def topics(viewer: Account, room: Room) -> list[Object]:
    found: list[Object] = viewer.get(f"{room.path}/topics/")["results"]
    return found


def test_a_post_answers_id_seq_and_time_and_is_heard_by_all(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    client_id = str(uuid.uuid4())
    with ada.live() as speaker, bruno.live() as listener:
        result = speaker.do("message.post", room=room.id, text="**Bonjour**", client_id=client_id)
        assert result.keys() == {"id", "seq", "posted_at"}
        for client in (speaker, listener):
            event = client.event("message.posted", stream=room.stream)
            message = event["message"]
            assert event["seq"] == message["seq"] == result["seq"]
            assert message["id"] == result["id"]
            assert message["posted_at"] == result["posted_at"]
            assert message["client_id"] == client_id
            assert message["author"]["id"] == ada.id
            assert "<strong>Bonjour</strong>" in message["html"]


def test_a_repeat_with_the_same_client_id_posts_nothing(ada: Account) -> None:
    room = ada.make_room()
    client_id = str(uuid.uuid4())
    with ada.live() as client:
        first = post(client, room, "Une fois", client_id=client_id)
        assert post(client, room, "Une fois", client_id=client_id) == first
        assert post(client, room, "Autre chose", client_id=client_id) == first
    with ada.live() as client:
        assert post(client, room, "Une fois", client_id=client_id) == first
    assert room.head == first["seq"]
    assert room.texts() == ["Une fois"]


def test_a_repeat_is_answered_the_same_after_the_content_became_unfit(ada: Account) -> None:
    room = ada.make_room()
    client_id = str(uuid.uuid4())
    with ada.live() as client:
        first = post(client, room, "Une fois", client_id=client_id)
        for changed in ({"text": " "}, {"text": "x" * 8001}, {"reply_to": str(uuid.uuid4())}):
            assert post(client, room, **{"text": "a", "client_id": client_id, **changed}) == first


def test_a_repeat_is_answered_the_same_after_the_right_was_lost(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room(chloe, visibility="private")
    client_id = str(uuid.uuid4())
    with chloe.live() as client:
        first = post(client, room, "J’y étais", client_id=client_id)
        ada.do("DELETE", f"{room.path}/members/{chloe.id}/")
        assert post(client, room, "J’y étais", client_id=client_id) == first
        assert (
            client.refused(
                "message.post", room=room.id, text="Et maintenant", client_id=str(uuid.uuid4())
            )["code"]
            == "not_found"
        )
    assert room.texts() == ["J’y étais"]


def test_a_client_id_belongs_to_its_author(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    client_id = str(uuid.uuid4())
    with ada.live() as a, bruno.live() as b:
        mine = post(a, room, "d’Ada", client_id=client_id)
        theirs = post(b, room, "de Bruno", client_id=client_id)
    assert mine["id"] != theirs["id"]
    assert room.texts() == ["d’Ada", "de Bruno"]


def test_two_sockets_resending_the_same_post_at_once_post_it_once(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as desk, ada.live() as phone:
        for number in range(4):
            client_id = str(uuid.uuid4())
            fields = {"room": room.id, "text": f"onglet {number}", "client_id": client_id}
            refs = [(client, client.order("message.post", **fields)) for client in (desk, phone)]
            first, second = (client.reply(ref)["result"] for client, ref in refs)
            assert first == second
    assert room.texts() == [f"onglet {number}" for number in range(4)]


def test_both_doors_at_once_post_it_once(ada: Account) -> None:
    room = ada.make_room()
    body = {"text": "Par deux portes", "client_id": str(uuid.uuid4())}
    with ada.live() as client, ThreadPoolExecutor(1) as elsewhere:
        ref = client.order("message.post", room=room.id, **body)
        by_rest = elsewhere.submit(ada.do, "POST", f"{room.path}/messages/", body)
        assert client.reply(ref)["result"]["id"] == by_rest.result()["id"]
    assert room.texts() == ["Par deux portes"]


def test_in_a_topic_room_a_post_without_a_topic_goes_to_the_general_one(ada: Account) -> None:
    room = ada.make_room(kind="topic")
    (general,) = topics(ada, room)
    assert general["general"] is True
    with ada.live() as client:
        seq = post(client, room, "Bonjour")["seq"]
        assert client.up_to(room.stream, seq)[-1]["message"]["topic"] == general["id"]


def test_a_new_topic_is_made_and_announced_before_its_message(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno, kind="topic")
    with ada.live() as client, bruno.live() as listener:
        seq = post(client, room, "On commence", new_topic="Électrification à quai")["seq"]
        made, posted = listener.up_to(room.stream, seq)[-2:]
        assert made["type"] == "topic.created"
        assert made["topic"]["title"] == "Électrification à quai"
        assert made["topic"].keys() >= {"id", "room", "title", "general", "created_at"}
        assert posted["message"]["topic"] == made["topic"]["id"]
    assert len(topics(ada, room)) == 2


@pytest.mark.parametrize("title", ["Électrification à quai", "ÉLECTRIFICATION À QUAI",
                                   "electrification a quai", "  électrification   à quai "])  # fmt: skip
def test_a_new_topic_of_a_known_name_is_the_one_there_is(ada: Account, title: str) -> None:
    room = ada.make_room(kind="topic")
    with ada.live() as client:
        first = post(client, room, "Un", new_topic="Électrification à quai")["seq"]
        second = post(client, room, "Deux", new_topic=title)["seq"]
        client.up_to(room.stream, second)
        assert second == first + 1
        one, two = (client.event("message.posted", seq=seq)["message"] for seq in (first, second))
        assert one["topic"] == two["topic"]


def test_a_topic_is_taken_by_its_id(ada: Account) -> None:
    room = ada.make_room(kind="topic")
    with ada.live() as client:
        post(client, room, "Un", new_topic="Dragage")
        (dragage,) = [it for it in topics(ada, room) if not it["general"]]
        seq = post(client, room, "Deux", topic=dragage["id"])["seq"]
        assert client.up_to(room.stream, seq)[-1]["message"]["topic"] == dragage["id"]


def test_topic_and_new_topic_together_are_invalid(ada: Account) -> None:
    room = ada.make_room(kind="topic")
    (general,) = topics(ada, room)
    with ada.live() as client:
        error = client.refused(
            "message.post", room=room.id, text="a", client_id=str(uuid.uuid4()),
            topic=general["id"], new_topic="Autre",
        )  # fmt: skip
        assert error["code"] == "invalid"
    assert len(topics(ada, room)) == 1


@pytest.mark.parametrize(
    ("title", "code"),
    [("", "invalid"), ("  ", "invalid"), ("\u200b", "invalid"), ("t" * 121, "too_large")],
)
def test_a_topic_without_a_fit_title_is_refused(ada: Account, title: str, code: str) -> None:
    room = ada.make_room(kind="topic")
    with ada.live() as client:
        error = client.refused(
            "message.post", room=room.id, text="a", client_id=str(uuid.uuid4()), new_topic=title
        )
        assert (error["code"], error["path"]) == (code, "$.new_topic")


def test_outside_topic_rooms_the_topic_is_null(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        seq = post(client, room, "Bonjour")["seq"]
        assert client.up_to(room.stream, seq)[-1]["message"]["topic"] is None


def test_a_reply_names_the_message_that_it_answers(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as a, bruno.live() as b:
        asked = post(a, room, "Qui vient ?")
        seq = post(b, room, "Moi", reply_to=asked["id"])["seq"]
        assert a.up_to(room.stream, seq)[-1]["message"]["reply_to"] == asked["id"]


def test_a_topic_reply_or_attachment_of_elsewhere_is_not_found_with_its_path(ada: Account) -> None:
    room, elsewhere = ada.make_room(kind="topic"), ada.make_room(kind="topic")
    (topic,) = topics(ada, elsewhere)
    message = say(ada, elsewhere, "Ailleurs")
    wrong = {
        "topic": [topic["id"], str(uuid.uuid4()), "none"],
        "reply_to": [message["id"], str(uuid.uuid4()), "none"],
        "attachments": [[str(uuid.uuid4())]],
    }
    with ada.live() as client:
        for field, values in wrong.items():
            for value in values:
                error = client.refused(
                    "message.post", room=room.id, text="a", client_id=str(uuid.uuid4()),
                    **{field: value},
                )  # fmt: skip
                assert error["code"] == "not_found"
                assert error["path"].startswith(f"$.{field}")
    assert room.texts() == []


def test_a_mention_names_the_person(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as client:
        written = f"Bonjour @[{bruno.me['name']}]({bruno.id})"
        plain = f"Bonjour @{bruno.me['name']}"
        seqs = [post(client, room, text)["seq"] for text in (plain, written)]
        client.up_to(room.stream, seqs[-1])
        named = [client.event("message.posted", seq=seq)["message"]["mentions"] for seq in seqs]
    assert {"kind": "person", "id": bruno.id} in [it for found in named for it in found]


def test_the_clock_of_the_client_does_not_matter(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        error = client.refused(
            "message.post", room=room.id, text="Hier", client_id=str(uuid.uuid4()),
            posted_at="2020-01-01T00:00:00.000Z",
        )  # fmt: skip
        assert (error["code"], error["path"]) == ("invalid", "$.posted_at")
        first, second = (post(client, room, "Maintenant")["posted_at"] for _ in range(2))
        assert first <= second


def test_an_announcement_room_takes_posts_of_animators_and_replies_of_members(
    ada: Account, bruno: Account, chloe: Account
) -> None:
    room = ada.make_room(bruno, chloe, kind="announcement")
    with bruno.live() as animator, chloe.live() as member:
        news = post(animator, room, "Nouvelle")
        error = member.refused(
            "message.post", room=room.id, text="Moi aussi", client_id=str(uuid.uuid4())
        )
        assert error["code"] == "forbidden"
        assert post(member, room, "Merci", reply_to=news["id"])["seq"] > news["seq"]
        ada.do("PATCH", f"{room.path}/", {"comments": False})
        error = member.refused(
            "message.post", room=room.id, text="Encore", client_id=str(uuid.uuid4()),
            reply_to=news["id"],
        )  # fmt: skip
        assert error["code"] == "forbidden"
