"""What happens to a person's notices, on their own stream."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event
from chatcore.notices.cards import NoticeCard


@event
class NoticeRaised(StreamEvent, frozen=True, kw_only=True, tag="notice.raised"):
    """Something concerns the person, or one line stands for one thing more.

    ``rings``: it may be said aloud now.
    """

    notice: NoticeCard
    unread: int
    rings: bool


@event
class NoticesMarked(StreamEvent, frozen=True, kw_only=True, tag="notice.marked"):
    """The notices named, or all of them (``None``), are read; ``unread`` is what is left."""

    notices: list[str] | None
    unread: int


@event
class NoticesRemoved(StreamEvent, frozen=True, kw_only=True, tag="notice.removed"):
    """What they were about is gone, or not for the person any more."""

    notices: list[str]
    unread: int


@event
class PreferencesChanged(StreamEvent, frozen=True, kw_only=True, tag="preferences.changed"):
    """Another device chose otherwise: read the preferences again."""
