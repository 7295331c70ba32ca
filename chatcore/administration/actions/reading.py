"""Reading the trace, which is itself traced: once a search, once an export."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from chatcore.administration.selectors.message_acts import (
    Stretch,
    below_from,
    message_acts,
    wanted_from,
)
from chatcore.administration.selectors.searches import search_from, trace_scope, traces_page
from chatcore.communities.models import Community
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.records.models import Trace
from chatcore.records.selectors import Seal, Search, last_seal


class Export(NamedTuple):
    """What an export holds: a search in a scope, and the seal that it is checked against."""

    community: Community | None
    search: Search
    seal: Seal | None


def read_trace(
    *,
    actor: Person,
    community_id: object | None,
    filters: Mapping[str, str],
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Trace]:
    """Return a page of the traces that match; the first page of a search leaves a trace of it.

    Args:
        community_id: None for what concerns no community. filters: as ``search_from``.

    Raises:
        NotFound, Forbidden: as ``trace_scope``. Invalid: a filter or a cursor that does not hold.
    """
    community = trace_scope(actor, community_id)
    rows = traces_page(community, search_from(actor, filters), after=after, limit=limit)
    if after is None:
        _trace("trace.read", actor, community, {"filters": dict(filters)})
    return rows


def read_message_acts(
    *,
    actor: Person,
    community_id: object | None,
    filters: Mapping[str, str],
    after: Sequence[Any] | None,
    limit: int,
) -> Stretch:
    """Return a page of what was done to messages; the first page of a search leaves a trace of it.

    Raises:
        NotFound, Forbidden, Invalid: as ``read_trace``; a room that ``actor`` does not see.
    """
    community = trace_scope(actor, community_id)
    wanted = wanted_from(actor, community, dict(filters))
    found = message_acts(community, wanted, below=below_from(after), limit=limit)
    if after is None:
        _trace("trace.read", actor, community, {"kind": "messages", "filters": dict(filters)})
    return found


def export_trace(
    *, actor: Person, community_id: object | None, filters: Mapping[str, str], form: str
) -> Export:
    """Begin an export: what it will hold is asked for piece by piece.

    Raises:
        NotFound, Forbidden, Invalid: as ``read_trace``.
    """
    community = trace_scope(actor, community_id)
    search = search_from(actor, filters)
    seal = last_seal("trace")
    _trace("trace.exported", actor, community, {"format": form, "filters": dict(filters)})
    return Export(community, search, seal)


def _trace(action: str, actor: Person, community: Community | None, after: dict[str, Any]) -> None:
    with transaction.atomic():
        record(action=action, actor=actor, obj=community or actor, community=community, after=after)
