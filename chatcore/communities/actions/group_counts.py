"""Telling a community how many people its automatic groups have: once a second at most, however many come."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction

from chatcore.communities.actions.group_news import tell_changed
from chatcore.communities.models import CountsDue, Group, GroupKind
from chatcore.communities.selectors.groups import counted
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job

PAUSE = timedelta(seconds=1)


def tell_counts_soon(community_id: uuid.UUID) -> None:
    """Have the community told within about a second of the commit; what is due already is not doubled."""
    transaction.on_commit(lambda: _note(community_id))


def _note(community_id: uuid.UUID) -> None:
    # Looked at after the commit, and taken away before the job counts: no change falls between.
    if CountsDue.objects.filter(community=community_id).exists():
        return
    with transaction.atomic():
        _, made = CountsDue.objects.get_or_create(community_id=community_id)
        if made:
            tell_counts.using(run_after=now() + PAUSE).enqueue(str(community_id))


@job()
def tell_counts(community_id: str) -> None:
    """Tell the community of those of its automatic groups that have another number of people than was told."""
    id_ = uuid.UUID(community_id)
    CountsDue.objects.filter(community=id_).delete()
    with transaction.atomic():
        rows = Group.objects.filter(community=id_, kind=GroupKind.AUTOMATIC, archived_at=None)
        found: Iterable[Any] = counted(rows.select_related("community"))
        counts: dict[Group, int] = {group: group.people_count for group in found}
        changed = [group for group, count in counts.items() if group.people_told != count]
        if not changed:
            return
        for group in changed:
            group.people_told = counts[group]
        Group.objects.bulk_update(changed, ["people_told"])
        tell_changed(changed, by=None)
