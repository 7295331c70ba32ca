"""Facts that the directory knows of people, for the rules of automatic groups: of published entries only."""

from chatcore.communities.group_facts import fact, whole_words
from chatcore.communities.models import Community
from chatcore.communities.selectors.people import Ids
from chatcore.directory.models import Entry, EntryTag, Side
from chatcore.people.folding import folded


@fact("place")
def whose_place_says(community: Community, value: str) -> Ids:
    """Whoever writes these words as their place."""
    rows = Entry.objects.filter(published=True, search__regex=whole_words(value))
    return rows.values("person")


@fact("offers")
def who_offers(community: Community, value: str) -> Ids:
    return _tagged(Side.OFFERS, value)


@fact("seeks")
def who_seeks(community: Community, value: str) -> Ids:
    return _tagged(Side.SEEKS, value)


def _tagged(side: str, value: str) -> Ids:
    rows = EntryTag.objects.filter(folded=folded(value), side=side, entry__published=True)
    return rows.values("entry")
