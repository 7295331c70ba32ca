"""People, and the limits of sign-in at zero, for every test."""

from typing import Any

import pytest

from chatcore.communities.models import Component
from tests.worlds.communities import Rivages, rivages
from tests.worlds.components import trees_of


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> Rivages:
    return rivages()


@pytest.fixture
def trees(world: Rivages) -> dict[str, Component]:
    return trees_of(world)
