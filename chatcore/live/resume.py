"""``stream.resume``: what a client missed, replayed from the log, or the word that it must reload."""

from collections.abc import Mapping

from django.db.models import Q

from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words
from chatcore.live import hub, log
from chatcore.live.frames import Ping, Resumed, StreamResume
from chatcore.live.log import REPLAY_LIMIT, Published
from chatcore.live.metrics import tally
from chatcore.live.models import Event
from chatcore.live.registry import command
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

# Streams whose missed events are read by one query.
STREAMS_A_QUERY = 50


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
    mine = {name: seq for name, seq in asked.positions.items() if name in socket.streams}
    for name in mine:
        socket.hold(name)
    heads: dict[str, int] = {}
    try:
        epoch, heads, missed = await in_db(_missed, mine)
        if epoch != asked.epoch:
            raise EpochChanged(
                Words(
                    fr="Une sauvegarde a été restaurée : rechargez tout.",
                    en="A backup was restored: load everything afresh.",
                )
            )
        results = {name: Resumed(gone=True) for name in asked.positions}
        for name in mine:
            events = missed.get(name)
            if events is None:
                results[name] = Resumed(head=heads[name], limited=True)
            else:
                hub.of_this_loop().catch_up(name, events)
                await socket.replay(event.text for event in events)
                results[name] = Resumed(head=heads[name], replayed=len(events))
            if name not in socket.streams:
                results[name] = Resumed(gone=True)
        for result in results.values():
            tally.resumes[
                "gone" if result.gone else "limited" if result.limited else "replayed"
            ] += 1
        return results
    finally:
        for name, seq in mine.items():
            hub.of_this_loop().release(socket, name, after=heads.get(name, seq))


def _missed(
    positions: Mapping[str, int],
) -> tuple[str, dict[str, int], dict[str, list[Published]]]:
    """Return the epoch, the heads, and the missed events of each stream that can be replayed whole."""
    heads = log.heads_of(positions)
    replayable = {
        name: seq for name, seq in positions.items() if 0 <= heads[name] - seq <= REPLAY_LIMIT
    }
    missed: dict[str, list[Published]] = {name: [] for name in replayable}
    behind = [(name, seq) for name, seq in replayable.items() if seq < heads[name]]
    for start in range(0, len(behind), STREAMS_A_QUERY):
        wanted = Q()
        for name, seq in behind[start : start + STREAMS_A_QUERY]:
            wanted |= Q(stream=name, seq__gt=seq, seq__lte=heads[name])
        rows = Event.objects.filter(wanted).order_by("stream", "seq")
        for row in rows.values_list("stream", "seq", "type", "body"):
            missed[row[0]].append(Published(*row))
    for name, seq in replayable.items():
        # Events that the log no longer keeps leave a hole: the client reloads instead.
        if len(missed[name]) != heads[name] - seq:
            del missed[name]
    return log.epoch(), heads, missed
