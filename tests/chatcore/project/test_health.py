"""What a proxy learns when it asks whether a process can serve."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from chatcore.project import pages


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    pages._check_tables.cache_clear()
    yield
    pages._check_tables.cache_clear()


@pytest.mark.django_db
def test_it_is_ready_when_the_tables_are_those_of_this_version() -> None:
    applied = MigrationRecorder.Migration.objects.filter(app="live")
    rows = list(applied)
    applied.delete()
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "not migrated")
    MigrationRecorder.Migration.objects.bulk_create(rows)
    assert Client().get("/health/ready").json() == {"status": "ok", "database": "ok"}


@pytest.mark.django_db
def test_a_database_that_goes_away_is_noticed_after_it_was_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert Client().get("/health/ready").status_code == 200

    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, "away")
    assert Client().get("/health/live").json() == {"status": "ok"}
