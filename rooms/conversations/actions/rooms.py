"""Making, changing and archiving rooms."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from msgspec import structs

from chatcore.communities.accords import Accord
from chatcore.communities.models import Community, Group, GroupMember
from chatcore.communities.selectors.access import Right as CommunityRight
from chatcore.communities.selectors.access import community_for
from chatcore.communities.selectors.modules import need_module
from chatcore.communities.selectors.people import visible_people
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Invalid, NotFound, TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import is_visible, without_controls
from rooms.conversations import policies
from rooms.conversations.actions.coming import bring, coming_from_group
from rooms.conversations.actions.members import put_in
from rooms.conversations.avoiding import apart
from rooms.conversations.cards import RoomCard, room_card
from rooms.conversations.events import RoomArchived, RoomChanged
from rooms.conversations.models import Kind, Room, RoomRole, Topic, Visibility
from rooms.conversations.naming import direct_key, key_of, one_line
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.slowing import LONGEST
from rooms.conversations.silences import SEVERED

DIRECT_PEOPLE = 12
TWO = 2
GENERAL = "Général"


@transaction.atomic
def create_room(
    *,
    actor: Person,
    community: Community,
    kind: str,
    name: str,
    purpose: str = "",
    visibility: str = Visibility.PUBLIC,
    comments: bool = True,
    reactions: bool = True,
    joined_by_default: bool = False,
    group: Group | None = None,
    accord: Accord | None = None,
) -> Room:
    """Make a room of ``community``, with ``actor`` as its first animator.

    Args:
        group: whose people are the room's members instead; the caller holds it, and knows that ``actor`` may.

    Raises:
        Forbidden: guests make no rooms; announcement rooms are made by those who announce.
        Invalid, TooLarge: the name, purpose, kind or visibility.
    """
    if group is None:
        _check_may_create(actor, community, kind, accord)
    room = Room.objects.create(
        community=community,
        kind=_choice(kind, (Kind.TOPIC, Kind.CLUB, Kind.ANNOUNCEMENT), "$.kind"),
        name=_name(name),
        purpose=_purpose(purpose),
        visibility=_choice(visibility, tuple(Visibility), "$.visibility"),
        comments=comments,
        reactions=reactions,
        joined_by_default=joined_by_default,
        group=group,
        created_by=actor,
    )
    if room.kind == Kind.TOPIC:
        Topic.objects.create(
            room=room, title=GENERAL, title_key=key_of(GENERAL), general=True, created_by=actor
        )
    if group is None:
        put_in(room, [actor], by=actor, role=RoomRole.ANIMATOR)
    else:
        statuses = dict(GroupMember.objects.filter(group=group).values_list("person_id", "status"))
        people = Person.objects.filter(id__in=statuses).order_by("id")
        bring(list(coming_from_group(room, people, statuses, by=actor)))
    record(
        action="room.created", actor=actor, obj=room, community=room.traced_in, after=_facts(room)
    )
    _tell_community(room, actor)
    return room


def open_direct(*, actor: Person, people: Sequence[str]) -> tuple[Room, bool]:
    """Return the direct conversation of ``actor`` with ``people``, and whether it was made now.

    Raises:
        Invalid: nobody, or more than twelve people. NotFound: somebody one shares no community with.
    """
    everyone = {actor.id: actor, **{person.id: person for person in _known_to(actor, people)}}
    if not 2 <= len(everyone) <= DIRECT_PEOPLE:
        raise Invalid(_DIRECT_SIZE, path="$.people")
    key = direct_key(everyone)
    found = Room.objects.filter(direct_key=key).first()
    if found:
        return found, False
    if len(everyone) == TWO and apart(
        {(actor.id, person) for person in everyone if person != actor.id}
    ):
        raise Forbidden(SEVERED)
    try:
        return _create_direct(actor, list(everyone.values()), key), True
    except IntegrityError:
        # The other one opened it in the same moment.
        return Room.objects.get(direct_key=key), False


@transaction.atomic
def _create_direct(actor: Person, people: Sequence[Person], key: str) -> Room:
    names = sorted(person.name for person in people)
    room = Room.objects.create(
        kind=Kind.DIRECT,
        name=", ".join(names)[:120],
        visibility=Visibility.PRIVATE,
        direct_key=key,
        created_by=actor,
    )
    put_in(room, people, by=actor)
    record(
        action="room.created",
        actor=actor,
        obj=room,
        after={"kind": "direct", "people": len(people)},
    )
    return room


def change_room(*, actor: Person, room_id: str, changes: dict[str, Any]) -> Room:
    """Change what is given among name, purpose, visibility, comments, reactions, joined_by_default, slow_mode."""
    room, standing = room_for(actor, room_id, to=Right.CHANGE)
    if not changes:
        return room
    _check_opening(room, standing, changes)
    before, known = _facts(room), room_card(room)
    if "name" in changes:
        changes["name"] = _name(changes["name"])
    if "purpose" in changes:
        changes["purpose"] = _purpose(changes["purpose"])
    if "visibility" in changes:
        changes["visibility"] = _choice(changes["visibility"], tuple(Visibility), "$.visibility")
    if not 0 <= changes.get("slow_mode", 0) <= LONGEST:
        raise Invalid(_SLOW, path="$.slow_mode")
    with transaction.atomic():
        for field, value in changes.items():
            setattr(room, field, value)
        room.save(update_fields=list(changes))
        record(
            action="room.changed",
            actor=actor,
            obj=room,
            community=room.traced_in,
            before=before,
            after=_facts(room),
        )
        log.emit(room.stream, RoomChanged(room=room_card(room)), actor=actor.id)
        if known.visibility == Visibility.PUBLIC and room.visibility == Visibility.PRIVATE:
            _withdraw_from_community(room, known, actor)
        else:
            _tell_community(room, actor)
    return room


def archive_room(*, actor: Person, room_id: str, archived: bool) -> Room:
    """Close ``room`` to new messages, or open it again. What was said stays readable."""
    room = room_for(actor, room_id, to=Right.CHANGE).room
    if archived == (room.archived_at is not None):
        return room
    with transaction.atomic():
        room.archived_at = now() if archived else None
        room.save(update_fields=["archived_at"])
        record(
            action="room.archived" if archived else "room.reopened",
            actor=actor,
            obj=room,
            community=room.traced_in,
        )
        event = RoomArchived if archived else RoomChanged
        log.emit(room.stream, event(room=room_card(room)), actor=actor.id)
        _tell_community(room, actor, event)
    return room


def _tell_community(
    room: Room, actor: Person, event: type[RoomArchived] | type[RoomChanged] = RoomChanged
) -> None:
    """Say it to the community too, where the room is public: others see it in the list of rooms."""
    if room.community_id and room.visibility == Visibility.PUBLIC:
        log.emit(f"community:{room.community_id}", event(room=room_card(room)), actor=actor.id)


def _withdraw_from_community(room: Room, known: RoomCard, actor: Person) -> None:
    """Say to the community that a room is private now, and nothing that it did not know of the room."""
    card = structs.replace(known, visibility=str(Visibility.PRIVATE))
    log.emit(f"community:{room.community_id}", RoomChanged(room=card), actor=actor.id)


def _check_may_create(
    actor: Person, community: Community, kind: str, accord: Accord | None
) -> None:
    community_for(actor, community.id, to=CommunityRight.CREATE_ROOM, accord=accord)
    if kind == Kind.ANNOUNCEMENT:
        found = community_for(actor, community.id, to=CommunityRight.ANNOUNCE, accord=accord)
        need_module(found, "announcements", path="$.kind")


def _check_opening(room: Room, standing: policies.Standing, changes: dict[str, Any]) -> None:
    """Refuse that a group's room is opened to others; what stays as it is may be said again."""
    changed = any(
        changes.get(field, getattr(room, field)) != getattr(room, field) for field in _OPENING
    )
    if changed and (why_not := policies.why_not_open_up(standing)):
        raise Forbidden(why_not)


def _known_to(actor: Person, people: Sequence[str]) -> list[Person]:
    """Return ``people``, all of whom ``actor`` may see; else nobody is found."""
    wanted = {id_ for id_ in map(parse_id, people) if id_ is not None}
    found = list(visible_people(actor).filter(id__in=wanted, is_active=True))
    if not len(set(people)) == len(wanted) == len(found):
        raise NotFound(path="$.people")
    return found


def _facts(room: Room) -> dict[str, Any]:
    """Return what the trace keeps of a room."""
    fields = (
        "kind",
        "name",
        "purpose",
        "visibility",
        "comments",
        "reactions",
        "joined_by_default",
        "slow_mode",
    )
    return {field: getattr(room, field) for field in fields}


def _name(name: str) -> str:
    name = one_line(name)
    if not is_visible(name):
        raise Invalid(_NO_NAME, path="$.name")
    if len(name) > 120:
        raise TooLarge(_LONG_NAME, path="$.name")
    return name


def _purpose(purpose: str) -> str:
    purpose = without_controls(purpose).strip()
    if len(purpose) > 500:
        raise TooLarge(_LONG_PURPOSE, path="$.purpose")
    return purpose


def _choice(value: str, allowed: Sequence[str], path: str) -> str:
    if value not in [str(one) for one in allowed]:
        said = ", ".join(str(one) for one in allowed)
        raise Invalid(
            Words(fr=f"Choisissez parmi : {said}.", en=f"Choose one of: {said}."), path=path
        )
    return value


# What decides who may come in.
_OPENING = ("visibility", "joined_by_default")
_NO_NAME = Words(fr="Donnez un nom au salon.", en="Give the room a name.")
_LONG_NAME = Words(
    fr="Le nom d’un salon tient en 120 caractères.", en="The name of a room takes 120 characters."
)
_LONG_PURPOSE = Words(
    fr="La présentation d’un salon tient en 500 caractères.",
    en="The purpose of a room takes 500 characters.",
)
_SLOW = Words(
    fr="Le mode lent va de 0 (sans attente) à 21 600 secondes, soit six heures.",
    en="Slow mode goes from 0 (no wait) to 21,600 seconds, which is six hours.",
)
_DIRECT_SIZE = Words(
    fr="Une conversation directe réunit de 2 à 12 personnes, vous compris.",
    en="A direct conversation has 2 to 12 people, you included.",
)
