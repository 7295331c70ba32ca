"""The world of the projects' tests."""

import pytest

from rooms.spaces.models import Project
from tests.worlds.projects import a_project
from tests.worlds.rivages import World, build_world


@pytest.fixture
def world(db: None) -> World:
    """Ada, Bruno, Chloé and Dédé in « Réseau Rivages »."""
    return build_world()


@pytest.fixture
def project(world: World) -> Project:
    """Chloé's project, which is open; Bruno takes part in it."""
    return a_project(world)
