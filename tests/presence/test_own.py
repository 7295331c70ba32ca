"""What people say of themselves, and how far they show that they are there: nothing leaks of who hides."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.live.models import Event
from chatcore.notices.models import Preferences
from chatcore.people.models import Person
from presence.actions.batch import Change, write_batch
from presence.models import Process
from presence.selectors.states import active_among, states_of
from tests.presence.conftest import NOON, at, state
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, build_world

Devices = Callable[..., Change]


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def write(db: None) -> Callable[..., Any]:
    process = new_id()

    def batch(*changes: object) -> Any:
        begins = not Process.objects.exists()
        return write_batch(process, changes, begins=begins)

    return batch


def profile(viewer: Person, person: Person) -> Any:
    return shown(viewer, f"people/{person.id}/")


def test_words_with_an_emoji_and_an_end_are_shown_to_others_and_end(
    world: World, device: Devices, write: Any
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(world.ada))
        body = {"text": "En réunion", "emoji": "📅", "until": at(1800).isoformat()}
        mine = done(world.ada, "put", "presence/status/", body)
        assert (mine["text"], mine["emoji"], mine["busy"]) == ("En réunion", "📅", False)
        seen = profile(world.chloe, world.ada)["presence"]
        assert (seen["state"], seen["text"], seen["emoji"]) == ("active", "En réunion", "📅")
        assert seen["until"] == "2026-11-23T12:30:00.000Z"
    with time_machine.travel(at(1801), tick=False):
        assert profile(world.chloe, world.ada)["presence"]["text"] == ""


def test_a_new_status_replaces_the_old_one_and_clearing_takes_it_away_busy_too(
    world: World, device: Devices, write: Any
) -> None:
    write(device(world.ada))
    end = (now() + dt.timedelta(hours=1)).isoformat()
    done(world.ada, "put", "presence/status/", {"text": "En réunion", "busy": True, "until": end})
    assert state(world.ada) == ("busy", "En réunion")
    done(world.ada, "put", "presence/status/", {"emoji": "🌴"})
    card = states_of([world.ada.id])[str(world.ada.id)]
    assert (card.state, card.text, card.emoji, card.until) == ("active", "", "🌴", None)
    done(world.ada, "delete", "presence/status/", status=204)
    assert states_of([world.ada.id])[str(world.ada.id)].emoji == ""


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"emoji": "abc"}, "$.emoji"),
        ({"emoji": "📅📅"}, "$.emoji"),
        ({"text": "é" * 101}, "$.text"),
        ({"until": "2020-01-01T00:00:00Z"}, "$.until"),
        ({"until": "2099-01-01T00:00:00Z"}, "$.until"),
        ({"until": "demain"}, "$.until"),
        ({"busy": "oui"}, "$.busy"),
    ],
)
def test_what_is_no_status_is_refused_and_says_where(
    world: World, wrong: dict[str, Any], path: str
) -> None:
    assert refused(world.ada, "put", "presence/status/", wrong)[0] in (400, 413)
    assert refused(world.ada, "put", "presence/status/", wrong)[2] == path
    assert shown(world.ada, "presence/")["text"] == ""


def test_busy_for_a_meeting_is_left_in_peace_for_as_long_and_no_longer(world: World) -> None:
    end = now() + dt.timedelta(hours=1)
    asked = {"text": "En réunion", "busy": True, "until": end.isoformat()}
    done(world.ada, "put", "presence/status/", asked)
    assert shown(world.ada, "notices/preferences/")["in_peace"] is True
    done(world.ada, "delete", "presence/status/", status=204)
    assert shown(world.ada, "notices/preferences/")["do_not_disturb_until"] is None


def test_peace_that_was_asked_of_the_notices_outlives_a_meeting(world: World) -> None:
    later = now() + dt.timedelta(hours=8)
    Preferences.objects.create(person=world.ada, do_not_disturb_until=later)
    end = now() + dt.timedelta(hours=1)
    done(world.ada, "put", "presence/status/", {"busy": True, "until": end.isoformat()})
    done(world.ada, "delete", "presence/status/", status=204)
    assert Preferences.objects.get(person=world.ada).do_not_disturb_until == later


def test_who_hides_looks_gone_everywhere_and_sees_themselves_as_they_are(
    world: World, device: Devices, write: Any
) -> None:
    write(device(world.ada), device(world.bruno))
    assert done(world.ada, "patch", "presence/", {"invisible": True})["state"] == "active"
    assert profile(world.chloe, world.ada)["presence"]["state"] == "offline"
    people = [world.ada.id, world.bruno.id]
    members = world.quay.members.filter(person__in=people).values("person")
    assert [row["person"] for row in active_among(members)] == [world.bruno.id]
    # What their devices do is told to nobody; nor that they are busy.
    assert write(device(world.ada, 2), device(world.ada, 1, "away")) == {}
    assert write(device(world.ada, 1, None), device(world.ada, 2, None)) == {}
    end = (now() + dt.timedelta(hours=1)).isoformat()
    done(world.ada, "put", "presence/status/", {"busy": True, "until": end})
    assert state(world.ada)[0] == "offline"
    write(device(world.ada))
    done(world.ada, "patch", "presence/", {"invisible": False})
    assert state(world.ada)[0] == "busy"


def test_when_one_was_last_there_is_shown_among_those_only_who_show_theirs(
    world: World, device: Devices, write: Any
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(world.ada))
        assert profile(world.chloe, world.ada)["last_seen_at"] is None, "off by default"
        done(world.ada, "patch", "presence/", {"shows_last_seen": True})
        write(device(world.ada, 1, None))
        assert profile(world.chloe, world.ada)["last_seen_at"] is None, "she hides hers"
        done(world.chloe, "patch", "presence/", {"shows_last_seen": True})
        assert profile(world.chloe, world.ada)["last_seen_at"] == "2026-11-23T12:00:00.000Z"
        done(world.ada, "patch", "presence/", {"shows_last_seen": False})
        assert profile(world.chloe, world.ada)["last_seen_at"] is None
        done(world.ada, "patch", "presence/", {"shows_last_seen": True})
        assert profile(world.chloe, world.ada)["last_seen_at"] is None, "what was is forgotten"


def test_who_hides_was_last_there_when_they_hid_whatever_they_do(
    world: World, device: Devices, write: Any
) -> None:
    for person in (world.ada, world.chloe):
        done(person, "patch", "presence/", {"shows_last_seen": True})
    process = new_id()
    with time_machine.travel(NOON, tick=False):
        write_batch(process, [device(world.ada)], begins=True)
        done(world.ada, "patch", "presence/", {"invisible": True})
    with time_machine.travel(at(50), tick=False):
        write_batch(process, [device(world.ada, 2), device(world.ada, 1, None)])
        write_batch(process, [device(world.ada, 2, None)])
        assert profile(world.chloe, world.ada)["last_seen_at"] == "2026-11-23T12:00:00.000Z"


def test_ones_other_devices_are_told_and_nobody_else(world: World) -> None:
    done(world.ada, "patch", "presence/", {"invisible": True})
    done(world.ada, "patch", "presence/", {"invisible": True})
    rows = Event.objects.filter(type="discretion.changed")
    assert [row.stream for row in rows] == [f"user:{world.ada.id}"]
    assert "invisible" not in json.dumps([row.body for row in rows])
