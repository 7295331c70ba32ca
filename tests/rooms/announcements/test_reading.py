"""« J’ai lu »: each says so for themselves; those who follow the announcement up see who has, and remind the others."""

import json
from datetime import timedelta
from typing import Any

import time_machine

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.announcements.models import Receipt
from rooms.conversations.actions.members import leave_room, put_in
from tests.rooms.announcements.announcing import announce, read, readers, said, told
from tests.rooms.conversations.asking import ask, done, refused, shown
from tests.worlds.people import registered
from tests.worlds.rivages import World


def events(person: Person, type_: str) -> list[Any]:
    rows = Event.objects.filter(stream=f"user:{person.id}", type=type_).order_by("seq")
    return [json.loads(body) for body in rows.values_list("body", flat=True)]


def test_each_sees_their_own_and_those_who_lead_see_who_has_and_who_has_not(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    assert readers(world.ada, card, "unread") == ["Bruno Le Goff", "Chloé Martin"]
    moment = said(world.chloe, card)["read_at"]
    assert read(world.chloe, card)["read_at"] == moment
    assert said(world.chloe, card)["read_at"] == moment, "said twice, it was said once"
    assert (readers(world.bruno, card, "unread"), readers(world.bruno, card, "read")) == (
        ["Bruno Le Goff"],
        ["Chloé Martin"],
    )
    assert read(world.ada, card)["counts"] == {"read": 1, "expected": 2}
    assert read(world.chloe, card)["counts"] is None
    for door in ("readers/", "readers/export/"):
        assert refused(world.chloe, "get", f"announcements/{card['id']}/{door}")[0] == 403
        assert refused(world.dede, "get", f"announcements/{card['id']}/{door}")[0] == 404


def test_those_who_follow_it_up_count_live_and_the_others_hear_nothing(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    for person in (world.chloe, world.bruno):
        said(person, card)
    Worker().drain()
    for person in (world.ada, world.bruno):
        last = events(person, "announcement.counted")[-1]
        assert (last["read"], last["expected"]) == (2, 2)
    assert events(world.chloe, "announcement.counted") == []
    (mine,) = events(world.chloe, "announcement.acknowledged")
    assert mine["announcement_id"] == card["id"] and mine["read_at"]
    # A hundred at once would be one event for each who counts them.
    assert len(events(world.ada, "announcement.counted")) == 1


def test_what_was_said_by_mistake_is_taken_back(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    said(world.chloe, card)
    path = f"announcements/{card['id']}/receipt/"
    for _ in "ab":
        done(world.chloe, "delete", path, status=204)
    assert read(world.chloe, card)["read_at"] is None
    assert [one["read_at"] is None for one in events(world.chloe, "announcement.acknowledged")] == [
        False,
        True,
    ]


def test_nobody_confirms_what_is_their_own_or_what_does_not_ask_for_it(world: World) -> None:
    asked = announce(world.ada, world.news, receipt=True)
    plain = announce(world.ada, world.news)
    assert refused(world.ada, "put", f"announcements/{asked['id']}/receipt/")[0] == 403
    assert refused(world.chloe, "put", f"announcements/{plain['id']}/receipt/")[0] == 403
    assert refused(world.dede, "put", f"announcements/{asked['id']}/receipt/")[0] == 404
    assert not Receipt.objects.exists()


def test_saying_so_reads_the_notice_too(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    told(world.chloe)
    assert shown(world.chloe, "notices/")["unread"] == 1
    said(world.chloe, card)
    assert shown(world.chloe, "notices/")["unread"] == 0


def test_reminded_are_those_who_have_not_read_it_once_each_and_once_a_day(world: World) -> None:
    silent = registered("Silas Cloarec")
    put_in(world.news, [silent], by=world.ada)
    world.news.members.filter(person=silent).update(level="nothing")
    card = announce(world.ada, world.news, receipt=True)
    told(world.chloe)
    path = f"announcements/{card['id']}/reminders/"
    said(world.bruno, card)
    assert refused(world.chloe, "post", path)[0] == 403
    assert done(world.ada, "post", path) == {"people": 1}
    assert len(told(world.chloe)) == 2
    assert len(told(world.bruno)) == 1
    assert told(silent) == []
    assert refused(world.bruno, "post", path)[:2] == (409, "conflict")
    with time_machine.travel(now() + timedelta(hours=21), tick=False):
        said(world.chloe, card)
        status, _, _ = refused(world.ada, "post", path)
        assert status == 409, "there is nobody left to remind"


def test_who_has_left_the_room_is_not_counted_and_who_came_later_is(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    said(world.chloe, card)
    leave_room(actor=world.chloe, room_id=str(world.news.id))
    put_in(world.news, [registered("Nils Prigent")], by=world.ada)
    assert read(world.ada, card)["counts"] == {"read": 0, "expected": 2}
    assert readers(world.ada, card, "unread") == ["Bruno Le Goff", "Nils Prigent"]


def test_the_list_comes_by_pages_and_leaves_as_a_file_that_is_traced(world: World) -> None:
    card = announce(world.ada, world.news, receipt=True)
    put_in(world.news, [registered("=cmd|A1"), registered("Nils Prigent")], by=world.ada)
    said(world.chloe, card)
    page = shown(world.ada, f"announcements/{card['id']}/readers/?limit=2")
    names = [one["person"]["name"] for one in page["results"]]
    rest = ask(world.ada, "get", page["next"].partition("/api/v1/")[2]).json()
    names += [one["person"]["name"] for one in rest["results"]]
    assert names == ["=cmd|A1", "Bruno Le Goff", "Nils Prigent"]
    assert rest["next"] is None
    answer = ask(world.ada, "get", f"announcements/{card['id']}/readers/export/")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nom;Fonction;Organisation;A lu;Le (Europe/Paris)")
    assert lines[1].startswith("'=cmd|A1;")
    assert [line.split(";")[3] for line in lines[1:]] == ["non", "non", "oui", "non"]
    trace = shown(world.ada, f"communities/{world.community.id}/trace/")
    assert "announcement.exported" in {row["action"] for row in trace["results"]}
