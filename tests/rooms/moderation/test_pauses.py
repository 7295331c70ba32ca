"""Slow mode and time-outs: who waits, until when, and that nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now, wire
from chatcore.live import log
from rooms.conversations.actions.time_outs import end_time_outs
from rooms.conversations.models import TimeOut
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.rooms.moderation.handling import told
from tests.worlds.rivages import World, say


def slowed(world: World, seconds: int) -> Any:
    return done(world.bruno, "patch", f"rooms/{world.quay.id}/", {"slow_mode": seconds})


def test_in_a_slow_room_a_second_message_is_told_when_it_may_come(world: World) -> None:
    assert slowed(world, 60)["slow_mode"] == 60
    path = f"rooms/{world.quay.id}/messages/"
    say(world.chloe, "Un", world.quay)
    answer = ask(world.chloe, "post", path, a_post("Deux"))
    assert answer.status_code == 429 and answer.json()["code"] == "rate_limited"
    assert 55 < float(answer.headers["retry-after"]) <= 60
    assert "mode lent" in answer.json()["detail"]
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert card["next_turn_at"] and card["abilities"]["post"]
    with time_machine.travel(now() + timedelta(seconds=61)):
        assert ask(world.chloe, "post", path, a_post("Deux")).status_code == 201


def test_a_repeat_is_answered_and_those_who_lead_do_not_wait(world: World) -> None:
    slowed(world, 60)
    path, body = f"rooms/{world.quay.id}/messages/", a_post("Un")
    assert ask(world.chloe, "post", path, body).status_code == 201
    assert ask(world.chloe, "post", path, body).status_code == 200
    for _ in range(2):
        say(world.bruno, "J’anime", world.quay)
    assert shown(world.bruno, f"rooms/{world.quay.id}/")["next_turn_at"] is None


def test_deleting_what_one_said_gives_no_turn(world: World) -> None:
    slowed(world, 60)
    said = say(world.chloe, "Un", world.quay)
    done(world.chloe, "delete", f"messages/{said.id}/", status=204)
    assert ask(world.chloe, "post", f"rooms/{world.quay.id}/messages/", a_post()).status_code == 429


def test_only_who_leads_sets_the_pace_and_within_six_hours(world: World) -> None:
    path = f"rooms/{world.quay.id}/"
    assert refused(world.chloe, "patch", path, {"slow_mode": 5})[:2] == (403, "forbidden")
    for seconds in (-1, 21_601):
        assert refused(world.bruno, "patch", path, {"slow_mode": seconds})[2] == "$.slow_mode"
    assert slowed(world, 21_600)["slow_mode"] == 21_600


def paused(quay: Quay, room: bool = False, hours: int = 2) -> Any:
    world = quay.world
    body = {
        "person": str(quay.emile.id),
        "ends_at": wire(now() + timedelta(hours=hours)),
        "reason": "Trois messages insultants ce matin.",
        "room": str(world.quay.id) if room else None,
    }
    return done(world.bruno, "post", f"communities/{world.community.id}/time-outs/", body, 201)


def test_a_time_out_lets_read_and_neither_write_nor_react_nor_edit(quay: Quay) -> None:
    world = quay.world
    mine = say(quay.emile, "Avant", world.quay)
    before = log.head_of(f"user:{quay.emile.id}")
    paused(quay)
    path = f"rooms/{world.quay.id}/messages/"
    status, code, _ = refused(quay.emile, "post", path, a_post("Et alors"))
    assert (status, code) == (403, "forbidden")
    assert "pause" in ask(quay.emile, "post", path, a_post()).json()["detail"]
    assert refused(quay.emile, "put", f"messages/{mine.id}/reactions/👍/")[0] == 403
    assert refused(quay.emile, "patch", f"messages/{mine.id}/", {"text": "Non"})[0] == 403
    assert shown(quay.emile, path)["results"]
    abilities = shown(quay.emile, f"rooms/{world.quay.id}/")["abilities"]
    assert not any(abilities[one] for one in ("post", "reply", "react"))
    assert "abilities.changed" in [e.type for e in log.after(f"user:{quay.emile.id}", before)]
    assert told(quay.emile) == [("Une pause vous est imposée", "/signalements")]
    (card,) = shown(quay.emile, "time-outs/")["results"]
    assert card["reason"] == "Trois messages insultants ce matin."


def test_the_writer_itself_asks_whether_there_is_a_time_out(quay: Quay) -> None:
    from chatcore.foundation.errors import Forbidden

    paused(quay, room=True)
    with pytest.raises(Forbidden, match="time-out"):
        say(quay.emile, "Texte simple, sans une requête de plus", quay.world.quay)
    say(quay.world.chloe, "Moi, je parle", quay.world.quay)


def test_a_time_out_in_a_room_is_of_that_room(quay: Quay) -> None:
    world = quay.world
    paused(quay, room=True)
    other = done(
        quay.emile,
        "post",
        "rooms/",
        {"kind": "topic", "name": "Ailleurs", "community": str(world.community.id)},
        status=201,
    )
    assert other["abilities"]["post"] and other["silenced_until"] is None


def test_it_ends_by_itself_and_every_device_hears_it(quay: Quay) -> None:
    paused(quay, hours=1)
    assert end_time_outs() == 0
    with time_machine.travel(now() + timedelta(hours=2)):
        # Nobody waits for the job.
        say(quay.emile, "Me revoilà", quay.world.quay)
        before = log.head_of(f"user:{quay.emile.id}")
        assert end_time_outs() == 1 and not TimeOut.objects.exists()
        assert [e.type for e in log.after(f"user:{quay.emile.id}", before)] == ["abilities.changed"]
        assert told(quay.emile) == []


def test_it_can_be_lifted(quay: Quay) -> None:
    world = quay.world
    given = paused(quay)
    path = f"communities/{world.community.id}/time-outs/"
    assert [one["id"] for one in shown(world.ada, path)["results"]] == [given["id"]]
    assert refused(world.chloe, "delete", f"{path}{given['id']}/")[:2] == (403, "forbidden")
    done(world.ada, "delete", f"{path}{given['id']}/", status=204)
    assert refused(world.ada, "delete", f"{path}{given['id']}/")[2] == "$.time_out"
    say(quay.emile, "Merci", world.quay)


def test_nobody_silences_administrators_nor_an_animator_another(quay: Quay) -> None:
    world = quay.world
    path = f"communities/{world.community.id}/time-outs/"
    body = {"ends_at": wire(now() + timedelta(hours=1)), "reason": "Parce que c’est ainsi."}
    for person, by in ((world.ada, world.bruno), (world.bruno, world.bruno)):
        assert refused(by, "post", path, {**body, "person": str(person.id)})[0] == 403
    assert refused(world.chloe, "post", path, {**body, "person": str(quay.emile.id)})[0] == 403
    done(world.ada, "post", path, {**body, "person": str(world.bruno.id)}, status=201)
    assert refused(world.ada, "post", path, {**body, "person": "x"})[2] == "$.person"
    short = {**body, "person": str(quay.emile.id), "reason": "Non"}
    assert refused(world.ada, "post", path, short)[2] == "$.reason"
    private = {**body, "person": str(quay.emile.id), "room": "ailleurs"}
    assert refused(world.ada, "post", path, private)[2] == "$.room"
