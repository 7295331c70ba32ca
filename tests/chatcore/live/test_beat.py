"""The beat ends the sockets of sessions that ended by their age."""

import time
from typing import Any

import pytest

from chatcore.live.beat import beat
from chatcore.live.farewell import say_goodbye
from chatcore.live.hub import Hub
from chatcore.live.socket import Identity, Socket
from chatcore.live.wire import AsgiWire
from tests.worlds.rivages import build_world


@pytest.mark.django_db(transaction=True)
async def test_a_session_that_ends_by_its_age_closes_its_socket_with_4003() -> None:
    from chatcore.live.threads import in_db

    world = await in_db(build_world)
    hub = Hub()
    sent: dict[str, list[dict[str, Any]]] = {"ended": [], "young": []}
    for name, seconds in (("ended", -1.0), ("young", 60.0)):
        identity = Identity(
            person=world.ada,
            id=world.ada.id,
            name=world.ada.name,
            language="fr",
            session=name,
            expires_at=time.time() + seconds,
        )

        async def send(message: dict[str, Any], kept: list[dict[str, Any]] = sent[name]) -> None:
            kept.append(message)

        await hub.add(Socket(identity, AsgiWire(send)))
    sockets = {socket.identity.session: socket for socket in hub.sockets()}
    await beat(hub)
    await sockets["ended"].ended()
    assert sent["ended"][-1] == {"type": "websocket.close", "code": 4003}
    assert all(message["type"] == "websocket.send" for message in sent["young"])
    await say_goodbye(hub)
