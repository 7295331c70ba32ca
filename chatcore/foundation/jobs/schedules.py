"""Regular jobs: declared beside what they do, enqueued once across all processes."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.models import Schedule

_T = TypeVar("_T", bound=Task[Any, Any])
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Rhythm(NamedTuple):
    """Every so often, on the multiples of ``every``; or daily at a time of the site's time zone."""

    task: Task[Any, Any]
    every: timedelta | None
    daily_at: time | None

    def after(self, moment: datetime) -> datetime:
        """Return when the job is due next after ``moment``."""
        if self.every is not None:
            return _EPOCH + ((moment - _EPOCH) // self.every + 1) * self.every
        zone = ZoneInfo(settings.TIME_ZONE)
        day = moment.astimezone(zone).date()
        due = datetime.combine(day, self.daily_at or time(), zone)
        if due <= moment:
            due = datetime.combine(day + timedelta(days=1), self.daily_at or time(), zone)
        return due.astimezone(UTC)


_rhythms: dict[str, Rhythm] = {}


def scheduled(
    *, every: timedelta | None = None, daily_at: time | None = None
) -> Callable[[_T], _T]:
    """Have a job without arguments run regularly: ``@scheduled(every=…)`` above ``@job()``.

    A run that is still waiting or going on is not doubled; runs missed while no worker was there
    are made up for by one. Put it in the app's ``schedules.py``, which is loaded at the start.

    Raises:
        ValueError: unless exactly one of ``every`` and ``daily_at`` is given.
    """
    if (every is None) == (daily_at is None):
        raise ValueError("A schedule has a rhythm: every=… or daily_at=…")

    def register(task: _T) -> _T:
        _rhythms[task.module_path] = Rhythm(task, every, daily_at)
        return task

    return register


def enqueue_due() -> int:
    """Enqueue what is due, once across processes; return how many. One read when nothing is."""
    known = dict(Schedule.objects.values_list("name", "next_at"))
    moment = now()
    for name in _rhythms.keys() - known.keys():
        # What is daily keeps its hour from the first day on; the rest begins at once.
        rhythm = _rhythms[name]
        known[name] = rhythm.after(moment) if rhythm.every is None else moment
        Schedule.objects.get_or_create(name=name, defaults={"next_at": known[name]})
    due = [name for name, next_at in known.items() if next_at <= moment and name in _rhythms]
    return sum(_enqueue(name, _rhythms[name], moment) for name in due)


@transaction.atomic
def _enqueue(name: str, rhythm: Rhythm, moment: datetime) -> bool:
    mine = Schedule.objects.filter(name=name, next_at__lte=moment).update(
        next_at=rhythm.after(moment), last_at=moment
    )
    unfinished = DBTaskResult.objects.filter(
        task_path=name, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    )
    if not mine or unfinished.exists():
        return False
    rhythm.task.enqueue()
    return True
