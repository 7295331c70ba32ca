"""People who ask and people who answer, for every test."""

from typing import Any

import pytest

from tests.worlds.accords import Asking, asking


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> Asking:
    return asking()
