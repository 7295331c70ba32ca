"""What is told of the entries of the site's staff: to who administers the community, and to who entered."""

from chatcore.communities.site_entry_cards import SiteEntryCard
from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class SiteEntered(StreamEvent, frozen=True, kw_only=True, tag="site.entered"):
    """One of the site's staff has entered the community."""

    entry: SiteEntryCard


@event
class SiteLeft(StreamEvent, frozen=True, kw_only=True, tag="site.left"):
    """They are out again: by hand, or because the time was over."""

    entry: SiteEntryCard
