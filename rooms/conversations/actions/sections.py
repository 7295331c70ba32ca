"""Sections of one's own: made, named, put in order, and what is kept in each. All devices of the person follow.

They leave no trace beside their events: how somebody keeps their rooms is nobody's business.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.lines import checked_line
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.events import RoomPlaced, SectionsArranged
from rooms.conversations.models import Kind, Room, RoomMember, Section, SectionKind, Sort
from rooms.conversations.naming import key_of
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.sections import section_for

NAME, MOST = 60, 30
# How a room is put among the favourites, which need not be there yet.
FAVOURITES = SectionKind.FAVOURITES.value


@transaction.atomic
def make_section(*, actor: Person, name: str) -> Section:
    """Make a section, after those that are there.

    Raises:
        Invalid, TooLarge: the name. Conflict: there is one of that name, or there are thirty.
    """
    name = checked_line(name, longest=NAME, path="$.name", required=True)
    _hold(actor)
    if Section.objects.filter(person=actor, kind=SectionKind.OWN).count() >= MOST:
        raise Conflict(_TOO_MANY)
    _check_free(actor, name)
    section = _new(actor, SectionKind.OWN, name)
    _arranged(actor)
    return section


@transaction.atomic
def change_section(
    *,
    actor: Person,
    section_id: str,
    name: str | None = None,
    sort: str | None = None,
    folded: bool | None = None,
) -> Section:
    """Name a section anew, have its rooms stand otherwise, fold or unfold it.

    Raises:
        NotFound: as ``section_for``. Invalid, TooLarge: the name, or the way to sort. Conflict: there is one of that
        name. Forbidden: the favourites bear no name.
    """
    if sort is not None and sort not in Sort.values:
        raise Invalid(_SORTS, path="$.sort")
    _hold(actor)
    section = section_for(actor, section_id)
    before = (section.name, section.sort, section.folded)
    if name is not None:
        if section.kind == SectionKind.FAVOURITES:
            raise Forbidden(_NAMELESS)
        section.name = checked_line(name, longest=NAME, path="$.name", required=True)
        _check_free(actor, section.name, but=section)
        section.name_key = key_of(section.name)
    section.sort = section.sort if sort is None else sort
    section.folded = section.folded if folded is None else folded
    if (section.name, section.sort, section.folded) != before:
        section.save(update_fields=["name", "name_key", "sort", "folded"])
        _arranged(actor)
    return section


@transaction.atomic
def remove_section(*, actor: Person, section_id: str) -> None:
    """Remove a section; what was in it stands by itself again. Raises as ``section_for``."""
    _hold(actor)
    section = section_for(actor, section_id)
    gone = str(section.id)
    section.delete()
    _arranged(actor, gone=gone)


@transaction.atomic
def order_sections(*, actor: Person, sections: Sequence[str]) -> None:
    """Put these sections first, in this order; those left out come after them as they are.

    Raises:
        NotFound: one is missing, or not the actor's. Invalid: one is named twice.
    """
    _hold(actor)
    mine = {
        str(one.id): one for one in Section.objects.filter(person=actor).order_by("place", "id")
    }
    for index, id_ in enumerate(sections):
        if id_ not in mine:
            raise NotFound(path=f"$.sections[{index}]")
        if id_ in sections[:index]:
            raise Invalid(_TWICE, path=f"$.sections[{index}]")
    order = [*sections, *(id_ for id_ in mine if id_ not in sections)]
    if order == list(mine):
        return
    for place, id_ in enumerate(order):
        mine[id_].place = place
    Section.objects.bulk_update(mine.values(), ["place"])
    _arranged(actor)


@transaction.atomic
def place_room(*, actor: Person, room_id: str, section: str | None) -> Room:
    """Keep a room in a section, among the favourites, or (None) where it stands by itself.

    Raises:
        NotFound: room or section. Forbidden: the actor is not in the room. Invalid: it is a feed, which has its page.
    """
    room = room_for(actor, room_id, to=Right.READ).room
    _hold(actor)
    into = _section(actor, section)
    rows = RoomMember.objects.select_for_update(of=("self",)).filter(room=room, person=actor)
    mine = rows.first()
    if mine is None:
        raise Forbidden(policies.NOT_JOINED)
    if room.kind == Kind.NETWORK:
        raise Invalid(_FEED, path="$.room")
    id_ = into.id if into else None
    if mine.section_id != id_:
        mine.section_id = id_
        mine.save(update_fields=["section"])
        event = RoomPlaced(room=str(room.id), section=str(id_) if id_ else None)
        log.emit(f"user:{actor.id}", event, actor=actor.id)
    return room


def _section(actor: Person, wanted: str | None) -> Section | None:
    if wanted is None:
        return None
    if wanted != FAVOURITES:
        return section_for(actor, wanted)
    found = Section.objects.filter(person=actor, kind=SectionKind.FAVOURITES).first()
    if found is None:
        found = _new(actor, SectionKind.FAVOURITES, "")
        _arranged(actor)
    return found


def _new(actor: Person, kind: SectionKind, name: str) -> Section:
    """Return a new section: the favourites before all others, any other after them."""
    mine = Section.objects.filter(person=actor)
    if kind == SectionKind.FAVOURITES:
        place = 0
        for other in mine:
            other.place += 1
            other.save(update_fields=["place"])
    else:
        last: int | None = mine.aggregate(last=Max("place"))["last"]
        place = 0 if last is None else last + 1
    return Section.objects.create(
        person=actor, kind=kind, name=name, name_key=key_of(name), sort=Sort.NAME, place=place
    )


def _hold(actor: Person) -> None:
    """Hold the person: two of their devices arrange one after the other."""
    Person.objects.select_for_update(no_key=True).only("id").get(id=actor.id)


def _check_free(actor: Person, name: str, *, but: Section | None = None) -> None:
    others = Section.objects.filter(person=actor, kind=SectionKind.OWN, name_key=key_of(name))
    if (others.exclude(id=but.id) if but else others).exists():
        raise Conflict(_TAKEN, path="$.name")


def _arranged(actor: Person, *, gone: str | None = None) -> None:
    log.emit(f"user:{actor.id}", SectionsArranged(gone=gone), actor=actor.id)


_TOO_MANY = Words(
    fr="Vous avez déjà trente sections : supprimez-en une d’abord.",
    en="You have thirty sections already: remove one first.",
)
_TAKEN = Words(
    fr="Vous avez déjà une section de ce nom.",
    en="You have a section of that name already.",
)
_NAMELESS = Words(
    fr="Les favoris gardent leur nom.",
    en="The favourites keep their name.",
)
_SORTS = Words(
    fr="Choisissez « unread » (non lus d’abord), « name » (par nom) ou « recent » (récents d’abord).",
    en="Choose “unread” (unread first), “name” or “recent” (latest first).",
)
_TWICE = Words(
    fr="Cette section est nommée deux fois.",
    en="This section is named twice.",
)
_FEED = Words(
    fr="Le fil d’une communauté a sa page : il ne se range pas.",
    en="The feed of a community has a page of its own: it goes in no section.",
)
