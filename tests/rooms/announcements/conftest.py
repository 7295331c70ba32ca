"""The world of the announcements' tests."""

import pytest

from chatcore.live.followers import follow
from tests.worlds.rivages import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """Ada administers, Bruno animates, Chloé is a member: all three are in « Annonces ». Dédé is a guest outside."""
    made = build_world()
    follow()
    return made
