"""The world of the previews' tests."""

from typing import Any

import pytest

from tests.worlds.rivages import World, build_world


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.RATE_LIMITS = False
    settings.PUBLIC_URL = "https://rivages.example"
    return build_world()
