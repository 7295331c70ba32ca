"""What happens to projects, for the apps above to hear in the same transaction."""

from dataclasses import dataclass

from chatcore.communities.models import Group
from chatcore.people.models import Person
from rooms.spaces.models import Project


@dataclass(frozen=True)
class ProjectBegun:
    """A project was made, with its group, which is held until the commit."""

    project: Project
    group: Group
    by: Person
