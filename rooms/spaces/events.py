"""What happens to projects, as it goes over the wire: on the community's stream, of what all of it may see."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event
from rooms.spaces.cards import ProjectCard


@event
class ProjectCreated(StreamEvent, frozen=True, kw_only=True, tag="project.created"):
    """The community has a project more: a new one, or a draft that was opened."""

    project: ProjectCard


@event
class ProjectChanged(StreamEvent, frozen=True, kw_only=True, tag="project.changed"):
    """A project is something else, other people are in it, or its milestones or documents changed."""

    project: ProjectCard


@event
class ProjectRemoved(StreamEvent, frozen=True, kw_only=True, tag="project.removed"):
    """A project was archived: it is among those that have ended."""

    project_id: str
