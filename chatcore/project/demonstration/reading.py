"""How far everyone has read when the demonstration begins: life, without a flood."""

from chatcore.live import log
from chatcore.people.models import Person
from chatcore.project.demonstration.script import dice
from rooms.conversations.models import Message, Room, RoomMember

# Rooms whose last messages the people of the printed accounts have not read yet.
_UNREAD = {
    "ada": ("travaux", "transition", "littoral", "comite", "ponton"),
    "bruno": ("travaux", "transition", "comite", "plaisance", "direct:ada,bruno"),
    "chloe": ("travaux", "transition", "littoral", "annonces", "direct:bruno,chloe"),
    "dede": ("plaisance",),
}
_RECENT = 14


def mark_room(key: str, room: Room, people: dict[str, Person]) -> None:
    """Set the read mark of every person of ``room``; what somebody wrote themselves they have read."""
    rng, head = dice(key), log.head_of(room.stream)
    messages = Message.objects.filter(room=room).order_by("seq")
    positions = list(messages.values_list("seq", "author_id"))
    names = {person.id: name for name, person in people.items()}
    members = list(RoomMember.objects.filter(room=room))
    for member in sorted(members, key=lambda one: names[one.person_id]):
        own = max((seq for seq, author in positions if author == member.person_id), default=0)
        name = names[member.person_id]
        if name in _UNREAD:
            behind = key in _UNREAD[name]
            mark = positions[-min(_RECENT, len(positions))][0] - 1
        else:
            behind = rng.random() < 0.4
            mark = positions[-rng.randint(1, max(1, len(positions) // 12))][0] - 1
        member.mark = member.floor = max(own, mark) if behind else head
    RoomMember.objects.bulk_update(members, ["mark", "floor"])
