"""What conversations do when something happens below them."""

import uuid
from collections.abc import Collection, Iterable

from django.db.models import Q

from chatcore.accords.happenings import RequestMade
from chatcore.communities.happenings import (
    CommunityOpened,
    GroupArchived,
    GroupPeopleChanged,
    GroupRenamed,
    GroupReopened,
    MembershipBegun,
    MembershipEnded,
    RoomsOffered,
)
from chatcore.communities.selectors.acquaintances import meetings
from chatcore.communities.selectors.entering import is_inside
from chatcore.communities.selectors.people import Ids, meets, narrows
from chatcore.communities.selectors.pins import addresses_from, pins_from
from chatcore.foundation.errors import NotFound
from chatcore.foundation.happenings import on
from chatcore.foundation.ids import parse_id
from chatcore.live.followers import follows, looks_at
from chatcore.live.registry import streams_from
from chatcore.notices.describing import describes
from chatcore.people.happenings import AccountClosed
from chatcore.people.linking import leads_to
from chatcore.people.models import Person
from rooms.conversations import file_subscribers as file_subscribers
from rooms.conversations.actions.coming import Coming, bring, take_away
from rooms.conversations.actions.group_rooms import (
    archive_with_group,
    create_group_room,
    follow_group,
    rename_with_group,
    reopen_with_group,
)
from rooms.conversations.actions.indexing import INDEXED_ON, index_events
from rooms.conversations.actions.merging import bring_latecomers
from rooms.conversations.actions.noticing import MESSAGE, raise_for_messages
from rooms.conversations.actions.quoting import tell_where_shown
from rooms.conversations.actions.requests import post_request
from rooms.conversations.actions.unfolding import follow_moved, withdraw_of_gone
from rooms.conversations.models import Kind, Room, RoomMember, Saved, Section, TopicFollow
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors import explanations as explanations
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.linked import linked_messages, linked_rooms, linked_topics
from rooms.conversations.selectors.noticed import noticed_messages
from rooms.conversations.selectors.pins import message_at, readable_messages
from rooms.spaces.club_happenings import ClubFounded
from rooms.spaces.happenings import ProjectBegun

leads_to("message", "/m/<id>", linked_messages)
leads_to("room", "/salons/<id>", linked_rooms)
leads_to("topic", "/salons/*/themes/<id>", linked_topics)


@streams_from
def streams_of_rooms(people: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str]]:
    """People hear the rooms that they are in."""
    rows = RoomMember.objects.filter(person__in=people)
    for person, room in rows.values_list("person_id", "room_id"):
        yield person, stream_of(room)


@on(MembershipBegun)
def bring_into_first_rooms(happening: MembershipBegun) -> None:
    """A new member is in the rooms that all join, and in those that the invitation named."""
    membership = happening.membership
    invited = (
        [parse_id(room) for room in happening.invitation.rooms] if happening.invitation else []
    )
    first = Q(id__in=[room for room in invited if room])
    # Before the opening, only those who lead are inside; the others join when it opens.
    if membership.role not in ("guest", "bot") and is_inside(membership):
        first |= Q(joined_by_default=True)
    rooms = Room.objects.filter(first, community=membership.community_id, archived_at=None)
    here = rooms.exclude(members__person=membership.person_id)
    person = membership.person
    bring([Coming(room, person, by=person) for room in here.select_related("community", "group")])


@on(CommunityOpened)
def bring_those_who_waited(happening: CommunityOpened) -> None:
    """At the opening its members are in the rooms that all join."""
    rooms = Room.objects.filter(
        community=happening.community, joined_by_default=True, archived_at=None
    ).select_related("community", "group")
    inside = set(RoomMember.objects.filter(room__in=rooms).values_list("room_id", "person_id"))
    bring(
        [
            Coming(room, person, by=person)
            for room in rooms
            for person in happening.members
            if (room.id, person.id) not in inside
        ]
    )


@on(MembershipEnded)
def take_out_of_rooms(happening: MembershipEnded) -> None:
    """Whoever leaves a community is out of its rooms in the same transaction."""
    membership = happening.membership
    mine = Room.objects.filter(
        members__person=membership.person_id, community=membership.community_id
    )
    rooms = list(mine.select_related("community", "group"))
    take_away(rooms, [membership.person], by=membership.person)


@on(ProjectBegun)
def open_first_room_of_project(happening: ProjectBegun) -> None:
    """A project has a room for its people from the start, called as it is."""
    group, name = happening.group, happening.project.title
    create_group_room(actor=happening.by, group_id=group.id, kind=Kind.TOPIC, name=name)


@on(ClubFounded)
def open_room_of_club(happening: ClubFounded) -> None:
    """A club has a room for its members from the start, called as it is."""
    group, name = happening.group, happening.club.name
    create_group_room(actor=happening.by, group_id=group.id, kind=Kind.CLUB, name=name)


@on(GroupPeopleChanged)
def follow_people_of_group(happening: GroupPeopleChanged) -> None:
    """Whoever comes into a group is in its rooms, whoever goes out of it is out of them."""
    follow_group(happening)


@on(GroupRenamed)
def rename_first_room_of_group(happening: GroupRenamed) -> None:
    rename_with_group(group=happening.group, before=happening.before, actor=happening.by)


@on(GroupArchived)
def archive_rooms_of_group(happening: GroupArchived) -> None:
    archive_with_group(group=happening.group, actor=happening.by)


@on(GroupReopened)
def reopen_rooms_of_group(happening: GroupReopened) -> None:
    reopen_with_group(group=happening.group, since=happening.since, actor=happening.by)


@on(RoomsOffered)
def refuse_rooms_of_others(happening: RoomsOffered) -> None:
    """An invitation offers rooms of its community to which its author may invite."""
    for index, room in enumerate(happening.rooms):
        path = f"$.rooms[{index}]"
        found = room_for(happening.actor, room, to=Right.INVITE, path=path).room
        if found.community_id != happening.community.id:
            raise NotFound(path=path)


pins_from(readable_messages)
addresses_from(message_at)


@on(AccountClosed)
def forget_what_they_saved(happening: AccountClosed) -> None:
    """What somebody kept for themselves, chose to follow, or named, goes with their account."""
    Saved.objects.filter(person=happening.person_id).delete()
    TopicFollow.objects.filter(person=happening.person_id).delete()
    Section.objects.filter(person=happening.person_id).delete()


@meets
def people_of_my_rooms(viewer: Person) -> Ids:
    """People who share a room see each other, guests too."""
    mine = RoomMember.objects.filter(person=viewer).values("room")
    return RoomMember.objects.filter(room__in=mine).values("person")


@meetings
def people_in_the_same_room(viewers: Ids, people: Ids) -> Iterable[tuple[uuid.UUID, uuid.UUID]]:
    """``people_of_my_rooms`` for many viewers at once (one query)."""
    theirs = RoomMember.objects.filter(person__in=viewers, room__members__person__in=people)
    return theirs.values_list("person_id", "room__members__person_id").distinct()


@narrows("room")
def people_of_room(viewer: Person, value: str) -> Ids:
    room = room_for(viewer, value, to=Right.READ).room
    return RoomMember.objects.filter(room=room).values("person")


looks_at("message.posted", "message.edited", "message.restored")(raise_for_messages)
looks_at(*INDEXED_ON)(index_events)
follows("message.deleted", "room.left")(withdraw_of_gone)
follows("message.edited", "message.deleted", "message.restored", "message.moved")(tell_where_shown)
follows("message.moved", "topic.merged")(follow_moved)
looks_at("message.posted")(bring_latecomers)
describes(MESSAGE)(noticed_messages)


@on(RequestMade)
def say_to_deciders(happening: RequestMade) -> None:
    """A request for agreement is said where its people talk: in a conversation of who asks with who may answer."""
    post_request(happening.request, happening.deciders)
