"""Finding traces: by object, person, community, action, time."""

import uuid
from datetime import datetime

from django.db.models import Model, QuerySet

from chatcore.records.models import Trace


def traces(
    *,
    community: uuid.UUID | None = None,
    actor: uuid.UUID | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Trace]:
    """Return the traces that match all that is given, newest first.

    ``action`` may end with a dot to mean a family: ``community.`` finds ``community.created``.
    """
    found = Trace.objects.select_related("actor").order_by("-id")
    if community is not None:
        found = found.filter(community=community)
    if actor is not None:
        found = found.filter(actor=actor)
    if action is not None:
        found = found.filter(**{"action__startswith" if action.endswith(".") else "action": action})
    if since is not None:
        found = found.filter(at__gte=since)
    if until is not None:
        found = found.filter(at__lt=until)
    return found


def traces_of(obj: Model) -> QuerySet[Trace]:
    """Return what was done to ``obj``, newest first."""
    return (
        Trace.objects.select_related("actor")
        .filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
        .order_by("-id")
    )
