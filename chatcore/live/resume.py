"""``stream.resume``: what a client missed, replayed from the log, or the word that it must reload."""

from collections.abc import Mapping

from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words
from chatcore.live import hub, log
from chatcore.live.batches import per_loop
from chatcore.live.frames import Ping, Resumed, StreamResume
from chatcore.live.log import REPLAY_LIMIT, Published
from chatcore.live.metrics import tally
from chatcore.live.registry import command
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

# Resumes that are looked up together at the most.
RESUMES = 25


class EpochChanged(Problem):
    code = "epoch_changed"
    status = 409
    title = Words(fr="Le journal a changé de vie", en="The log has a new life")


@command(Ping)
async def ping(socket: Socket, asked: Ping) -> dict[str, str]:
    """Answer that the server is there."""
    return {}


@command(StreamResume)
async def resume(socket: Socket, asked: StreamResume) -> dict[str, Resumed]:
    """Replay what was missed, ascending, before the answer; live events wait behind it.

    Raises:
        EpochChanged: the client's positions belong to another life of the log.
    """
    house = hub.of_this_loop()
    mine = {name: seq for name, seq in asked.positions.items() if name in socket.streams}
    for name in mine:
        socket.hold(name)
    heads: dict[str, int] = {}
    try:
        epoch, heads, missed = await per_loop(_look_up, most=RESUMES).do(mine)
        if epoch != asked.epoch:
            raise EpochChanged(_RELOAD)
        results = {name: Resumed(gone=True) for name in asked.positions}
        for name in mine:
            results[name] = await _replayed(house, socket, name, heads[name], missed.get(name))
        for result in results.values():
            tally.resumes[
                "gone" if result.gone else "limited" if result.limited else "replayed"
            ] += 1
        return results
    finally:
        for name, seq in mine.items():
            house.release(socket, name, after=heads.get(name, seq))


async def _replayed(
    house: hub.Hub, socket: Socket, name: str, head: int, events: list[Published] | None
) -> Resumed:
    """Replay ``events`` (None: they cannot be replayed whole) and return what to say of the stream."""
    if events is None:
        return Resumed(head=head, limited=True)
    if feed := house.feeds.get(name):
        feed.catch_up(events)
    await socket.replay(event.text for event in events)
    if name not in socket.streams:
        return Resumed(gone=True)
    return Resumed(head=head, replayed=len(events))


Missed = tuple[str, dict[str, int], dict[str, list[Published]]]


async def _look_up(asked: list[Mapping[str, int]]) -> list[Missed]:
    return await in_db(_missed, asked)


def _missed(asked: list[Mapping[str, int]]) -> list[Missed]:
    """Return for each of ``asked`` (last seq by stream) the epoch, the heads, and the missed events of
    each stream that can be replayed whole.

    What several missed of the same stream is read once: after a restart thousands resume together.
    """
    epoch, heads = log.epoch_and_heads(set().union(*asked))
    lowest: dict[str, int] = {}
    for positions in asked:
        for name, seq in positions.items():
            if 0 < heads[name] - seq <= REPLAY_LIMIT:
                lowest[name] = min(seq, lowest.get(name, seq))
    events = log.between({name: (seq, heads[name]) for name, seq in lowest.items()})
    return [(epoch, heads, _replayable(positions, heads, events)) for positions in asked]


def _replayable(
    positions: Mapping[str, int], heads: Mapping[str, int], events: Mapping[str, list[Published]]
) -> dict[str, list[Published]]:
    missed = {}
    for name, seq in positions.items():
        count = heads[name] - seq
        if 0 <= count <= REPLAY_LIMIT:
            tail = events.get(name, [])[-count:] if count else []
            # Events that the log no longer keeps leave a hole: the client reloads instead.
            if len(tail) == count and (not tail or tail[0].seq == seq + 1):
                missed[name] = tail
    return missed


_RELOAD = Words(
    fr="Une sauvegarde a été restaurée : rechargez tout.",
    en="A backup was restored: load everything afresh.",
)
