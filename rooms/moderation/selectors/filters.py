"""The word filter of a community: its list, and the compiled one that each process keeps."""

import threading
import uuid

from chatcore.communities.models import Community
from chatcore.foundation.clock import wire
from rooms.moderation.cards import FilterWordCard
from rooms.moderation.matching import Entry, Matcher
from rooms.moderation.models import FilterWord

# Communities whose filter a process keeps compiled; beyond it the oldest is made anew when it is asked for.
KEPT = 256


class Filters:
    """The compiled filters of this process, each with the revision that it is of.

    Asked for with the revision that the writer has just read, so that a change made anywhere holds from the next post
    on, and nothing has to be told to anybody.
    """

    def __init__(self) -> None:
        self._kept: dict[uuid.UUID, tuple[int, Matcher]] = {}
        self._changing = threading.Lock()

    def of(self, community: uuid.UUID, revision: int) -> Matcher:
        """Return the filter of ``community`` (one query where another revision, or none, is known)."""
        known = self._kept.get(community)
        if known is not None and known[0] == revision:
            return known[1]
        matcher = Matcher(entries_of(community))
        with self._changing:
            self._kept.pop(community, None)
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[community] = (revision, matcher)
        return matcher


def entries_of(community: uuid.UUID) -> list[Entry]:
    rows = FilterWord.objects.filter(community=community).order_by("id")
    return [Entry(*row) for row in rows.values_list("key", "effect", "explanation")]


def filter_of(community: Community) -> list[FilterWordCard]:
    """Return the words of ``community``, the newest first (one query)."""
    rows = FilterWord.objects.filter(community=community).order_by("-id")
    return [filter_word_card(row) for row in rows]


def filter_word_card(row: FilterWord) -> FilterWordCard:
    return FilterWordCard(
        id=str(row.id),
        pattern=row.pattern,
        effect=row.effect,
        explanation=row.explanation,
        added_at=wire(row.added_at),
    )


filters = Filters()
