"""Reading several things as of one moment."""

import threading

import pytest
from django.db import connection, connections, transaction

from chatcore.foundation.snapshot import snapshot
from chatcore.people.models import Person


@pytest.mark.django_db(transaction=True)
def test_reading_does_not_wait_for_somebody_who_writes() -> None:
    writing, read = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            Person.objects.create(email="ada@rivages.example", name="Ada")
            writing.set()
            read.wait(10)
        connections.close_all()

    connection.ensure_connection()
    writer = threading.Thread(target=write)
    writer.start()
    assert writing.wait(10)
    with snapshot():
        assert Person.objects.count() == 0
    assert writer.is_alive()
    read.set()
    writer.join(10)
    assert Person.objects.count() == 1
