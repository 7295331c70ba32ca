"""People, for the tests of break-glass."""

from typing import Any

import pytest

from tests.worlds.glass import Glass, glass


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> Glass:
    return glass()
