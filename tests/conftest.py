"""What every test of the server side shares."""

from collections.abc import Iterator

import pytest

from chatcore.live import threads, writer

pytest_plugins = ["tests.contracts.collector"]


@pytest.fixture(autouse=True, scope="session")
def _threads_end_with_the_tests() -> Iterator[None]:
    """Give back the connections of the writer and of the pool before the test database goes."""
    yield
    writer.stop()
    threads.stop()
