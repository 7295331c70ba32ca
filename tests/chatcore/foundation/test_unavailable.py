"""What REST answers while the database is away: not a fault, but when to ask again."""

from concurrent.futures import Future
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, OperationalError
from django.test import Client, RequestFactory

from chatcore.foundation.rest import Endpoint


class Broken(Endpoint):
    permission_classes = ()
    authentication_classes = ()
    error: Exception = RuntimeError()

    def get(self, request: Any) -> Any:
        raise self.error


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("server closed the connection unexpectedly"),
        InternalError("could not extend file: File too large"),
        TimeoutError(),
    ],
    ids=["away", "full", "slow"],
)
def test_a_database_that_is_away_is_no_fault_and_says_when_to_ask_again(error: Exception) -> None:
    response = Broken.as_view(error=error)(RequestFactory().get("/"))
    assert response.status_code == 503
    assert response.data["code"] == "unavailable"
    assert response["Retry-After"] == "2"


def test_a_commit_that_takes_too_long_is_asked_again() -> None:
    with pytest.raises(TimeoutError) as raised:
        Future[None]().result(timeout=0)
    assert Broken.as_view(error=raised.value)(RequestFactory().get("/")).status_code == 503


def test_a_fault_of_ours_stays_a_fault() -> None:
    with pytest.raises(IntegrityError):
        Broken.as_view(error=IntegrityError("twice"))(RequestFactory().get("/"))


def test_a_database_that_goes_before_the_view_is_no_fault_either(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object) -> None:
        raise OperationalError("the connection is closed")

    monkeypatch.setattr("chatcore.people.middleware.PersonLanguage.__call__", away)
    client.raise_request_exception = False
    response = client.get("/api/v1/me/")
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"
    assert response["Retry-After"] == "2"
