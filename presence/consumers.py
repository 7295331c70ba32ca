"""``presence.set`` and ``presence.watch``, and the leases of this process's sockets."""

import asyncio
import uuid

from chatcore.foundation.ids import parse_id
from chatcore.foundation.shapes import encode
from chatcore.live import hub
from chatcore.live.registry import command, each_pulse, when_closed, when_opened
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from presence import watching
from presence.actions.leases import Device, begin_lease, end_lease, renew_leases, set_device_state
from presence.actions.statuses import set_status
from presence.cards import PresenceCard
from presence.commands import PresenceSet, PresenceWatch
from presence.events import PresenceChanged
from presence.models import State
from presence.selectors.states import states_of

# A reload closes one socket and opens another: nobody is told of the moment between.
GRACE = 2.0


@command(PresenceSet, writes=True)
async def set_presence(socket: Socket, asked: PresenceSet) -> dict[str, str]:
    """Say what this device, or this person, is."""
    person = socket.identity.id
    if asked.state != "busy":
        socket.state = asked.state
    await in_db(_set, socket.id, person, asked)
    tell(await in_db(states_of, [person]))
    return {}


def _set(session: str, person: uuid.UUID, asked: PresenceSet) -> None:
    set_status(person, busy=asked.state == "busy", text=asked.text, until=asked.until)
    if asked.state != "busy":
        set_device_state(session, person, State(asked.state))


@command(PresenceWatch)
async def watch(socket: Socket, asked: PresenceWatch) -> dict[str, str]:
    """Watch these people, instead of those watched before; answer what they are now.

    People one shares no community with are left out. Those who have words get them as an event.
    """
    wanted = {id_ for id_ in map(parse_id, asked.people) if id_ is not None}
    allowed = await in_db(watching.allowed, socket.identity.person, wanted)
    # Watching comes before looking, so that no change falls between.
    hub.of_this_loop().watch(socket, frozenset(str(id_) for id_ in allowed))
    cards = await in_db(states_of, allowed)
    if worded := {id_: card for id_, card in cards.items() if card.text}:
        socket.whisper(encode(PresenceChanged(people=worded)).decode())
    return {id_: card.state for id_, card in cards.items()}


@when_opened
async def come(socket: Socket) -> None:
    """A device is there."""
    tell(await in_db(begin_lease, _device(socket)))


@when_closed
async def go(socket: Socket) -> None:
    """A device has gone; whoever comes back at once was never away."""
    asyncio.get_running_loop().call_later(GRACE, lambda: hub.of_this_loop().spawn(_end(socket)))


@each_pulse
async def renew(sockets: list[Socket]) -> None:
    """Renew the leases of all sockets of this process, and find those that nobody renews."""
    tell(await in_db(renew_leases, [_device(socket) for socket in sockets]))


async def _end(socket: Socket) -> None:
    tell(await in_db(end_lease, socket.id, socket.identity.id))


def _device(socket: Socket) -> Device:
    return Device(socket.id, socket.identity.id, socket.state)


def tell(changed: dict[str, PresenceCard]) -> None:
    """Tell the watchers of ``changed`` people."""
    if changed:
        hub.tell_watchers(
            {id_: {"state": card.state, "text": card.text} for id_, card in changed.items()}
        )
