"""Taking the list of who has read an announcement out of the house, which is traced."""

from collections.abc import Iterator

from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.announcements.cards import ReaderCard
from rooms.announcements.models import Announcement
from rooms.announcements.selectors.access import AnnouncementRight, announcement_for
from rooms.announcements.selectors.readers import all_readers


def export_readers(
    *, actor: Person, announcement_id: object
) -> tuple[Announcement, Iterator[ReaderCard]]:
    """Return an announcement and everybody of whom its reading is asked.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: not for ``actor``.
    """
    found = announcement_for(actor, announcement_id, to=AnnouncementRight.FOLLOW).announcement
    record(action="announcement.exported", actor=actor, obj=found, community=found.room.traced_in)
    return found, all_readers(found)
