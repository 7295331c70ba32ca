"""People, and the limits of sign-in at zero, for every test."""

from typing import Any

import pytest

from tests.worlds.communities import Rivages, rivages


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> Rivages:
    return rivages()
