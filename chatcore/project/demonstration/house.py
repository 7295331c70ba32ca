"""The rooms of the demonstration open, and those who belong there come in."""

from chatcore.communities.models import Community
from chatcore.people.models import Person
from chatcore.project.demonstration.cast import BOT, GUEST, Setting, settings
from chatcore.project.demonstration.script import Said
from rooms.conversations.actions.members import invite_to_room, put_in
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.conversations.models import Kind, Room, RoomRole

DIRECT = "direct:"
# Who opens a room, where it is not the administrator.
_OPENED_BY = {"jumelage": "brigitte"}


def open_rooms(
    community: Community, people: dict[str, Person], script: dict[str, list[Said]]
) -> dict[str, Room]:
    """Return every room of ``script`` by its key, with its people in it."""
    rooms = {
        key: _open(setting, community, people, script[key]) for key, setting in settings().items()
    }
    for key in script:
        if key.startswith(DIRECT):
            first, *others = (people[name] for name in key.removeprefix(DIRECT).split(","))
            rooms[key], _ = open_direct(actor=first, people=[str(other.id) for other in others])
    return rooms


def _open(
    setting: Setting, community: Community, people: dict[str, Person], said: list[Said]
) -> Room:
    creator = people[_OPENED_BY.get(setting.key, "ada")]
    room = create_room(
        actor=creator,
        community=community,
        kind=setting.kind,
        name=setting.name,
        purpose=setting.purpose,
        visibility="private" if setting.private else "public",
        joined_by_default=setting.first,
    )
    inside = _people_of(setting, people, said) - {creator}
    if setting.kind == Kind.ANNOUNCEMENT and people[BOT] in inside:
        # The bot announces its news itself: it animates this room, and no other.
        put_in(room, [people[BOT]], by=creator, role=RoomRole.ANIMATOR)
    invite_to_room(actor=creator, room_id=str(room.id), people=[str(one.id) for one in inside])
    return room


def _people_of(setting: Setting, people: dict[str, Person], said: list[Said]) -> set[Person]:
    """Return those who speak in a room, and those who read there."""
    keys = {one.who for one in said} | {name for name in setting.readers if name != "*"}
    if setting.first or "*" in setting.readers:
        keys |= set(people) - {GUEST, BOT}
    return {people[key] for key in keys}
