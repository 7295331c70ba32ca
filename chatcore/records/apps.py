"""Loads the audit trail, watches the tables once they are there, refuses a retention that is too short."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "chatcore.records"
    label = "records"

    def ready(self) -> None:
        from chatcore.records.direct_changes import watch

        checks.register(check_retention)
        post_migrate.connect(watch, sender=self, dispatch_uid="records.watch")


def check_retention(**_: Any) -> list[checks.CheckMessage]:
    from chatcore.records.actions.prune import kept_days

    try:
        kept_days()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="records.E001")]
    return []
