"""The feed of a community: the one room of its kind, which every member is in by being one."""

from django.db import transaction

from chatcore.communities.models import Community
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.members import put_in
from rooms.conversations.models import Kind, Room, RoomRole, Visibility

FEED = Words(fr="Réseau", en="Network")


@transaction.atomic
def create_feed(*, actor: Person, community: Community) -> Room:
    """Make the feed of ``community``, which has none yet, with ``actor`` in it. Who comes later joins by default."""
    room = Room.objects.create(
        community=community,
        kind=Kind.NETWORK,
        name=getattr(FEED, actor.language),
        visibility=Visibility.PUBLIC,
        joined_by_default=True,
        created_by=actor,
    )
    put_in(room, [actor], by=actor, role=RoomRole.MEMBER)
    after = {"kind": str(Kind.NETWORK), "name": room.name}
    record(action="room.created", actor=actor, obj=room, community=community, after=after)
    return room
