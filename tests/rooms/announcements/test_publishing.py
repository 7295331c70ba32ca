"""Announcing: whom it reaches is known before, and said by the same rule afterwards; comments open or closed."""

import uuid
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.clock import now
from chatcore.notices.models import Notice, Preferences
from chatcore.people.models import Person
from integrations.bots.actions import create_bot
from rooms.announcements.models import Announcement
from rooms.conversations.actions.members import put_in
from rooms.conversations.models import Message
from tests.rooms.announcements.announcing import announce, read, told
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.people import registered
from tests.worlds.rivages import World, say


def test_as_many_are_told_as_were_shown_before(world: World) -> None:
    silent, summed, robot = (
        registered("Silas Cloarec"),
        registered("Rose Guéguen"),
        create_bot(actor=world.ada, community_id=world.community.id, name="Marée")[0].person,
    )
    put_in(world.news, [silent, summed, robot], by=world.ada)
    world.news.members.filter(person=silent).update(level="nothing")
    Preferences.objects.create(person=summed, preset="digest")
    audience = shown(world.ada, f"rooms/{world.news.id}/audience/")
    assert audience == {
        "people": 3, "digest": 1, "silent": 1,
        "room_name": "Annonces", "community_name": "Réseau Rivages",
    }  # fmt: skip
    card = announce(world.ada, world.news)
    assert card["audience"] == 3
    assert told(world.chloe) == [("announcement", "Écluse fermée lundi.")]
    assert Notice.objects.filter(about=card["message"]).count() == 3


def test_who_may_not_announce_is_not_told_whom_it_would_reach(world: World) -> None:
    for person, expected in ((world.chloe, 403), (world.dede, 404)):
        assert refused(person, "get", f"rooms/{world.news.id}/audience/")[0] == expected
        body = a_post()
        assert refused(person, "post", f"rooms/{world.news.id}/announcements/", body)[0] == expected
    assert refused(world.ada, "post", f"rooms/{world.quay.id}/announcements/", a_post())[0] == 403
    assert not Message.objects.exists()


def test_an_announcement_sent_twice_appears_once(world: World) -> None:
    body = a_post("Une fois", receipt=True)
    path = f"rooms/{world.news.id}/announcements/"
    first = done(world.bruno, "post", path, body, 201)
    assert done(world.bruno, "post", path, body, 200)["id"] == first["id"]
    assert Announcement.objects.count() == Message.objects.count() == 1
    taken = str(uuid.uuid4())
    done(world.bruno, "post", f"rooms/{world.news.id}/messages/", a_post(client_id=taken), 201)
    assert refused(world.bruno, "post", path, a_post(client_id=taken))[:2] == (409, "conflict")


def test_what_is_not_right_is_refused_and_says_where(world: World) -> None:
    path = f"rooms/{world.news.id}/announcements/"
    for wrong, at in (
        ({"text": " "}, "$.text"),
        ({"home_until": (now() - timedelta(hours=1)).isoformat()}, "$.home_until"),
        ({"home_until": (now() + timedelta(days=91)).isoformat()}, "$.home_until"),
        ({"home_until": "demain"}, "$.home_until"),
        ({"receipt": "oui"}, "$.receipt"),
    ):
        assert refused(world.ada, "post", path, {**a_post(), **wrong})[::2] == (400, at)
    assert not Message.objects.exists()


def test_the_message_shows_what_it_asks_for_to_those_who_read_it_and_to_nobody_else(
    world: World,
) -> None:
    card = announce(world.ada, world.news, receipt=True)
    (message,) = shown(world.chloe, f"rooms/{world.news.id}/messages/")["results"]
    assert message["card"] == {"kind": "announcement", "id": card["id"]}
    mine = read(world.chloe, card)
    assert (mine["receipt"], mine["read_at"], mine["counts"]) == (True, None, None)
    assert mine["abilities"] == {
        "acknowledge": True, "follow": False, "remind": False, "change": False, "comment": True,
    }  # fmt: skip
    path = f"announcements/?ids={card['id']},{uuid.uuid4()},x"
    assert [one["id"] for one in shown(world.chloe, path)["results"]] == [card["id"]]
    stranger = registered("Zoé Blanc", email="zoe@cimes.example")
    for person in (world.dede, stranger):
        assert shown(person, path)["results"] == []
        assert refused(person, "get", f"announcements/{card['id']}/")[:2] == (404, "not_found")
    done(world.ada, "delete", f"messages/{card['message']}/", status=204)
    assert refused(world.chloe, "get", f"announcements/{card['id']}/")[0] == 404


def test_closed_to_comments_it_takes_them_from_nobody_but_those_who_announce(
    world: World,
) -> None:
    card = announce(world.ada, world.news, comments=False)
    path = f"rooms/{world.news.id}/messages/"
    reply = a_post("Noté", reply_to=card["message"])
    status, code, _ = refused(world.chloe, "post", path, reply)
    assert (status, code) == (403, "forbidden")
    assert read(world.chloe, card)["abilities"]["comment"] is False
    addition = say(world.bruno, "À 14 h", world.news, reply_to=card["message"])
    # Nor is what was added a way around it.
    around = a_post("Noté", reply_to=str(addition.id))
    assert refused(world.chloe, "post", path, around)[0] == 403
    other = say(world.ada, "Une autre", world.news)
    say(world.chloe, "Merci", world.news, reply_to=str(other.id))


def test_comments_close_and_open_again_with_what_was_said_meanwhile(world: World) -> None:
    card = announce(world.ada, world.news)
    comment = say(world.chloe, "Toute la journée ?", world.news, reply_to=card["message"])
    path = f"announcements/{card['id']}/"
    assert refused(world.chloe, "patch", path, {"comments": False})[0] == 403
    assert done(world.bruno, "patch", path, {"comments": False})["comments"] is False
    again = a_post("Et mardi ?", reply_to=str(comment.id))
    assert refused(world.chloe, "post", f"rooms/{world.news.id}/messages/", again)[0] == 403
    done(world.bruno, "patch", path, {"comments": True})
    done(world.chloe, "post", f"rooms/{world.news.id}/messages/", again, 201)


def test_many_announcements_cost_no_more_queries_than_one(world: World) -> None:
    def cost(viewer: Person, ids: list[str]) -> int:
        shown(viewer, f"announcements/?ids={','.join(ids)}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            shown(viewer, f"announcements/?ids={','.join(ids)}")
        return len(queries)

    ids = [announce(world.ada, world.news, f"Avis {n}", receipt=True)["id"] for n in range(5)]
    for viewer in (world.chloe, world.bruno):
        assert cost(viewer, ids) == cost(viewer, ids[:1])


def test_posting_costs_the_same_whether_anything_is_closed_or_not(
    world: World, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    card = announce(world.ada, world.news, comments=False)
    say(world.bruno, "À 14 h", world.news, reply_to=card["message"])
    with CaptureQueriesContext(connection) as queries:
        announce(world.ada, world.news, "Sans commentaires", comments=False)
    with CaptureQueriesContext(connection) as more:
        announce(world.ada, world.news, "Encore", comments=False)
    assert len(more) == len(queries)
