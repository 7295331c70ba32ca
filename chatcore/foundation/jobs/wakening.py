"""Waking the worker of this process when a job has been committed."""

import threading
from typing import Any

from django.db import transaction
from django_tasks.signals import task_enqueued

sleepers: set[threading.Event] = set()


def connect() -> None:
    task_enqueued.connect(_enqueued, dispatch_uid="chatcore.jobs.wakening")


def _enqueued(**_: Any) -> None:
    if sleepers:
        transaction.on_commit(_wake)


def _wake() -> None:
    for event in tuple(sleepers):
        event.set()
