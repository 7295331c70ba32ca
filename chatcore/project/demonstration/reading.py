"""How far everyone has read when the demonstration begins: life, without a flood."""

from collections.abc import Sequence
from datetime import timedelta

from chatcore.live import log
from chatcore.people.models import Person
from chatcore.project.demonstration.script import Said, dice
from rooms.conversations.models import Message, Room, RoomMember

# Rooms whose last day and a half the people of the printed accounts have not read yet.
_UNREAD = {
    "ada": ("travaux", "transition", "littoral", "comite", "ponton"),
    "bruno": ("travaux", "transition", "comite", "plaisance", "direct:ada,bruno"),
    "chloe": ("travaux", "transition", "littoral", "annonces", "direct:bruno,chloe"),
    "dede": ("plaisance",),
}
_RECENT = timedelta(hours=36)


def mark_room(key: str, room: Room, said: Sequence[Said], people: dict[str, Person]) -> None:
    """Set the read mark of every person of ``room``; what somebody wrote themselves they have read."""
    rng, head = dice(key), log.head_of(room.stream)
    messages = Message.objects.filter(room=room).order_by("seq")
    positions = list(messages.values_list("seq", "author_id", "posted_at"))
    recent = positions[-1][2] - _RECENT
    names = {person.id: name for name, person in people.items()}
    members = list(RoomMember.objects.filter(room=room))
    for member in sorted(members, key=lambda one: names[one.person_id]):
        own = max((seq for seq, author, _ in positions if author == member.person_id), default=0)
        name = names[member.person_id]
        if name in _UNREAD:
            behind = key in _UNREAD[name]
            mark = max((seq for seq, _, at in positions if at < recent), default=0)
        else:
            behind = rng.random() < 0.4
            mark = positions[-rng.randint(1, max(1, len(positions) // 12))][0] - 1
        member.mark = member.floor = max(own, mark) if behind else head
    RoomMember.objects.bulk_update(members, ["mark", "floor"])
