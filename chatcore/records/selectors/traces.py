"""Finding traces: those of a community or of the site, by author, action, object and time."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q, QuerySet
from django.db.models.lookups import Exact

from chatcore.records.models import FAMILY, Trace


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is looked for; what is not given does not narrow.

    ``action`` may end with a dot to mean a family: ``community.`` finds ``community.created``.
    ``until`` is the moment from which nothing is wanted any more. ``batch`` is looked for among what was
    done to one object: it is given with it.
    """

    since: datetime | None = None
    until: datetime | None = None
    actor: uuid.UUID | None = None
    action: str = ""
    object_type: str = ""
    object_id: str = ""
    batch: str = ""


@dataclass(frozen=True)
class Place:
    """The place of a trace in the list: what comes after it is older."""

    at: datetime
    id: int


def traces(
    community: uuid.UUID | None, search: Search, *, after: Place | None = None
) -> QuerySet[Trace]:
    """Return the traces that concern ``community`` (None: no community) and match, newest first.

    Each filter has an index that begins with the community and ends with the moment, so that the
    first rows of the order are the first that are read, on every page.
    """
    # PostgreSQL does not take an index's order for granted where its first column is NULL, unless
    # that column is asked for in the order too; where it has a value this changes nothing.
    found = Trace.objects.filter(community=community).order_by("-community", "-at", "-id")
    if search.action.endswith("."):
        found = found.filter(Exact(FAMILY, search.action))
    elif search.action:
        found = found.filter(action=search.action)
    given = {
        "actor": search.actor,
        "object_type": search.object_type,
        "object_id": search.object_id,
        "after__batch": search.batch,
        "at__gte": search.since,
        "at__lt": search.until,
    }
    found = found.filter(**{name: value for name, value in given.items() if value})
    if after is not None:
        older = Q(at__lt=after.at) | Q(at=after.at, id__lt=after.id)
        # The first condition says nothing new, but is one that an index can begin at.
        found = found.filter(at__lte=after.at).filter(older)
    return found


def traces_of(obj: Model) -> QuerySet[Trace]:
    """Return what was done to ``obj``, newest first."""
    return (
        Trace.objects.select_related("actor")
        .filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
        .order_by("-id")
    )
