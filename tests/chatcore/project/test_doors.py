"""The door of the websocket while the database is away: nobody is told that their token is worth nothing."""

from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError

from chatcore.project import doors


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
async def test_who_comes_while_the_database_is_away_is_told_to_come_back(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    async def away(*args: object) -> None:
        raise error("couldn't get a connection after 10.00 sec")

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    monkeypatch.setattr(doors, "in_db", away)
    headers = [(b"authorization", b"Bearer cc_valid")]
    await doors.live_door({"type": "websocket", "path": "/ws/", "headers": headers}, receive, send)
    assert sent == [{"type": "websocket.accept"}, {"type": "websocket.close", "code": 1012}]
