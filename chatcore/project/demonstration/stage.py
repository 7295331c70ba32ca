"""Playing the demonstration: through the actions of the product, in one transaction, once."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.management.base import OutputWrapper
from django.db import transaction

from chatcore.communities.models import Community, Membership
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.project.demonstration.clubs import found_clubs
from chatcore.project.demonstration.feed import publish_all
from chatcore.project.demonstration.history import write_room
from chatcore.project.demonstration.house import open_rooms
from chatcore.project.demonstration.people import SLUG, backdate, found_community, register_all
from chatcore.project.demonstration.progress import Progress
from chatcore.project.demonstration.projects import begin_projects
from chatcore.project.demonstration.reading import mark_room
from chatcore.project.demonstration.script import script
from rooms.conversations.actions.indexing import index_everything
from rooms.conversations.models import Message, Room

# What registering everybody takes, counted in messages, so that the bar moves evenly.
_ENTRANCE = 250


@dataclass(frozen=True)
class Census:
    """What the demonstration holds."""

    people: int
    rooms: int
    messages: int
    fresh: bool


def existing() -> Community | None:
    """Return the community of the demonstration, if it was played already."""
    return Community.objects.filter(slug=SLUG).first()


@transaction.atomic
def play_demonstration(password: str, stderr: OutputWrapper) -> Census:
    """Play the demonstration unless it is there already; interrupted, it leaves nothing behind.

    Args:
        password: that of every person, checked by nobody: it is printed.
        stderr: where the progress goes.
    """
    if community := existing():
        return census(community, fresh=False)
    play = script(now())
    progress = Progress(stderr, _ENTRANCE + sum(len(said) for said in play.values()))
    people = register_all(password)
    community = found_community(people)
    rooms = open_rooms(community, people, play)
    progress.step("Réseau Rivages", _ENTRANCE)
    for key, room in rooms.items():
        write_room(key, room, play[key], people)
        mark_room(key, room, people)
        progress.step(room.name, len(play[key]))
    publish_all(community, people)
    begin_projects(community, people)
    found_clubs(community, people)
    first = min(said[0].at for said in play.values())
    backdate(community, people.values(), first - timedelta(days=2))
    # Where no server ran yet, what follows the log begins after all of this.
    for _ in index_everything():
        pass
    return census(community, fresh=True)


def census(community: Community, *, fresh: bool) -> Census:
    """Count the people of the community, their rooms (direct ones too) and what was said in them."""
    members = Membership.objects.filter(community=community, left_at=None).values("person")
    people = Person.objects.filter(id__in=members)
    rooms = Room.objects.filter(members__person__in=people).distinct()
    return Census(
        people=people.count(),
        rooms=rooms.count(),
        messages=Message.objects.filter(room__in=rooms, deleted_at=None).count(),
        fresh=fresh,
    )
