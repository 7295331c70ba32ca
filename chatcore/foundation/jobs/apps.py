"""Loads the jobs' own tables and wakes the worker of this process when a job is enqueued."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "chatcore.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        from chatcore.foundation.jobs import upkeep, wakening

        wakening.connect()
        upkeep.register()
