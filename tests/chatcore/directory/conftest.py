"""People, and the limits of sign-in at zero, for every test."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from tests.worlds.communities import Rivages, rivages


@pytest.fixture(autouse=True)
def _limits_at_zero(settings: Any) -> Iterator[None]:
    """allauth counts attempts in the cache: each test begins without any; and passwords cost nothing."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def world(db: None) -> Rivages:
    return rivages()
