"""The durable log: positions given out and events written, in the transaction that makes the change."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import msgspec
from django.db import transaction
from django.db.models import Max

from chatcore.foundation.clock import now
from chatcore.foundation.rowsets import Rowset, RowsInsert, Statement
from chatcore.foundation.shapes import encode
from chatcore.live.frames import StreamEvent
from chatcore.live.models import Epoch, Event, Stream
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
    heads = dict(_move_heads(_moves.given(sorted(counts.items()))))
    return {name: heads[name] - count + 1 for name, count in counts.items()}


_moves = Rowset("given", {"name": "text", "amount": "bigint"})


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
    _insert_events([(*row, actor, moment) for row, actor in zip(published, by, strict=True)])
    from chatcore.live import hub

    transaction.on_commit(lambda: hub.publish(published))


_insert_events = RowsInsert(Event, "stream", "seq", "type", "body", "actor", "created_at")


def heads_of(streams: Iterable[str]) -> dict[str, int]:
    """Return the head of each of ``streams``; 0 for one that holds nothing yet."""
    names = list(streams)
    known = dict(Stream.objects.filter(name__in=names).values_list("name", "head"))
    return {name: known.get(name, 0) for name in names}


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


def epoch() -> str:
    """Return the name of this log's life; the first caller gives it."""
    row, _ = Epoch.objects.get_or_create(id=1)
    return row.name.hex


def begin_new_epoch() -> str:
    """Give the log a new life, after a backup was restored: clients then load everything afresh."""
    Epoch.objects.update_or_create(id=1, defaults={"name": uuid.uuid4()})
    return epoch()
