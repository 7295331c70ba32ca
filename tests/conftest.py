"""What every test of the server side shares."""

from collections.abc import Iterator

import pytest

from chatcore.live import threads, writer

pytest_plugins = ["tests.contracts.collector"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Give back the connections of the writer and of the pool before the test database goes."""
    yield
    writer.stop()
    threads.stop()
