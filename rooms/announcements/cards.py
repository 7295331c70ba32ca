"""The shapes of announcements on the wire."""

from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard
from rooms.announcements.models import Announcement
from rooms.conversations.cards import AuthorCard, CardReference

# The kind by which a message's card refers to an announcement.
KIND = "announcement"


class AudienceCard(Shape, frozen=True, kw_only=True):
    """Whom an announcement in a room would reach: ``people`` are told, ``digest`` of them by a summary alone.

    ``silent`` are in the room and have asked for silence in it: they find it, and are not told.
    """

    people: int
    digest: int
    silent: int
    room_name: str
    community_name: str


class CountsCard(Shape, frozen=True, kw_only=True):
    """How many of the people who are in the room now have said to have read it."""

    read: int
    expected: int


class AnnouncementCard(Shape, frozen=True, kw_only=True):
    """An announcement as one person sees it: ``counts`` for those who follow it up, ``read_at`` of oneself."""

    id: str
    community: str
    room: str
    message: str
    receipt: bool
    comments: bool
    home_until: str | None
    audience: int
    reminded_at: str | None
    read_at: str | None
    dismissed: bool
    counts: CountsCard | None
    abilities: dict[str, bool]


class HomeAnnouncementCard(AnnouncementCard, frozen=True, kw_only=True):
    """An announcement as the home page of its community shows it."""

    room_name: str
    seq: int
    author: AuthorCard
    html: str
    excerpt: str
    posted_at: str


class ReaderCard(Shape, frozen=True, kw_only=True):
    """Somebody of the room, and when they said to have read it, if they did."""

    person: PersonCard
    read_at: str | None


def reference_to(announcement: Announcement) -> CardReference:
    """Return what the card of a message says to show ``announcement``."""
    return CardReference(kind=KIND, id=str(announcement.id))
