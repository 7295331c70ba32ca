"""The world of the polls' tests."""

from typing import Any

import pytest

from tests.worlds.rivages import World, build_world


@pytest.fixture
def world(db: None, settings: Any) -> World:
    """Ada administers, Bruno animates, Chloé is a member: they are in « Électrification à quai » together."""
    settings.RATE_LIMITS = False
    return build_world()
