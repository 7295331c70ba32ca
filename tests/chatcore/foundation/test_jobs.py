"""Jobs run after their transaction, are tried again, outlive their worker, and are cleaned up."""

from datetime import UTC, datetime, time, timedelta
from threading import Event

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from chatcore.foundation.jobs import running, schedules
from chatcore.foundation.jobs.definition import Retry, job, retry_of
from chatcore.foundation.jobs.models import Lease, Schedule
from chatcore.foundation.jobs.schedules import Rhythm, enqueue_due, scheduled
from chatcore.foundation.jobs.upkeep import prune_finished
from chatcore.foundation.jobs.worker import Worker, start_embedded_worker

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
heard: list[str] = []
heard_one = Event()


@job()
def say(word: str) -> None:
    heard.append(word)
    heard_one.set()


@job(attempts=3, first_wait=timedelta(seconds=10))
def stumble(word: str) -> None:
    heard.append(word)
    raise ValueError(word)


@job()
def strike() -> None:
    heard.append("ding")


@pytest.fixture(autouse=True)
def silence():
    heard.clear()
    heard_one.clear()


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def no_schedules(monkeypatch):
    monkeypatch.setattr(schedules, "_rhythms", {})


@pytest.fixture
def worker(db, no_schedules):
    return Worker()


def status():
    return DBTaskResult.objects.values_list("status", flat=True).get()


def test_a_job_runs_once(worker):
    say.enqueue("bonjour")
    assert heard == []
    assert worker.drain() == 1
    assert worker.drain() == 0
    assert (heard, status()) == (["bonjour"], TaskResultStatus.SUCCESSFUL)


def test_a_job_disappears_with_the_transaction_that_asked_for_it(worker):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        say.enqueue("jamais")
        raise ZeroDivisionError
    assert worker.drain() == 0


def test_a_job_that_fails_is_tried_again_later_and_at_most_so_often(worker, clock):
    stumble.enqueue("aïe")
    assert worker.drain() == 1
    assert (worker.drain(), status()) == (0, TaskResultStatus.READY)
    clock.shift(timedelta(seconds=12))
    assert worker.drain() == 1
    clock.shift(timedelta(seconds=12))
    assert worker.drain() == 0
    clock.shift(timedelta(seconds=33))
    assert (worker.drain(), status()) == (1, TaskResultStatus.FAILED)
    assert heard == ["aïe"] * 3
    assert "ValueError: aïe" in DBTaskResult.objects.get().traceback


def test_the_pauses_grow_and_end():
    retry = Retry(attempts=20, first=timedelta(seconds=5))
    assert [retry.wait_after(n).total_seconds() for n in (1, 2, 3, 7)] == [5, 20, 80, 3600]
    assert retry.wait_after(20) is None
    assert retry_of("no.such.job").attempts == 1


def test_a_job_that_no_longer_exists_fails_and_stops_nobody(worker):
    say.enqueue("perdu")
    DBTaskResult.objects.update(task_path="chatcore.no_such.job")
    say.enqueue("bonjour")
    assert worker.drain() == 2
    assert heard == ["bonjour"]


def test_what_a_dead_worker_left_is_run_by_another(worker, clock):
    say.enqueue("bonjour")
    running.say_alive("dead")
    running.claim("dead")
    clock.shift(timedelta(seconds=59))
    assert (running.reap(), worker.drain()) == (0, 0)
    clock.shift(timedelta(seconds=2))
    assert running.reap() == 1
    assert not Lease.objects.exists()
    clock.shift(timedelta(seconds=6))
    assert (worker.drain(), heard) == (1, ["bonjour"])


def test_a_job_that_kills_its_workers_is_given_up(worker, clock):
    say.enqueue("fatal")
    for _ in range(5):
        clock.shift(timedelta(hours=1))
        running.claim("dead")
        assert running.reap() == 1
    assert status() == TaskResultStatus.FAILED
    assert "WorkerLostError" in DBTaskResult.objects.get().exception_class_path


def test_a_worker_that_lives_keeps_its_long_job(worker, clock):
    say.enqueue("long")
    running.say_alive(worker.id)
    running.claim(worker.id)
    clock.shift(timedelta(seconds=50))
    running.say_alive(worker.id)
    clock.shift(timedelta(seconds=50))
    assert running.reap() == 0


def test_a_schedule_runs_once_a_period_whatever_the_number_of_workers(worker, clock):
    scheduled(every=timedelta(minutes=1))(strike)
    other = Worker()
    assert (worker.drain(), other.drain()) == (1, 0)
    clock.shift(timedelta(seconds=59))
    assert worker.drain() == 0
    clock.shift(timedelta(seconds=1))
    assert (other.drain(), worker.drain()) == (1, 0)
    clock.shift(timedelta(hours=5))
    assert (worker.drain(), worker.drain(), len(heard)) == (1, 0, 3)


def test_a_schedule_that_still_runs_is_not_doubled(worker, clock):
    scheduled(every=timedelta(minutes=1))(strike)
    assert enqueue_due() == 1
    clock.shift(timedelta(minutes=3))
    assert enqueue_due() == 0
    assert DBTaskResult.objects.count() == 1
    assert Schedule.objects.get().next_at == NOON + timedelta(minutes=4)


def test_a_daily_schedule_keeps_the_hour_of_the_site_across_daylight_saving(settings):
    settings.TIME_ZONE = "Europe/Paris"
    rhythm = Rhythm(strike, None, time(3, 10))
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    first = rhythm.after(before)
    assert first == datetime(2026, 10, 25, 2, 10, tzinfo=UTC)
    assert rhythm.after(first) == datetime(2026, 10, 26, 2, 10, tzinfo=UTC)
    assert rhythm.after(datetime(2026, 10, 23, 12, 0, tzinfo=UTC)).hour == 1


def test_a_daily_job_waits_for_its_hour_from_the_first_day_on(worker, clock, settings):
    settings.TIME_ZONE = "UTC"
    scheduled(daily_at=time(13, 0))(strike)
    assert worker.drain() == 0
    clock.shift(timedelta(hours=1))
    assert (worker.drain(), worker.drain()) == (1, 0)


def test_a_schedule_needs_a_rhythm():
    for rhythm in ({}, {"every": timedelta(1), "daily_at": time()}):
        with pytest.raises(ValueError, match="rhythm"):
            scheduled(**rhythm)


def test_what_ended_long_ago_is_deleted(worker, clock):
    say.enqueue("fait")
    worker.drain()
    stumble.enqueue("raté")
    for _ in range(3):
        worker.drain()
        clock.shift(timedelta(hours=1))
    clock.shift(timedelta(days=8))
    assert prune_finished.func() == 1
    clock.shift(timedelta(days=30))
    assert prune_finished.func() == 1
    assert not DBTaskResult.objects.exists()


def test_the_worker_command_may_run_what_is_ready_and_end(worker, capsys):
    say.enqueue("bonjour")
    call_command("worker", drain=True)
    assert heard == ["bonjour"]
    assert "1 jobs" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_the_embedded_worker_wakes_at_the_commit_and_stops(no_schedules):
    worker = start_embedded_worker()
    assert worker.started.wait(10)
    with transaction.atomic():
        say.enqueue("bonjour")
        assert heard == []
    assert heard_one.wait(10)
    worker.stop()
    assert worker.ended.wait(10)
    assert not Lease.objects.exists()
    assert status() == TaskResultStatus.SUCCESSFUL
