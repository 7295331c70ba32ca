"""The connections of the pool's threads: one that an error has spoilt serves nobody after."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction

from chatcore.live.models import Stream
from chatcore.live.threads import drop_broken_connections, in_db
from chatcore.live.writer import Family, Writer

pytestmark = pytest.mark.django_db(transaction=True)


def spoil() -> None:
    """Leave this thread's connection as an error between commit and autocommit would."""
    connection.ensure_connection()
    connection.set_autocommit(False)
    connection.errors_occurred = True


class Doing:
    """A write that calls a function."""

    def __init__(self, function: Callable[[], None]) -> None:
        self._function = function

    @property
    def family(self) -> Family:
        return lambda writes: [write._function() for write in writes]


def keep(name: str) -> None:
    with transaction.atomic():
        Stream.objects.create(name=name, head=1)


def is_kept(name: str) -> bool:
    return Stream.objects.filter(name=name).exists()


def test_what_is_written_after_an_error_is_committed() -> None:
    spoil()
    drop_broken_connections()
    keep("room:after")
    connection.close()
    assert is_kept("room:after")


def test_a_writer_whose_connection_was_spoilt_commits_all_the_same() -> None:
    writer = Writer()
    writer.submit(Doing(lambda: transaction.on_commit(spoil))).result(30)
    writer.submit(Doing(partial(keep, "room:written"))).result(30)
    writer.stop()
    assert is_kept("room:written")


async def test_the_next_piece_of_work_on_the_thread_is_not_lost() -> None:
    # As many as there are threads, and then some: each has been spoilt once.
    for number in range(20):
        await in_db(spoil)
        await in_db(keep, f"room:{number}")
    assert all([await in_db(is_kept, f"room:{number}") for number in range(20)])
