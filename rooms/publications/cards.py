"""The one shape of a publication on the wire: the message that it is, with a title and counts."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import AuthorCard, CardReference, MessageCard
from rooms.publications.models import Publication

# The kind by which a message's card refers to a publication.
KIND = "publication"


class RankReasonCard(Shape, frozen=True, kw_only=True):
    """Why a publication stands where it does in the ranked feed: hours that it gains on its date."""

    group: str | None
    group_hours: int
    reactions: int
    reaction_hours: int


class PublicationCard(Shape, frozen=True, kw_only=True):
    """A publication as one person sees it. ``reason`` is there in the ranked feed only."""

    id: str
    community: str
    title: str
    message: MessageCard
    comments_count: int
    shares_count: int
    abilities: dict[str, bool]
    reason: RankReasonCard | None = None


class ShareCard(Shape, frozen=True, kw_only=True):
    """That a publication is shown in a room which the reader sees."""

    id: str
    room: str
    room_name: str
    by: AuthorCard
    shared_at: str


def reference_to(publication: Publication) -> CardReference:
    """Return what the card of a message says to show ``publication``."""
    return CardReference(kind=KIND, id=str(publication.id))
