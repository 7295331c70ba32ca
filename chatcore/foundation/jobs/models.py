"""Which workers are alive, and when each schedule is due."""

from django.db import models

from chatcore.foundation.clock import now


class Lease(models.Model):
    """A worker's sign of life. Tasks running without one are given to another worker."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.worker


class Schedule(models.Model):
    """When a regular job is due next. Who moves ``next_at`` enqueues the job: so it runs once."""

    name = models.CharField(max_length=120, primary_key=True)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
