"""What the people of a club, and nobody else, are told of it; and its group, which follows them."""

import uuid
from collections.abc import Collection, Mapping

from chatcore.communities.actions.projected_groups import set_projected_people
from chatcore.communities.models import GroupStatus
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces.events import ClubChanged
from rooms.spaces.models import Club, ClubMember, PilotTerm


def trace(
    action: str, club: Club, by: Person | None, after: Mapping[str, object] | None = None
) -> None:
    """Trace what is done in a club. It is the affair of no community: its administrators do not read it."""
    record(action=action, actor=by, obj=club, after=after)


def tell(club: Club, *, by: Person | None, also: Collection[uuid.UUID] = ()) -> None:
    """Tell the devices of the members, and of the people ``also``, that something of the club is another."""
    rows = ClubMember.objects.filter(club=club).values_list("person_id", flat=True)
    people = {*rows, *also}
    told = ClubChanged(club_id=str(club.id))
    log.tell({f"user:{person}": [told] for person in people}, by=by.id if by else None)


def follow(club: Club, *, by: Person | None) -> None:
    """Bring the group, and so the rooms, to who is in the club: the pilot leads, who has not signed reads."""
    pilot = PilotTerm.objects.filter(club=club, ended_at=None).values_list("person_id", flat=True)
    steering = pilot.first()
    people: dict[uuid.UUID, str] = {}
    for person, signed in ClubMember.objects.filter(club=club).values_list(
        "person_id", "signed_version"
    ):
        if signed != club.charter_version:
            people[person] = GroupStatus.OBSERVER
        elif person == steering:
            people[person] = GroupStatus.ADMINISTRATOR
        else:
            people[person] = GroupStatus.MEMBER
    set_projected_people(actor=by, space=club.id, people=people)
