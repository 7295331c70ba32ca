"""Presence: what people are, told to those who watch them."""

import time
import uuid
from datetime import UTC, datetime

import pytest

from tests.protocol.account import Account, Object
from tests.protocol.client import Client


def state_told(
    client: Client, person: Account, state: str, *, text: str = "", after: Object | None = None
) -> Object:
    """Wait until the watcher is told that ``person`` is that, behind the object ``after``."""
    known = [id(one) for one in client.objects]
    before = set(known[: known.index(id(after)) + 1]) if after is not None else set()
    return client.until(
        lambda it: (
            it["type"] == "presence.changed"
            and id(it) not in before
            and it["people"].get(person.id) == {"state": state, "text": text}
        )
    )


def test_watching_answers_what_people_are_now(ada: Account, bruno: Account) -> None:
    with ada.live() as watcher, bruno.live() as watched:
        watched.do("presence.set", state="active", text="")
        assert watcher.do("presence.watch", people=[bruno.id]) == {bruno.id: "active"}


def test_watchers_are_told_of_every_change(ada: Account, bruno: Account) -> None:
    with ada.live() as watcher, bruno.live() as watched:
        watched.do("presence.set", state="active", text="")
        watcher.do("presence.watch", people=[bruno.id])
        assert watched.do("presence.set", state="away") == {}
        told = state_told(watcher, bruno, "away")
        assert told.keys() == {"type", "people"}
        watched.do("presence.set", state="active", text="Sur le quai")
        state_told(watcher, bruno, "active", text="Sur le quai")
        watched.do("presence.set", state="active", text="")
        state_told(watcher, bruno, "active")


def test_a_person_is_what_their_most_active_device_is(ada: Account, bruno: Account) -> None:
    with ada.live() as watcher, bruno.live() as desk, bruno.live() as phone:
        desk.do("presence.set", state="active", text="")
        phone.do("presence.set", state="away")
        assert watcher.do("presence.watch", people=[bruno.id]) == {bruno.id: "active"}
        desk.do("presence.set", state="away")
        state_told(watcher, bruno, "away")
        phone.do("presence.set", state="active")
        state_told(watcher, bruno, "active")


def test_busy_belongs_to_the_person_and_wins_until_its_end(ada: Account, bruno: Account) -> None:
    until = datetime.fromtimestamp(time.time() + 3, UTC)
    with ada.live() as watcher, bruno.live() as desk, bruno.live() as phone:
        watcher.do("presence.watch", people=[bruno.id])
        desk.do("presence.set", state="busy", text="En réunion", until=until.isoformat())
        busy = state_told(watcher, bruno, "busy", text="En réunion")
        assert busy["said"][bruno.id]["until"].endswith("Z")
        phone.do("presence.set", state="active")
        watched = watcher.do("presence.watch", people=[bruno.id])
        if time.time() < until.timestamp():
            assert watched == {bruno.id: "busy"}
        # He was active before: what counts is what is told after that.
        state_told(watcher, bruno, "active", after=busy)
        assert time.time() >= until.timestamp()


def test_whoever_goes_is_offline(ada: Account, chloe: Account) -> None:
    with ada.live() as watcher:
        with chloe.live() as watched:
            watched.do("presence.set", state="active", text="")
            watcher.do("presence.watch", people=[chloe.id])
        state_told(watcher, chloe, "offline")
        assert watcher.do("presence.watch", people=[chloe.id]) == {chloe.id: "offline"}
        with chloe.live():
            state_told(watcher, chloe, "active")


def test_watching_replaces_the_last_list(ada: Account, bruno: Account, chloe: Account) -> None:
    with ada.live() as watcher, bruno.live() as b, chloe.live() as c:
        for client in (b, c):
            client.do("presence.set", state="active", text="")
        watcher.do("presence.watch", people=[bruno.id])
        watcher.do("presence.watch", people=[chloe.id])
        b.do("presence.set", state="away")
        c.do("presence.set", state="away")
        state_told(watcher, chloe, "away")
        assert not any(
            bruno.id in it["people"]
            for it in watcher.objects
            if it["type"] == "presence.changed"
            and it["people"].get(bruno.id, {}).get("state") == "away"
        )


def test_watching_nobody_is_quiet(ada: Account) -> None:
    with ada.live() as watcher:
        assert watcher.do("presence.watch", people=[]) == {}


def test_at_most_200_people_are_watched(ada: Account) -> None:
    with ada.live() as watcher:
        error = watcher.refused("presence.watch", people=[str(uuid.uuid4()) for _ in range(201)])
        assert (error["code"], error["path"]) == ("invalid", "$.people")
        assert watcher.do("presence.watch", people=[str(uuid.uuid4()) for _ in range(200)]) == {}


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"state": "asleep"}, "invalid", "$.state"),
        ({"state": "offline"}, "invalid", "$.state"),
        ({"state": "busy", "text": "t" * 101}, "too_large", "$.text"),
        ({"state": "busy", "until": "2020-01-01T00:00:00Z"}, "invalid", "$.until"),
        ({"state": "busy", "until": "tomorrow"}, "invalid", "$.until"),
    ],
)
def test_a_presence_that_is_none_is_refused(
    ada: Account, fields: dict[str, str], code: str, path: str
) -> None:
    with ada.live() as client:
        error = client.refused("presence.set", **fields)
        assert (error["code"], error["path"]) == (code, path)
