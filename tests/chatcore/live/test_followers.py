"""Followers of the log: each event once, whatever fails, also what commits late."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from django.db import connection, transaction

from chatcore.foundation import clock
from chatcore.live import followers, log
from chatcore.live.followers import Happened, follow, follows
from chatcore.live.models import Event, Follower
from chatcore.notices.events import NoticesMarked, PreferencesChanged

pytestmark = pytest.mark.django_db


class Listener:
    """Somebody who follows, notes what they got, and may fail."""

    def __init__(self) -> None:
        self.got: list[int] = []
        self.fails_at: set[int] = set()

    def hear(self, events: Sequence[Happened]) -> None:
        for event in events:
            if event.seq in self.fails_at:
                raise ValueError(f"seq {event.seq} is poison")
        self.got += [event.seq for event in events]


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    monkeypatch.setattr(followers, "_followers", {})
    listener = Listener()
    hear = listener.hear

    def hears(events: Sequence[Happened]) -> None:
        hear(events)

    follows("notice.marked")(hears)
    follow()
    yield listener


def happen(number: int = 1) -> None:
    for _ in range(number):
        with transaction.atomic():
            log.emit("user:ada", NoticesMarked(notices=[], unread=0))


def test_a_follower_begins_with_what_happens_after_it_came(listener: Listener) -> None:
    assert listener.got == []
    happen(2)
    follow()
    assert listener.got == [1, 2]


def test_each_event_comes_once_and_only_those_that_were_asked_for(listener: Listener) -> None:
    happen()
    with transaction.atomic():
        log.emit("user:ada", PreferencesChanged())
    happen()
    follow()
    follow()
    assert listener.got == [1, 3]


def test_more_than_a_batch_is_taken_in_turns(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followers, "BATCH", 3)
    happen(7)
    assert follow() is True
    assert follow() is True
    assert follow() is False
    assert listener.got == [1, 2, 3, 4, 5, 6, 7]


def test_what_fails_is_tried_again_later_and_nothing_is_skipped(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener.fails_at = {2}
    happen(3)
    follow()
    assert listener.got == []
    row = Follower.objects.get()
    assert row.failures == 1 and row.retry_at is not None
    listener.fails_at = set()
    follow()
    assert listener.got == [], "it waits"
    later = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(followers, "now", lambda: later)
    follow()
    assert listener.got == [1, 2, 3]


def test_an_event_that_always_fails_is_left_out_at_last(
    listener: Listener, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    listener.fails_at = {2}
    happen(3)
    for turn in range(followers.PATIENCE + 1):
        later = clock.now() + timedelta(hours=turn)
        monkeypatch.setattr(followers, "now", lambda later=later: later)
        follow()
    assert listener.got == [1, 3]
    assert "left out event" in caplog.text


def test_what_commits_late_comes_late_and_is_not_lost(listener: Listener) -> None:
    if connection.vendor == "sqlite":
        happen(2)
        follow()
        assert listener.got == [1, 2], "one writer: ids come in the order of commits"
        return
    happen(3)
    # As if the transaction of the second were still open: its id is given out, its row is not there yet.
    second = Event.objects.get(seq=2)
    kept = (second.id, second.body)
    second.delete()
    follow()
    assert listener.got == [1, 3]
    Event.objects.create(id=kept[0], stream="user:ada", seq=2, type="notice.marked", body=kept[1])
    follow()
    assert listener.got == [1, 3, 2]
    follow()
    assert listener.got == [1, 3, 2]


def test_with_nothing_new_a_turn_is_two_reads(
    listener: Listener, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        follow()
