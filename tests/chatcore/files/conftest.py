"""Files of the tests lie in a folder of their own."""

from pathlib import Path
from typing import Any

import pytest

from tests.worlds.rivages import World, build_world


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(db: None) -> World:
    return build_world()
