"""Changing lines that are there already, without saying them aloud again."""

from collections.abc import Sequence

from django.db import transaction

from chatcore.live import log
from chatcore.notices.events import NoticesMarked
from chatcore.notices.models import Notice
from chatcore.notices.selectors.notices import unread_counts

_CHANGES = ("about", "seq", "room", "topic", "actor", "count")


@transaction.atomic
def settle(lines: Sequence[Notice]) -> None:
    """Write what ``lines`` stand for now; the devices of their persons read them again (three statements)."""
    if not lines:
        return
    Notice.objects.bulk_update(lines, _CHANGES)
    people = sorted({line.person_id for line in lines})
    counts = unread_counts(people)
    log.tell({f"user:{one}": [NoticesMarked(notices=[], unread=counts[one])] for one in people})
