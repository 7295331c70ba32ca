"""Reminding those who have not read an announcement: one notice each."""

import uuid
from datetime import timedelta

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, NotFound
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.words import Words
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.announcements.models import Announcement
from rooms.announcements.selectors.access import AnnouncementRight, announcement_for
from rooms.announcements.selectors.readers import those_to_remind
from rooms.conversations.actions.noticing import MESSAGE, PIECE

# More often than once a day nobody is reminded of the same thing.
APART = timedelta(hours=20)


def remind_unread(*, actor: Person, announcement_id: object) -> int:
    """Tell again those who have not read it, but who asked for silence in the room; return how many are told.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: not for ``actor``, or no reading is asked for.
        Conflict: they were reminded less than a day ago, or there is nobody to remind.
    """
    found = announcement_for(actor, announcement_id, to=AnnouncementRight.REMIND).announcement
    with transaction.atomic():
        held = Announcement.objects.select_for_update(of=("self",), no_key=True)
        announcement = held.select_related("message").filter(id=found.id).first()
        if announcement is None:
            raise NotFound(path="$.announcement")
        if announcement.reminded_at is not None and now() - announcement.reminded_at < APART:
            raise Conflict(_TODAY, path="$.announcement")
        people = those_to_remind(announcement).count()
        if not people:
            raise Conflict(_NOBODY, path="$.announcement")
        announcement.reminders += 1
        announcement.reminded_at = now()
        announcement.save(update_fields=["reminders", "reminded_at"])
        record(
            action="announcement.reminded",
            actor=actor,
            obj=announcement,
            community=found.room.traced_in,
            after={"people": people},
        )
        remind_piece.enqueue(str(announcement.id), announcement.reminders, str(actor.id))
    return people


@job()
def remind_piece(announcement_id: str, number: int, by: str, after: str | None = None) -> None:
    """Tell a piece of those who have not read it by now; each piece enqueues the next."""
    rows = Announcement.objects.filter(id=announcement_id, message__deleted_at=None)
    announcement = rows.select_related("message", "room").first()
    if announcement is None:
        return
    members = those_to_remind(announcement)
    if after is not None:
        members = members.filter(person__gt=uuid.UUID(after))
    people = list(members.order_by("person").values_list("person", flat=True)[:PIECE])
    raise_notices(
        News(
            person=person,
            kind=Why.ANNOUNCEMENT,
            source=f"announcement:{announcement_id}:{number}",
            about_kind=MESSAGE,
            about=str(announcement.message_id),
            actor=uuid.UUID(by),
            community=announcement.room.community_id,
            room=announcement.room_id,
        )
        for person in people
    )
    if len(people) == PIECE:
        remind_piece.enqueue(announcement_id, number, by, str(people[-1]))


_TODAY = Words(
    fr="Un rappel est parti il y a moins d’un jour : laissez aux personnes le temps de lire.",
    en="A reminder left less than a day ago: give people the time to read.",
)
_NOBODY = Words(
    fr="Il n’y a personne à qui le rappeler : toutes et tous ont lu, ou ont mis ce salon en sourdine.",
    en="There is nobody to remind: all have read it, or have muted this room.",
)
