"""Who may read which trace, and what they ask for: a day is one of the reader's time zone."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chatcore.communities.models import Community, Group, GroupImport
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.errors import Forbidden, Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.models import Trace
from chatcore.records.selectors import Place, Search, traces

FILTERS = ("from", "until", "actor", "action", "type", "object", "batch")
# The years that a calendar offers; beyond them are slips of the keyboard.
_YEARS = range(2000, 2200)
_NAME = re.compile(r"[\w.:-]{0,64}")


def trace_scope(actor: Person, community_id: object | None) -> Community | None:
    """Return the community whose trace ``actor`` may read; None: what concerns no community.

    Raises:
        NotFound, Forbidden: as ``community_for``; the site's own trace is for its staff.
    """
    if community_id is not None:
        return community_for(actor, community_id, to=Right.READ_TRACE)
    if not actor.is_staff:
        raise Forbidden(_ONLY_STAFF)
    return None


def search_from(viewer: Person, filters: Mapping[str, str]) -> Search:
    """Return what ``filters`` ask for: ``from`` and ``until`` are days, both included.

    ``batch`` is the id of a list that was given at once: all that was done with it, to the group that it was for.

    Raises:
        Invalid: a day that is none, a name or id that cannot be one; ``path`` says which.
    """
    for name in ("action", "type", "object"):
        if not _NAME.fullmatch(filters.get(name, "")):
            raise Invalid(_BAD_NAME, path=f"$.{name}")
    zone = ZoneInfo(viewer.time_zone)
    actor: uuid.UUID | None = None
    if filters.get("actor"):
        actor = parse_id(filters["actor"]) or NO_ID
    batch = filters.get("batch", "")
    type_, object_ = filters.get("type", ""), filters.get("object", "")
    if batch:
        type_, object_, batch = _of_batch(batch)
    return Search(
        since=_midnight(filters, "from", zone),
        until=_midnight(filters, "until", zone, after=timedelta(days=1)),
        actor=actor,
        action=filters.get("action", ""),
        object_type=type_,
        object_id=object_,
        batch=batch,
    )


def _of_batch(batch: str) -> tuple[str, str, str]:
    """Return the type and the id of what a list was for, by which it is found soon, and its own id (one query)."""
    id_ = parse_id(batch) or NO_ID
    group = GroupImport.objects.filter(id=id_).values_list("group_id", flat=True).first()
    return Group._meta.label_lower, str(group or NO_ID), str(id_)


def traces_page(
    community: Community | None, search: Search, *, after: Sequence[Any] | None, limit: int
) -> Sequence[Trace]:
    """Return ``limit`` traces that match, newest first, from a place on (one query).

    Raises:
        Invalid: a cursor of another list.
    """
    place = None if after is None else _place(after)
    return list(traces(community.id if community else None, search, after=place)[:limit])


def place_of(trace: Trace) -> tuple[str, int]:
    """Return what a cursor says of the place of ``trace``."""
    return trace.at.astimezone(UTC).isoformat(), trace.pk


def _place(after: Sequence[Any]) -> Place:
    try:
        at, id_ = after
        place = Place(datetime.fromisoformat(at), id_)
    except (TypeError, ValueError):
        raise Invalid(_BAD_CURSOR, path="$.cursor") from None
    if type(id_) is not int or place.at.tzinfo is None or place.at.year not in _YEARS:
        raise Invalid(_BAD_CURSOR, path="$.cursor")
    return place


def _midnight(
    filters: Mapping[str, str], name: str, zone: ZoneInfo, *, after: timedelta = timedelta()
) -> datetime | None:
    text = filters.get(name, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid(_BAD_DAY, path=f"$.{name}") from None
    if day.year not in _YEARS:
        raise Invalid(_BAD_DAY, path=f"$.{name}")
    return datetime.combine(day + after, time(), zone)


_ONLY_STAFF = Words(
    fr="La trace du site se lit par son équipe : demandez-la-lui.",
    en="The trace of the site is read by its staff: ask them.",
)
_BAD_DAY = Words(
    fr="Une date s’écrit comme « 2026-11-26 ».", en="A date is written like “2026-11-26”."
)
_BAD_NAME = Words(
    fr="Ce n’est le nom ni d’une action ni d’un objet.",
    en="This is the name neither of an action nor of an object.",
)
_BAD_CURSOR = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
