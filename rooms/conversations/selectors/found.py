"""What a search shows of each message: an excerpt, what was said before and after, and where it was."""

from collections.abc import Sequence

from chatcore.foundation.clock import wire
from rooms.conversations.cards import author_card
from rooms.conversations.models import Message
from rooms.conversations.search.plain import excerpt, plain, shortened
from rooms.conversations.search.query import Asked
from rooms.conversations.search_cards import FoundCard, NeighbourCard, StretchCard
from rooms.conversations.selectors.neighbours import Neighbours, neighbours_of
from rooms.conversations.selectors.timeline import message_cards

# Characters of a message before or after.
NEIGHBOUR = 140


def found_cards(messages: Sequence[Message], asked: Asked) -> list[FoundCard]:
    """Return what is shown of ``messages``, in their order (four queries, however many)."""
    beside = neighbours_of(messages)
    return [
        FoundCard(
            message=card,
            excerpt=[
                StretchCard(text=part.text, found=part.found)
                for part in excerpt(plain(message.html), asked.terms)
            ],
            before=_neighbour(beside.get(message.id, Neighbours()).before),
            after=_neighbour(beside.get(message.id, Neighbours()).after),
        )
        for message, card in zip(messages, message_cards(messages), strict=True)
    ]


def _neighbour(message: Message | None) -> NeighbourCard | None:
    if message is None:
        return None
    return NeighbourCard(
        id=str(message.id),
        author=author_card(message.author),
        text=shortened(plain(message.html), NEIGHBOUR),
        posted_at=wire(message.posted_at),
    )
