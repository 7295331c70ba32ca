"""Loads the audit trail, and refuses a retention that is too short when the site is checked."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


class RecordsConfig(AppConfig):
    name = "chatcore.records"
    label = "records"

    def ready(self) -> None:
        checks.register(check_retention)


def check_retention(**_: Any) -> list[checks.CheckMessage]:
    from chatcore.records.actions.prune import kept_days

    try:
        kept_days()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="records.E001")]
    return []
