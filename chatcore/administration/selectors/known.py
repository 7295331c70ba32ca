"""The names of those who acted and of what they acted on: a handful of queries for a whole page."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model

from chatcore.accords.acts.registry import acts
from chatcore.accords.models import AccordRequest
from chatcore.administration.cards import Known, Thing
from chatcore.breakglass.selectors.openings import names_of_openings
from chatcore.communities.models import (
    Community,
    Component,
    CustomRole,
    GroupImport,
    Invitation,
    Mandate,
    Membership,
    OwnStatus,
)
from chatcore.communities.selectors.groups import names_of_groups
from chatcore.foundation.ids import parse_id
from chatcore.people.models import AccessToken, Person, Session
from chatcore.records.models import Trace
from rooms.conversations.models import Room, Topic
from rooms.conversations.policies import may_see
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.spaces.selectors.clubs import names_of_clubs
from rooms.spaces.selectors.projects import names_of_projects

Ids = Collection[uuid.UUID]
Namer = Callable[[Person, Ids], Mapping[uuid.UUID, str]]

_namers: dict[str, Namer] = {}
# Types whose objects not every reader may see: what has no name for a reader is hidden from them.
_guarded: set[str] = set()
# Types whose rows have the id of a person, and go by their name.
_people: set[str] = {"people.person", "directory.entry"}
# Fields of traces that name people by their ids.
_FIELDS_OF_PEOPLE = frozenset({"person", "people", "asked_by", "actor"})
# Fields of traces that name other things by their ids.
_FIELDS_OF_THINGS = {
    "parent": "communities.component",
    "component": "communities.component",
    "group": "communities.group",
}


def named(object_type: str, *, guarded: bool = False) -> Callable[[Namer], Namer]:
    """Register how objects of a type are called: from a viewer and ids, the names that they may know."""

    def register(namer: Namer) -> Namer:
        _namers[object_type] = namer
        if guarded:
            _guarded.add(object_type)
        return namer

    return register


def named_as_person(object_type: str) -> None:
    """Register a type whose rows have the id of a person as theirs."""
    _people.add(object_type)


def known_to(viewer: Person, traces: Sequence[Trace]) -> Known:
    """Return what ``viewer`` may know of what ``traces`` name.

    Everybody who acted is named, whether the viewer knows them or not, and under the name that they
    had when their account is closed: that is what a trace is for. One query for people, and one or
    two for each type of object.
    """
    things: dict[str, set[uuid.UUID]] = defaultdict(set)
    people: set[uuid.UUID] = set()
    for trace in traces:
        people.update(_people_in(trace))
        if id_ := parse_id(trace.object_id):
            (people if trace.object_type in _people else things[trace.object_type]).add(id_)
        for field, id_ in _things_in(trace):
            things[_FIELDS_OF_THINGS[field]].add(id_)
    batches = _batches_in(traces)
    persons = {str(person.id): person for person in Person.objects.filter(id__in=people)}
    names: dict[Thing, str] = {
        (type_, id_): person.name for type_ in _people for id_, person in persons.items()
    }
    hidden: set[Thing] = set()
    for type_ in things.keys() & _namers.keys():
        found = _namers[type_](viewer, things[type_])
        names |= {(type_, str(id_)): name for id_, name in found.items()}
        if type_ in _guarded:
            hidden |= {(type_, str(id_)) for id_ in things[type_] - found.keys()}
    return Known(persons, names, frozenset(hidden), batches)


def _people_in(trace: Trace) -> Iterator[uuid.UUID]:
    """Yield the ids of who acted, and of whom the trace speaks."""
    if trace.actor_id is not None:
        yield trace.actor_id
    for values in (trace.before, trace.after):
        if isinstance(values, dict):
            # What a list changed is kept by the ids of its people.
            yield from _ids_in(list(values))
            for place in _places_in(values):
                for field in _FIELDS_OF_PEOPLE & place.keys():
                    yield from _ids_in(place[field])


def _things_in(trace: Trace) -> Iterator[tuple[str, uuid.UUID]]:
    """Yield the fields that name a thing, and its id."""
    for values in (trace.before, trace.after):
        if isinstance(values, dict):
            for field in _FIELDS_OF_THINGS.keys() & values.keys():
                for id_ in _ids_in(values[field]):
                    yield field, id_


def _batches_in(traces: Sequence[Trace]) -> dict[str, int | None]:
    """Return how many lines the lists had that ``traces`` speak of (one query, where there are any)."""
    ids = {
        id_
        for trace in traces
        for values in (trace.before, trace.after)
        if isinstance(values, dict)
        for place in _places_in(values)
        if (id_ := parse_id(place.get("batch")))
    }
    if not ids:
        return {}
    rows = GroupImport.objects.filter(id__in=ids).values_list("id", "changes")
    lines = {id_: len(changes) for id_, changes in rows}
    return {str(id_): lines.get(id_) for id_ in ids}


def _places_in(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield where fields stand: in what changed itself, and in what a search of the trace looked for."""
    yield values
    if isinstance(filters := values.get("filters"), dict):
        yield filters


def _ids_in(value: Any) -> Iterator[uuid.UUID]:
    """Yield the ids in the value of a field: one, several, or those by which something is kept; a count is none."""
    for one in value if isinstance(value, list | dict) else [value]:
        if id_ := parse_id(one):
            yield id_


def _by(model: type[Model], field: str) -> Namer:
    def namer(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
        rows: Any = model._default_manager.filter(pk__in=ids)
        return dict(rows.values_list("pk", field))

    return namer


for _type, _model, _field in (
    ("communities.community", Community, "name"),
    ("communities.component", Component, "name"),
    ("communities.ownstatus", OwnStatus, "name"),
    ("communities.customrole", CustomRole, "name"),
    ("communities.mandate", Mandate, "person__name"),
    ("communities.membership", Membership, "person__name"),
    ("people.accesstoken", AccessToken, "person__name"),
    ("people.session", Session, "person__name"),
):
    named(_type)(_by(_model, _field))


@named("accords.accordrequest")
def _requests(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """A request goes by what is asked; what exactly was asked is for who asked and who answers."""
    rows = AccordRequest.objects.filter(id__in=ids).values_list("id", "act")
    return {id_: str(acts()[act].label) for id_, act in rows if act in acts()}


@named("breakglass.opening", guarded=True)
def _openings(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """Who takes part in the conversation learns of it by the notice, not by the trace."""
    return names_of_openings(viewer, ids)


@named("communities.group", guarded=True)
def _groups(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """A club's group has no name for those who are not in it."""
    return names_of_groups(viewer, ids)


@named("spaces.project", guarded=True)
def _projects(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """The draft of others has no name."""
    return names_of_projects(viewer, ids)


@named("spaces.club", guarded=True)
def _clubs(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """What is done in a club is known to its members only."""
    return names_of_clubs(viewer, ids)


@named("communities.invitation")
def _invitations(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """Who came is named; who did not is an address, which leaves the page with the invitation."""
    rows = Invitation.objects.filter(id__in=ids).select_related("accepted_by")
    return {
        row.id: row.accepted_by.name if row.accepted_by else row.email
        for row in rows
        if row.accepted_by or row.revoked_at is None
    }


@named("conversations.room", guarded=True)
def names_of_rooms(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    """A private room that the reader is not in has no name, here as elsewhere."""
    rooms = with_standing(Room.objects.filter(id__in=ids), viewer)
    return {room.id: room.name for room in rooms if may_see(standing_in(room))}


@named("conversations.topic", guarded=True)
def _topics(viewer: Person, ids: Ids) -> dict[uuid.UUID, str]:
    rows = list(Topic.objects.filter(id__in=ids).values_list("id", "room", "title"))
    seen = names_of_rooms(viewer, {room for _, room, _ in rows})
    return {id_: title for id_, room, title in rows if room in seen}
