"""The world of the tests of writing."""

import pytest

from tests.worlds.rivages import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """Ada, Bruno, Chloé and Dédé in « Réseau Rivages »."""
    return build_world()
