"""The one shape of a poll on the wire: what everybody in the room knows, and what one person sees of it."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import AuthorCard, CardReference
from rooms.polls.counting import Outcome
from rooms.polls.models import Poll

# The kind by which a message's card refers to a poll.
KIND = "poll"


class OptionCard(Shape, frozen=True, kw_only=True):
    """An answer; ``added_by`` is the name of who added it later."""

    key: str
    label: str
    added_by: str | None = None


class PollFacts(Shape, frozen=True, kw_only=True):
    """A poll as everybody in its room knows it.

    ``counts`` (by option; of a ranked poll, how often each is the favourite) is null where not everybody may see them.
    """

    id: str
    message: str
    room: str
    question: str
    question_html: str
    kind: str
    most: int
    anonymous: bool
    adding: bool
    results: str
    options: list[OptionCard]
    closes_at: str | None
    closed_at: str | None
    turnout: int
    counts: dict[str, int] | None
    outcome: Outcome | None


class PollCard(PollFacts, frozen=True, kw_only=True):
    """A poll as one person sees it. ``my_choices`` stay empty in an anonymous one: nobody knows them.

    ``removable``: the options that the viewer may take away.
    """

    author: AuthorCard
    voted: bool
    my_choices: list[str]
    removable: list[str]
    abilities: dict[str, bool]


class VoterCard(Shape, frozen=True, kw_only=True):
    """Who chose what, in a poll that is not anonymous."""

    person: AuthorCard
    choices: list[str]


def reference_to(poll: Poll) -> CardReference:
    """Return what the card of a message says to show ``poll``."""
    return CardReference(kind=KIND, id=str(poll.id))
