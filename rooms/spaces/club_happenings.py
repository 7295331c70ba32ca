"""What happens to clubs, for the apps above to hear in the same transaction."""

from dataclasses import dataclass

from chatcore.communities.models import Group
from chatcore.people.models import Person
from rooms.spaces.models import Club


@dataclass(frozen=True)
class ClubFounded:
    """A club was founded, with its group, which is held until the commit."""

    club: Club
    group: Group
    by: Person
