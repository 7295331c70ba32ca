"""Whom a person may see: those of their communities, and whom the apps above say that they meet."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from chatcore.communities.models import Community, ComponentMember, Membership, Role
from chatcore.communities.selectors.entering import INSIDE
from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person

Ids = Iterable[uuid.UUID] | QuerySet[Any, Any]
_meetings: list[Callable[[Person], Ids]] = []
_places = Prefetch("components", ComponentMember.objects.select_related("component"))
_narrowings: dict[str, Callable[[Person, str], Ids]] = {}


def meets(source: Callable[[Person], Ids]) -> Callable[[Person], Ids]:
    """Register where else people meet, such as in rooms: ids of persons whom a viewer may see."""
    _meetings.append(source)
    return source


def narrows(name: str) -> Callable[[Callable[[Person, str], Ids]], Callable[[Person, str], Ids]]:
    """Register a filter of lists of people (``?name=…``): the ids that a value leaves to a viewer."""

    def register(source: Callable[[Person, str], Ids]) -> Callable[[Person, str], Ids]:
        _narrowings[name] = source
        return source

    return register


def visible_people(viewer: Person) -> "QuerySet[Person]":
    """Return those whom ``viewer`` may see: themselves, the people of communities where they are more
    than a guest, and whom they meet elsewhere (one query, whatever their number)."""
    mine = Membership.objects.filter(INSIDE, person=viewer, left_at=None).exclude(role=Role.GUEST)
    together = Membership.objects.filter(community__in=mine.values("community"), left_at=None)
    seen = Q(id=viewer.id) | Q(id__in=together.values("person"))
    for source in _meetings:
        seen |= Q(id__in=source(viewer))
    return Person.objects.filter(seen)


def person_for(actor: Person, person_id: object) -> Person:
    """Return a person whom ``actor`` may see; missing and hidden are the same."""
    id_ = parse_id(person_id)
    person = None if id_ is None else visible_people(actor).filter(id=id_).first()
    if person is None:
        raise NotFound
    return person


def filtered(
    viewer: Person, people: "QuerySet[Person]", filters: dict[str, str]
) -> "QuerySet[Person]":
    """Return those of ``people`` whom ``filters`` leave: ``q``, and those that are registered.

    Raises:
        Invalid: an unknown filter. NotFound: a thing that a filter names and ``viewer`` does not see.
    """
    for name, value in filters.items():
        if name == "q":
            people = matching(people, value)
        elif name in _narrowings:
            people = people.filter(id__in=_narrowings[name](viewer, value))
        else:
            raise Invalid(_UNKNOWN_FILTER.filled(name=name), path=f"$.{name}")
    return people


def matching(people: "QuerySet[Person]", q: str) -> "QuerySet[Person]":
    """Return those of ``people`` whose name, organisation or title holds every word of ``q``."""
    for word in folded(q).split()[:8]:
        people = people.filter(search__contains=word)
    return people


def by_name(
    people: "QuerySet[Person]", *, after: Sequence[Any] | None, limit: int
) -> Sequence[Person]:
    """Return a page of ``people`` in the order of their folded names."""
    if after is not None:
        name, id_ = name_and_id(after)
        people = people.filter(Q(search__gt=name) | Q(search=name, id__gt=id_))
    return list(people.order_by("search", "id")[:limit])


def people_of(
    community: Community,
    *,
    q: str,
    role: str,
    component: str = "",
    after: Sequence[Any] | None,
    limit: int,
) -> Sequence[Membership]:
    """Return a page of the memberships of ``community``, with their persons and components, by name.

    Two queries, whatever their number; one more with ``component``: only its people, and those below it.

    Raises:
        Invalid: the role. NotFound: the component.
    """
    rows = Membership.objects.filter(community=community, left_at=None).select_related("person")
    if role:
        if role not in Role.values:
            raise Invalid(
                Words(fr="Ce rôle n’est pas connu.", en="This role is not known."), path="$.role"
            )
        rows = rows.filter(role=role)
    if component:
        from chatcore.communities.selectors.components import component_in, members_within

        within = members_within(component_in(community, component))
        rows = rows.filter(id__in=within.values("membership"))
    for word in folded(q).split()[:8]:
        rows = rows.filter(person__search__contains=word)
    if after is not None:
        name, id_ = name_and_id(after)
        rows = rows.filter(Q(person__search__gt=name) | Q(person__search=name, person__id__gt=id_))
    rows = rows.prefetch_related(_places)
    return list(rows.order_by("person__search", "person__id")[:limit])


def shared_communities(viewer: Person, person: Person) -> Sequence[Membership]:
    """Return the memberships of ``person`` in communities that ``viewer`` belongs to (one query)."""
    mine = Membership.objects.filter(person=viewer, left_at=None).values("community")
    rows = Membership.objects.filter(person=person, left_at=None, community__in=mine)
    return list(rows.select_related("community").order_by("community__name"))


_UNKNOWN_FILTER = Words(
    fr="Le filtre « {name} » n’est pas connu.", en="The filter “{name}” is not known."
)
