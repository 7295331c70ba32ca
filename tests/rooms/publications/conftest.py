"""The world of the publications' tests."""

from typing import Any

import pytest

from tests.worlds.communities import Rivages, rivages


@pytest.fixture
def world(db: None, settings: Any) -> Rivages:
    """Ada administers, Bruno animates, Chloé is a member, Dédé a guest; their community has its feed."""
    settings.RATE_LIMITS = False
    return rivages()
