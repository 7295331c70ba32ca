"""What every test of the server side shares."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from chatcore.brand.selectors.published import forget
from chatcore.live import threads, writer

pytest_plugins = ["tests.contracts.collector"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Give back the connections of the writer and of the pool before the test database goes."""
    yield
    writer.stop()
    threads.stop()


@pytest.fixture(autouse=True)
def _no_brand_of_another_test() -> None:
    """Look for the brand anew: what a process keeps of it is true for its own database only."""
    forget()


@pytest.fixture(autouse=True)
def _own_cache(settings: Any) -> None:
    """Begin with an empty cache, where attempts are counted; that of others, in the same Redis, is theirs."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}}
