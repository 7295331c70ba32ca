"""``presence.set`` and ``presence.watch``, and the coming and going of this process's sockets."""

from chatcore.foundation.ids import parse_id
from chatcore.foundation.shapes import encode
from chatcore.live.registry import command, when_closed, when_opened
from chatcore.live.socket import Socket
from chatcore.live.wire import Frame
from presence import process
from presence.actions.statuses import saying
from presence.commands import PresenceSet, PresenceWatch
from presence.events import PresenceChanged

# A reload closes one socket and opens another: nobody is told of the moment between.
GRACE = 2.0


# Not one of the socket's writes: what is posted after it need not wait for a batch, and batches keep
# the order in which a socket says what it is.
@command(PresenceSet)
async def set_presence(socket: Socket, asked: PresenceSet) -> dict[str, str]:
    """Say what this device, or this person, is."""
    busy = asked.state == "busy"
    said = saying(socket.identity.id, busy=busy, text=asked.text, until=asked.until)
    await process.of_this_loop().say(socket, None if busy else asked.state, said)
    return {}


@command(PresenceWatch)
async def watch(socket: Socket, asked: PresenceWatch) -> dict[str, str]:
    """Watch these people, instead of those watched before; answer what they are now.

    People one shares no community with are left out. Those who have words get them as an event.
    """
    wanted = frozenset(str(id_) for id_ in map(parse_id, asked.people) if id_ is not None)
    cards = await process.of_this_loop().look(socket, wanted)
    if worded := {id_: card for id_, card in cards.items() if card.text}:
        socket.whisper(Frame([encode(PresenceChanged(people=worded)).decode()]))
    return {id_: card.state for id_, card in cards.items()}


@when_opened
async def come(socket: Socket) -> None:
    """A device is there."""
    process.of_this_loop().come(socket)


@when_closed
async def go(socket: Socket) -> None:
    """A device has gone; whoever comes back at once was never away."""
    process.of_this_loop().go(socket, grace=GRACE)
