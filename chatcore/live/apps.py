"""Loads the live path, and refuses a retention of the log that is none when the site is checked."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


class LiveConfig(AppConfig):
    name = "chatcore.live"
    label = "live"

    def ready(self) -> None:
        checks.register(check_retention)


def check_retention(**_: Any) -> list[checks.CheckMessage]:
    from chatcore.live.retention import kept_for

    try:
        kept_for()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="live.E001")]
    return []
