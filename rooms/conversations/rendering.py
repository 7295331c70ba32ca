"""A message's text as HTML, with the people and rooms that it names as far as its author may know them."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q

from chatcore.communities.models import Membership
from chatcore.emoji.selectors.emoji import pictures_in
from chatcore.foundation.ids import parse_id
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.rendering.message import render
from chatcore.rendering.moments import Clock
from chatcore.rendering.references import KnownTargets, Reference, Target, find_mentions
from chatcore.rendering.text import clean_text
from rooms.conversations.crowds import ASKS_ABOVE, crowds_named, people_of_crowd, reach_of
from rooms.conversations.models import Kind, Room, RoomMember


class RenderedMessage(NamedTuple):
    """``mentioned`` are people of the room, each once; None stands for everybody in it."""

    html: str
    mentioned: tuple[uuid.UUID | None, ...]


def render_message(text: str, *, viewer: Person, room: Room) -> RenderedMessage:
    """Return ``text`` (clean) as HTML, and the people of the room whom it names.

    Names that only the text has stay text: nobody is told of a person or room that they may not see.
    None without a name; else a constant number of queries, and one for each crowd that is named.

    Raises:
        TooLarge: a crowd that is named has more people here than one message may call one by one.
    """
    references = find_mentions(text)
    pictures = pictures_in(text, room.community_id)
    clock = Clock(viewer.time_zone, viewer.language)
    if not references:
        return RenderedMessage(render(text, pictures=pictures, clock=clock).html, ())
    found = crowds_named(references, viewer=viewer, room=room)
    targets = targets_for(references, viewer=viewer, room=room, crowds=found)
    rendered = render(text, targets=targets, pictures=pictures, clock=clock)
    mentioned: list[uuid.UUID | None] = []
    for ref in rendered.mentions:
        if ref.crowd:
            mentioned += people_of_crowd(ref.id, room=room, viewer=viewer)
        elif ref.kind == "person":
            mentioned.append(uuid.UUID(ref.id))
    return RenderedMessage(rendered.html, tuple(dict.fromkeys(mentioned)))


class PreviewedMessage(NamedTuple):
    """``reach`` is how many people it would call; ``asks``: so many that its author is to confirm it."""

    html: str
    reach: int
    asks: bool


def preview(text: str, *, viewer: Person, room: Room) -> PreviewedMessage:
    """Return ``text`` as it would be shown once posted; refuses what a post would refuse."""
    rendered = render_message(clean_text(text), viewer=viewer, room=room)
    reach = reach_of(rendered.mentioned, room=room, author=viewer)
    return PreviewedMessage(rendered.html, reach, reach > ASKS_ABOVE)


def targets_for(
    references: tuple[Reference, ...],
    *,
    viewer: Person,
    room: Room,
    crowds: Sequence[Target] = (),
) -> KnownTargets:
    """Return those of ``references`` that mean a person of the room or a room that ``viewer`` may see."""
    people = [ref for ref in references if ref.kind == "person"]
    rooms = [ref for ref in references if ref.kind == "room"]
    return KnownTargets(
        people=[*(_people(people, room) if people else ()), *crowds],
        rooms=_rooms(rooms, viewer) if rooms else (),
    )


def _people(references: list[Reference], room: Room) -> list[Target]:
    """Return the people of ``room`` whose name or id was written."""
    wanted = Q()
    for reference in references:
        wanted |= _is_person(reference)
    rows = RoomMember.objects.filter(wanted, room=room).values_list("person_id", "person__name")
    return [Target(str(id_), name) for id_, name in rows]


def _is_person(reference: Reference) -> Q:
    if reference.id is not None:
        return Q(person=parse_id(reference.id))
    return Q(person__search__startswith=folded(reference.name))


def _rooms(references: list[Reference], viewer: Person) -> list[Target]:
    """Return the rooms that ``viewer`` is in, or could join; a few hundred at the most."""
    member_of = Membership.objects.filter(person=viewer, left_at=None).exclude(role="guest")
    visible = Q(members__person=viewer) | Q(
        visibility="public", community__in=member_of.values("community")
    )
    rows = (
        Room.objects.filter(visible).exclude(kind=Kind.DIRECT).distinct().values_list("id", "name")
    )
    return [Target(str(id_), name) for id_, name in rows]
