"""The durable log: positions given out and events written, in the transaction that makes the change."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

import msgspec
from django.db import transaction
from django.db.models import Max

from chatcore.foundation.clock import now
from chatcore.foundation.rowsets import Rowset, RowsInsert, Statement
from chatcore.foundation.shapes import encode
from chatcore.live.frames import StreamEvent
from chatcore.live.models import Epoch, Event
from chatcore.live.registry import tag_of

_E = TypeVar("_E", bound=StreamEvent)

# At most this many events of a stream are replayed to one resume (live protocol, "stream.resume";
# Centrifugo's recovery_max_publication_limit has the same figure).
REPLAY_LIMIT = 300


class Published(NamedTuple):
    """A committed event, ready to be sent as it is."""

    stream: str
    seq: int
    type: str
    text: str


def emit(stream: str, event: _E, *, actor: uuid.UUID | None = None) -> _E:
    """Write ``event`` at the next position of ``stream`` and publish it after the commit.

    Call it inside the transaction of the change. Returns the event with its position.
    """
    first = take({stream: 1})[stream]
    placed = msgspec.structs.replace(event, stream=stream, seq=first)
    write([placed], actors=[actor])
    return placed


def take(counts: Mapping[str, int]) -> dict[str, int]:
    """Reserve ``counts[stream]`` positions in each stream; return the first of each.

    Rows are locked in the order of their names, so that two writers never wait for each other in a
    ring; the lock is held until the commit, which is what keeps a stream without holes. One query.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Positions are taken inside the transaction that uses them.")
    moves = [_Move(name, counts[name]) for name in sorted(counts)]
    heads = dict(_move_heads(_moves.given(moves)))
    return {name: heads[name] - count + 1 for name, count in counts.items()}


class _Move(msgspec.Struct):
    name: str
    amount: int


_moves = Rowset("given", _Move)


def _heads_sql() -> str:
    # SQLite needs the WHERE to tell the ON of the conflict from that of a join.
    return (
        "INSERT INTO live_stream (name, head) "  # noqa: S608 (names)
        f"SELECT name, amount FROM {_moves.source()} WHERE true ORDER BY name "
        "ON CONFLICT (name) DO UPDATE SET head = live_stream.head + excluded.head RETURNING name, head"
    )


_move_heads = Statement(_heads_sql)


def write(events: Sequence[StreamEvent], *, actors: Sequence[uuid.UUID | None] = ()) -> None:
    """Insert ``events``, whose positions are already theirs, and publish them after the commit."""
    published = [
        Published(event.stream, event.seq, tag_of(type(event)), encode(event).decode())
        for event in events
    ]
    by = actors or [None] * len(published)
    moment = now()
    _insert_events([_Row(*one, actor, moment) for one, actor in zip(published, by, strict=True)])
    from chatcore.live import hub

    transaction.on_commit(lambda: hub.publish(published))


def tell(told: Mapping[str, Sequence[StreamEvent]], *, by: uuid.UUID | None = None) -> None:
    """Write events on many streams at once, on each its own in their order (two statements).

    Call it inside the transaction of the change. Whoever tells whom at the same moment takes the streams in one order.
    """
    counts = {stream: len(events) for stream, events in told.items() if events}
    if not counts:
        return
    firsts = take(counts)
    placed = [
        msgspec.structs.replace(event, stream=stream, seq=seq)
        for stream, first in firsts.items()
        for seq, event in enumerate(told[stream], start=first)
    ]
    write(placed, actors=[by] * len(placed))


class _Row(msgspec.Struct):
    stream: str
    seq: int
    type: str
    body: str
    actor: uuid.UUID | None
    created_at: datetime


_insert_events = RowsInsert(Event, _Row)


def heads_of(streams: Iterable[str]) -> dict[str, int]:
    """Return the head of each of ``streams``; 0 for one that holds nothing yet."""
    names = list(streams)
    known = dict(_heads(_named.given([_Named(name) for name in names])))
    return {name: known.get(name, 0) for name in names}


class _Named(msgspec.Struct):
    name: str


_named = Rowset("asked", _Named)
_heads = Statement(
    lambda: f"SELECT name, head FROM {_named.source()} JOIN live_stream USING (name)"  # noqa: S608 (names)
)


def head_of(stream: str) -> int:
    return heads_of([stream])[stream]


def moved_since(mark: int) -> tuple[dict[str, int], int]:
    """Return the head of each stream that got an event with an id above ``mark``, and the newest id.

    One query; its cost is that of the events since, however many streams there are.
    """
    rows = (
        Event.objects.filter(id__gt=mark)
        .values_list("stream")
        .annotate(head=Max("seq"), newest=Max("id"))
    )
    found = list(rows)
    return {stream: head for stream, head, _ in found}, max([mark, *(row[2] for row in found)])


def newest() -> int:
    """Return the id of the newest event."""
    return Event.objects.aggregate(newest=Max("id"))["newest"] or 0


def epoch_and_heads(streams: Iterable[str]) -> tuple[str, dict[str, int]]:
    """Return the name of this log's life and the heads of ``streams`` (two queries)."""
    return epoch(), heads_of(streams)


def after(stream: str, seq: int, *, limit: int = REPLAY_LIMIT) -> list[Published]:
    """Return the events of ``stream`` above ``seq``, ascending, at most ``limit``."""
    rows = Event.objects.filter(stream=stream, seq__gt=seq).order_by("seq")
    return [Published(*row) for row in rows.values_list("stream", "seq", "type", "body")[:limit]]


def between(bounds: Mapping[str, tuple[int, int]]) -> dict[str, list[Published]]:
    """Return the events of each stream above the first of its ``bounds`` up to the second, ascending (one query)."""
    found: dict[str, list[Published]] = {name: [] for name in bounds}
    spans = [_Span(name, first, last) for name, (first, last) in bounds.items()]
    for row in _between(_spans.given(spans)) if spans else ():
        found[row[0]].append(Published(*row))
    return found


class _Span(msgspec.Struct):
    stream: str
    above: int
    last: int


_spans = Rowset("span", _Span)
_between = Statement(
    lambda: (
        "SELECT event.stream, event.seq, event.type, event.body "  # noqa: S608 (names)
        f"FROM {_spans.source()} JOIN live_event event "
        "ON event.stream = span.stream AND event.seq > span.above AND event.seq <= span.last "
        "ORDER BY event.stream, event.seq"
    )
)


def epoch() -> str:
    """Return the name of this log's life; the first caller gives it."""
    row, _ = Epoch.objects.get_or_create(id=1)
    return row.name.hex


def begin_new_epoch() -> str:
    """Give the log a new life, after a backup was restored: clients then load everything afresh."""
    Epoch.objects.update_or_create(id=1, defaults={"name": uuid.uuid4()})
    return epoch()
