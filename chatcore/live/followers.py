"""Followers of the log: what hangs on events and not on the path that makes them (notices, search, previews).

A follower gets each event once, in the transaction that remembers how far it came: what it writes to the
database is done exactly once, whatever dies meanwhile. It is run by the worker, about a second after the event.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
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

# Events looked at in one turn; and how long an id that was passed over may still come (the hub's beat allows its
# transactions 10 s; a worker can afford more).
BATCH = 500
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


Follow = Callable[[Sequence[Happened]], None]


class _Registered(NamedTuple):
    name: str
    types: frozenset[str]
    function: Follow


_followers: dict[str, _Registered] = {}


def follows(*types: str) -> Callable[[Follow], Follow]:
    """Have the decorated function called with the events of ``types``, in the order of their ids.

    It begins with what happens after it was first deployed. It runs in a transaction and raises to have
    it all tried again, later and later; an event that fails alone, again and again, is logged and left out.
    """

    def register(function: Follow) -> Follow:
        name = f"{function.__module__}.{function.__qualname__}"
        _followers[name] = _Registered(name, frozenset(types), function)
        return function

    return register


@every_turn
def follow() -> bool:
    """Give each follower its next events; tell whether anybody had some (two queries when nobody has)."""
    if not _followers:
        return False
    known = {row.name: row for row in Follower.objects.filter(name__in=_followers)}
    newest, moment, moved = log.newest(), now(), False
    for name, follower in _followers.items():
        row = known.get(name)
        if row is None:
            Follower.objects.get_or_create(name=name, defaults={"at": newest})
        elif (newest > row.at or row.gaps) and (row.retry_at is None or row.retry_at <= moment):
            moved |= _advance(follower, moment)
    return moved


def _advance(follower: _Registered, moment: datetime) -> bool:
    try:
        return _follow(follower, moment)
    except Exception:
        logger.exception("%s failed; it will be tried again", follower.name)
        row = Follower.objects.get(name=follower.name)
        row.failures += 1
        row.retry_at = moment + timedelta(seconds=min(600, 2**row.failures))
        row.save(update_fields=["failures", "retry_at"])
        return False


@transaction.atomic
def _follow(follower: _Registered, moment: datetime) -> bool:
    """Do one batch; tell whether there may be more at once."""
    rows = Follower.objects.filter(name=follower.name)
    skip = connection.features.has_select_for_update_skip_locked
    row = rows.select_for_update(skip_locked=skip).first()
    if row is None:
        # Another worker is at it.
        return False
    ids = list(
        Event.objects.filter(id__gt=row.at).order_by("id").values_list("id", flat=True)[:BATCH]
    )
    upto = ids[-1] if ids else row.at
    events = _events(follower, row, upto)
    _give(follower, events, one_by_one=row.failures >= PATIENCE)
    row.gaps = _gaps(row, ids, found={event.id for event in events}, moment=moment)
    row.at, row.failures, row.retry_at = upto, 0, None
    row.save()
    return len(ids) == BATCH


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


def _give(follower: _Registered, events: list[Happened], *, one_by_one: bool) -> None:
    if not events:
        return
    if not one_by_one:
        follower.function(events)
        return
    for event in events:
        try:
            with transaction.atomic():
                follower.function([event])
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
        there = set(ids)
        missing = (id_ for id_ in reversed(range(row.at + 1, ids[-1])) if id_ not in there)
        # The newest: a jump of the sequence (a restored backup, a burnt range) is no row of late transactions.
        gaps |= {str(id_): seconds for id_, _ in zip(missing, range(2 * BATCH), strict=False)}
    return gaps
