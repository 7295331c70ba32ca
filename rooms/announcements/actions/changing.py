"""What may still be changed of an announcement: its comments, its time on the home page; and one's own home page."""

from datetime import datetime
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.errors import NotFound
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.announcements.actions.publishing import check_home
from rooms.announcements.events import AnnouncementChanged, AnnouncementDismissed
from rooms.announcements.models import Announcement, Dismissal
from rooms.announcements.selectors.access import AnnouncementRight, announcement_for
from rooms.conversations.actions.closing import close_answers, open_answers


def change_announcement(
    *, actor: Person, announcement_id: object, changes: dict[str, Any]
) -> Announcement:
    """Change ``comments`` (bool), ``home_until`` (a moment, or None), or both; what is so already changes nothing.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: not for ``actor``. Invalid: the moment.
    """
    found = announcement_for(actor, announcement_id, to=AnnouncementRight.CHANGE).announcement
    with transaction.atomic():
        held = Announcement.objects.select_for_update(of=("self",), no_key=True)
        announcement = held.select_related("message__author").filter(id=found.id).first()
        if announcement is None:
            raise NotFound(path="$.announcement")
        before = {name: getattr(announcement, name) for name in changes}
        changed = {name: value for name, value in changes.items() if before[name] != value}
        if not changed:
            return found
        until: datetime | None = changed.get("home_until")
        check_home(until)
        for name, value in changed.items():
            setattr(announcement, name, value)
        announcement.save(update_fields=list(changed))
        if "comments" in changed:
            (open_answers if announcement.comments else close_answers)(announcement.message)
        record(
            action="announcement.changed",
            actor=actor,
            obj=announcement,
            community=found.room.traced_in,
            before=_said({name: before[name] for name in changed}),
            after=_said(changed),
        )
        event = AnnouncementChanged(
            announcement_id=str(announcement.id),
            comments=announcement.comments,
            home_until=wire_or_none(announcement.home_until),
        )
        log.emit(found.room.stream, event, actor=actor.id)
    return announcement


def dismiss(*, actor: Person, announcement_id: object, dismissed: bool) -> None:
    """Put an announcement away from one's own home page, or have it back; as it is so already: changes nothing."""
    found = announcement_for(actor, announcement_id).announcement
    with transaction.atomic():
        rows = Dismissal.objects.filter(announcement=found, person=actor)
        if dismissed:
            _, moved = Dismissal.objects.get_or_create(announcement=found, person=actor)
        else:
            moved = rows.delete()[0] > 0
        if moved:
            event = AnnouncementDismissed(announcement_id=str(found.id), dismissed=dismissed)
            log.emit(f"user:{actor.id}", event, actor=actor.id)


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: wire_or_none(value) if isinstance(value, datetime) else value
        for name, value in fields.items()
    }
