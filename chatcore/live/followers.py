"""Followers of the log: what hangs on events and not on the path that makes them (notices, search, previews).

What a follower writes to the database is written in the transaction that remembers how far it came: exactly
once for each event, whatever dies meanwhile. It is run by the worker, about a second after the event. What it
reads and computes may be done before that transaction (``looks_at``), which SQLite's one writer waits for.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.db import connection, transaction
from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.turns import every_turn
from chatcore.live import log
from chatcore.live.models import Event, Follower

logger = logging.getLogger(__name__)

# Events looked at in one turn, fewer where all who write wait for its transaction; and how long an id that was
# passed over may still come (the hub's beat allows its transactions 10 s; a worker can afford more).
BATCH = 500
BATCH_OF_ONE_WRITER = 100
LATE = timedelta(seconds=60)
# After so many failures the events of a batch are tried one by one, and the one that fails is left out.
PATIENCE = 5


class Happened(NamedTuple):
    """An event of the log. ``body`` is the whole object as it was sent."""

    id: int
    stream: str
    seq: int
    type: str
    body: dict[str, Any]
    actor: UUID | None
    created_at: datetime


Rest = Callable[[], object]
Follow = Callable[[Sequence[Happened]], object]
Look = Callable[[Sequence[Happened]], Rest | None]


class _Registered(NamedTuple):
    name: str
    types: frozenset[str]
    look: Look


class _Step(NamedTuple):
    """What a follower goes on by: from where it stood to ``upto``, and what it writes on the way."""

    row: Follower
    upto: int
    gaps: dict[str, float]
    rest: Rest | None


_followers: dict[str, _Registered] = {}


def follows(*types: str) -> Callable[[Follow], Follow]:
    """Have the decorated function called with the events of ``types``, in the order of their ids.

    It begins with what happens after it was first deployed. It runs in a transaction and raises to have
    it all tried again, later and later; an event that fails alone, again and again, is logged and left out.
    """

    def register(function: Follow) -> Follow:
        _register(types, function, lambda events: partial(function, events))
        return function

    return register


def looks_at(*types: str) -> Callable[[Look], Look]:
    """Do as ``follows`` with a function that is called before the transaction, and returns what to do in it.

    None: there is nothing to write. What it looked at may have changed by then, and what fails
    is looked at again: it changes nothing itself.
    """

    def register(function: Look) -> Look:
        _register(types, function, function)
        return function

    return register


def _register(types: Sequence[str], function: Callable[..., object], look: Look) -> None:
    name = f"{function.__module__}.{function.__qualname__}"
    _followers[name] = _Registered(name, frozenset(types), look)


@every_turn
def follow() -> bool:
    """Give each follower its next events; tell whether there may be more (two queries when there are none)."""
    if not _followers:
        return False
    known = {row.name: row for row in Follower.objects.filter(name__in=_followers)}
    newest, moment = log.newest(), now()
    # Most stand at the same place: what is ahead of it is asked for once.
    ahead: dict[int, list[int]] = {}
    quiet: list[_Step] = []
    more = False
    for name, follower in _followers.items():
        row = known.get(name)
        if row is None:
            Follower.objects.get_or_create(name=name, defaults={"at": newest})
        elif (newest > row.at or row.gaps) and (row.retry_at is None or row.retry_at <= moment):
            if row.at not in ahead:
                ahead[row.at] = _ids_after(row.at)
            more |= len(ahead[row.at]) == _batch()
            _advance(follower, row, ahead[row.at], moment, quiet)
    if quiet:
        _go_on(quiet)
    return more


def _batch() -> int:
    return min(BATCH, BATCH_OF_ONE_WRITER) if connection.vendor == "sqlite" else BATCH


def _ids_after(at: int) -> list[int]:
    rows = Event.objects.filter(id__gt=at).order_by("id")
    return list(rows.values_list("id", flat=True)[: _batch()])


def _advance(
    follower: _Registered, row: Follower, ids: list[int], moment: datetime, quiet: list[_Step]
) -> None:
    """Do what ``follower`` has to; a step with nothing to write is added to ``quiet``."""
    try:
        step = _look(follower, row, ids, moment)
        if step.rest is None:
            quiet.append(step)
        else:
            _go_on([step])
    except Exception:
        logger.exception("%s failed; it will be tried again", follower.name)
        failed = Follower.objects.get(name=follower.name)
        failed.failures += 1
        failed.retry_at = moment + timedelta(seconds=min(600, 2**failed.failures))
        failed.save(update_fields=["failures", "retry_at"])


def _look(follower: _Registered, row: Follower, ids: list[int], moment: datetime) -> _Step:
    upto = ids[-1] if ids else row.at
    events = _events(follower, row, upto)
    rest: Rest | None = None
    if events and row.failures >= PATIENCE:
        rest = partial(_one_by_one, follower, events)
    elif events:
        rest = follower.look(events)
    gaps = _gaps(row, ids, found={event.id for event in events}, moment=moment)
    return _Step(row, upto, gaps, rest)


@transaction.atomic
def _go_on(steps: Sequence[_Step]) -> None:
    """Write what belongs to ``steps``, and how far they come; those that another worker did are left out."""
    skip = connection.features.has_select_for_update_skip_locked
    rows = Follower.objects.select_for_update(skip_locked=skip).filter(
        name__in=[step.row.name for step in steps]
    )
    held = {row.name: row for row in rows}
    moved = []
    for step in steps:
        row = held.get(step.row.name)
        if row is None or (row.at, row.gaps) != (step.row.at, step.row.gaps):
            continue
        if step.rest is not None:
            step.rest()
        row.at, row.gaps, row.failures, row.retry_at = step.upto, step.gaps, 0, None
        moved.append(row)
    Follower.objects.bulk_update(moved, ["at", "gaps", "failures", "retry_at"])


def _events(follower: _Registered, row: Follower, upto: int) -> list[Happened]:
    """Return the events that the follower wants: those ahead, and those that came late."""
    wanted = Q(id__gt=row.at, id__lte=upto, type__in=follower.types)
    if row.gaps:
        wanted |= Q(id__in=[int(id_) for id_ in row.gaps], type__in=follower.types)
    rows = Event.objects.filter(wanted).order_by("id")
    return [
        Happened(id_, stream, seq, type_, msgspec.json.decode(body), actor, at)
        for id_, stream, seq, type_, body, actor, at in rows.values_list(
            "id", "stream", "seq", "type", "body", "actor", "created_at"
        )
    ]


def _one_by_one(follower: _Registered, events: Sequence[Happened]) -> None:
    for event in events:
        try:
            with transaction.atomic():
                rest = follower.look([event])
                if rest is not None:
                    rest()
        except Exception:
            logger.exception("%s left out event %d (%s)", follower.name, event.id, event.type)


def _gaps(
    row: Follower, ids: Sequence[int], *, found: set[int], moment: datetime
) -> dict[str, float]:
    """Return the ids that were passed over, those of before without what came or is too late to come.

    On SQLite there are none: its one writer gives ids out in the order of its commits.
    """
    if connection.vendor == "sqlite":
        return {}
    seconds, oldest = moment.timestamp(), (moment - LATE).timestamp()
    gaps = {id_: at for id_, at in row.gaps.items() if at > oldest and int(id_) not in found}
    if ids:
        # What came between two looks is found, and there.
        there = found.union(ids)
        missing = (id_ for id_ in reversed(range(row.at + 1, ids[-1])) if id_ not in there)
        # The newest: a jump of the sequence (a restored backup, a burnt range) is no row of late transactions.
        gaps |= {str(id_): seconds for id_, _ in zip(missing, range(2 * BATCH), strict=False)}
    return gaps
