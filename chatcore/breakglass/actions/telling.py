"""Telling the persons concerned that their conversation was opened, and that it is closed again."""

import uuid

from django.db import transaction

from chatcore.breakglass.actions.letters import send_closed, send_opened
from chatcore.breakglass.actions.news import tell_deciders, write_to
from chatcore.breakglass.cards import notice_card
from chatcore.breakglass.events import BreakGlassClosed, BreakGlassOpened
from chatcore.breakglass.models import Opening, State
from chatcore.breakglass.selectors.access import hold
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.actions import record


def tell_concerned(opening: Opening, *, by: Person | None) -> None:
    """Tell them, live and by letter, who reads what of their conversation, why and until when."""
    opening.told_at = now()
    opening.save(update_fields=["told_at"])
    people = list(opening.concerned.order_by("person_id").values_list("person_id", flat=True))
    record(
        action="breakglass.told",
        actor=by,
        obj=opening,
        community=opening.community,
        before={"notice_due_at": opening.notice_due_at},
        after={"told_at": opening.told_at, "concerned": len(people)},
    )
    write_to(people, BreakGlassOpened(notice=notice_card(opening)), by=by)
    for person in people:
        send_opened.enqueue(str(opening.id), str(person))


def tell_closed(opening: Opening, *, by: Person | None) -> None:
    """Tell those who know of the opening that it is over; who was not told yet hears of both at once, later."""
    if opening.told_at is None:
        return
    people = list(opening.concerned.order_by("person_id").values_list("person_id", flat=True))
    write_to(people, BreakGlassClosed(notice=notice_card(opening)), by=by)
    for person in people:
        send_closed.enqueue(str(opening.id), str(person))


@transaction.atomic
def tell_if_due(*, opening_id: uuid.UUID) -> bool:
    """Tell of an opening whose notice was held back until now; tell whether it was done here."""
    opening = _held(opening_id)
    due = None if opening is None else opening.notice_due_at
    if opening is None or due is None or due > now() or opening.told_at is not None:
        return False
    if opening.state not in (State.OPEN, State.CLOSED):
        return False
    tell_concerned(opening, by=None)
    tell_deciders(opening, by=None)
    return True


def _held(opening_id: uuid.UUID) -> Opening | None:
    hold(opening_id)
    rows = Opening.objects.select_related("community", "asked_by", "answered_by")
    return rows.filter(id=opening_id).first()
