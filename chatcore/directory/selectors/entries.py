"""Finding entries: by words, community and skill, among the people whom one sees."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from chatcore.communities.selectors.access import community_for
from chatcore.communities.selectors.components import component_for
from chatcore.communities.selectors.listing import DIRECTORY, listed_people, narrowed
from chatcore.communities.selectors.modules import need_module
from chatcore.communities.selectors.paging import name_and_id
from chatcore.directory.models import Entry, EntryTag, Side
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID

# Words of a search that count: what is typed beyond them narrows nothing more.
MOST_WORDS = 8


def entries(
    viewer: Person,
    *,
    q: str,
    community: str,
    component: str = "",
    skill: str,
    seeks: str,
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Entry]:
    """Return a page of published entries, by name, with persons and tags (constant queries).

    Args:
        q: each word is in the name, organisation, title, place, or an offer.
        community, component: only its people, those below it too.
        skill, seeks: an offer, or a need, with that very label.

    Raises:
        NotFound: a community or component that the viewer does not see, or whose directory is closed to them.
    """
    if community:
        need_module(community_for(viewer, community), DIRECTORY, path="$.community")
    if component:
        need_module(component_for(viewer, component).community, DIRECTORY)
    narrowing = {"community": community, "component": component}
    given = {name: value for name, value in narrowing.items() if value}
    people = narrowed(viewer, given, as_directory=True)
    rows = Entry.objects.filter(person__in=people).filter(Q(published=True) | Q(person=viewer))
    for word in folded(q).split()[:MOST_WORDS]:
        rows = rows.filter(_holds(word))
    for label, side in ((skill, Side.OFFERS), (seeks, Side.SEEKS)):
        if label:
            tagged = EntryTag.objects.filter(folded=folded(label), side=side)
            rows = rows.filter(person__in=tagged.values("entry"))
    if after is not None:
        name, id_ = name_and_id(after)
        rows = rows.filter(Q(person__search__gt=name) | Q(person__search=name, person__gt=id_))
    return list(_whole(rows).order_by("person__search", "person")[:limit])


def entry_for(viewer: Person, person_id: object) -> Entry:
    """Return the entry of a person (three queries); missing, hidden, unpublished, and of a directory that is
    closed to ``viewer`` are the same.

    Raises:
        NotFound: in all those cases. One's own is always there.
    """
    id_ = parse_id(person_id)
    seen = listed_people(viewer, as_directory=True).filter(id=id_ or NO_ID)
    rows = Entry.objects.filter(person__in=seen).filter(Q(published=True) | Q(person=viewer))
    entry = _whole(rows).first()
    if entry is None:
        raise NotFound
    return entry


def _holds(word: str) -> Q:
    offers = EntryTag.objects.filter(folded__contains=word, side=Side.OFFERS)
    return (
        Q(person__search__contains=word)
        | Q(search__contains=word)
        | Q(person__in=offers.values("entry"))
    )


def _whole(rows: "QuerySet[Entry]") -> "QuerySet[Entry]":
    return rows.select_related("person").prefetch_related("tags")
