"""The shapes of administration on the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chatcore.administration.wording import (
    action_words,
    batch_words,
    field_words,
    object_words,
    value_words,
)
from chatcore.foundation.clock import wire
from chatcore.foundation.shapes import Shape
from chatcore.people.models import Person
from chatcore.records.models import Trace

Thing = tuple[str, str]


class TraceActorCard(Shape, frozen=True, kw_only=True):
    """Who acted. ``closed``: the account is closed since; its name stays."""

    id: str
    name: str
    kind: str
    closed: bool


class TraceObjectCard(Shape, frozen=True, kw_only=True):
    """What was acted on. It has no name when it is no more, or is not open to the reader."""

    type: str
    label: str
    id: str
    name: str | None


class TraceChangeCard(Shape, frozen=True, kw_only=True):
    """What changed in it, in the reader's language and time zone.

    ``batch``: the value is a list that was given at once; by this id all that was done with it is found.
    """

    field: str
    label: str
    before: str | None
    after: str | None
    batch: str | None = None


class TraceCard(Shape, frozen=True, kw_only=True):
    """One act. No actor: the system itself, or a hand in the database.

    ``withheld``: the object is not open to the reader, who learns that it was acted on, by whom and
    when, and not what changed in it.
    """

    id: int
    at: str
    actor: TraceActorCard | None
    action: str
    label: str
    object: TraceObjectCard
    changes: list[TraceChangeCard]
    withheld: bool


class MessageActCard(TraceCard, frozen=True, kw_only=True):
    """What was done to a message, without its words: the object is its room.

    Of a room that is not open to the reader neither the room nor the message is told: by who speaks in the same one
    they could tell who talks to whom.
    """

    message: str | None


# Types that the fields of traces name too.
_PARTS = ("communities.component", "communities.group")


@dataclass(frozen=True)
class Known:
    """What a reader may know of the people and things that traces name.

    ``batches``: how many lines a list had that was given at once, by its id; None when it is no more.
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    names: Mapping[Thing, str] = field(default_factory=dict)
    hidden: frozenset[Thing] = frozenset()
    batches: Mapping[str, int | None] = field(default_factory=dict)

    def names_by_id(self) -> dict[str, str]:
        """Return what people, parts of a community, and lists given at once are called in the active language."""
        people = {id_: person.name for id_, person in self.people.items()}
        parts = {id_: name for (type_, id_), name in self.names.items() if type_ in _PARTS}
        return people | parts | {id_: batch_words(lines) for id_, lines in self.batches.items()}


def trace_card(trace: Trace, known: Known) -> TraceCard:
    """Return the card of ``trace`` as the reader of ``known`` sees it, in the active language."""
    thing = (trace.object_type, trace.object_id)
    withheld = thing in known.hidden
    return TraceCard(
        id=trace.pk,
        at=wire(trace.at),
        actor=actor_card(known.people.get(str(trace.actor_id))),
        action=trace.action,
        label=action_words(trace.action),
        object=TraceObjectCard(
            type=trace.object_type,
            label=object_words(trace.object_type),
            id=trace.object_id,
            name=known.names.get(thing),
        ),
        changes=[] if withheld else _changes(trace, known.names_by_id()),
        withheld=withheld,
    )


def actor_card(person: Person | None) -> TraceActorCard | None:
    """Return who acted, under the name that they have or had; None: the system."""
    if person is None:
        return None
    return TraceActorCard(
        id=str(person.id),
        name=person.name,
        kind=person.kind,
        closed=person.closed_at is not None,
    )


def _changes(trace: Trace, names: Mapping[str, str]) -> list[TraceChangeCard]:
    """Return the fields that differ, in the order in which they were recorded."""
    before: dict[str, Any] = trace.before or {}
    after: dict[str, Any] = trace.after or {}
    return [
        TraceChangeCard(
            field=name,
            label=names.get(name) or field_words(name),
            before=value_words(name, before.get(name), names),
            after=value_words(name, after.get(name), names),
            batch=str(after[name]) if name == "batch" and name in after else None,
        )
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]
