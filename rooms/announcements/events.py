"""What happens to announcements beside what happens to their messages."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class AnnouncementChanged(StreamEvent, frozen=True, kw_only=True, tag="announcement.changed"):
    """It takes comments or does not, or stands on the home page until another time: said in its room."""

    announcement_id: str
    comments: bool
    home_until: str | None

    def about(self) -> str:
        return self.announcement_id


@event
class AnnouncementAcknowledged(
    StreamEvent, frozen=True, kw_only=True, tag="announcement.acknowledged"
):
    """The person says to have read it, or takes that back (``read_at`` null): to their other devices alone."""

    announcement_id: str
    read_at: str | None

    def about(self) -> str:
        return self.announcement_id


@event
class AnnouncementCounted(StreamEvent, frozen=True, kw_only=True, tag="announcement.counted"):
    """How many have read it by now: to each of those who follow it up, on their own stream."""

    announcement_id: str
    read: int
    expected: int


@event
class AnnouncementDismissed(StreamEvent, frozen=True, kw_only=True, tag="announcement.dismissed"):
    """The person has put it away from their home page, or has it back there."""

    # Not ``about`` anything: what somebody looks at on their own page is nobody's business later.
    announcement_id: str
    dismissed: bool
