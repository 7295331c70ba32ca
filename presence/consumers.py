"""``presence.set`` and ``presence.watch``, and the coming and going of this process's sockets."""

from chatcore.foundation.ids import parse_id
from chatcore.foundation.shapes import encode
from chatcore.live.registry import command, when_closed, when_opened
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import Frame
from presence import process
from presence.actions.own import change_discretion, clear_status, set_status
from presence.actions.statuses import saying
from presence.commands import DiscretionSet, PresenceSet, PresenceWatch, StatusClear, StatusSet
from presence.events import presence_changed

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
    if worded := {id_: card for id_, card in cards.items() if card.text or card.emoji}:
        socket.whisper(Frame([encode(presence_changed(worded)).decode()]))
    return {id_: card.state for id_, card in cards.items()}


@command(StatusSet, writes=True)
async def say(socket: Socket, asked: StatusSet) -> dict[str, str]:
    """Say a few words of oneself, with an emoji, for a time; busy if one is."""
    changed = await in_db(
        set_status,
        actor=socket.identity.person,
        busy=asked.busy,
        text=asked.text,
        emoji=asked.emoji,
        until=asked.until,
    )
    process.tell(changed)
    if asked.until is not None:
        process.of_this_loop().end_at(socket.identity.id, asked.until)
    return {}


@command(StatusClear, writes=True)
async def say_nothing(socket: Socket, asked: StatusClear) -> dict[str, str]:
    """Say nothing of oneself any more."""
    process.tell(await in_db(clear_status, actor=socket.identity.person))
    return {}


@command(DiscretionSet, writes=True)
async def show(socket: Socket, asked: DiscretionSet) -> dict[str, str]:
    """Choose how far one shows that one is there."""
    changed = await in_db(
        change_discretion,
        actor=socket.identity.person,
        invisible=asked.invisible,
        shows_last_seen=asked.shows_last_seen,
    )
    process.tell(changed)
    return {}


@when_opened
async def come(socket: Socket) -> None:
    """A device is there."""
    process.of_this_loop().come(socket)


@when_closed
async def go(socket: Socket) -> None:
    """A device has gone; whoever comes back at once was never away."""
    process.of_this_loop().go(socket, grace=GRACE)
