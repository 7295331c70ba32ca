"""The tables of spaces: projects, who is in them and who is to come, milestones and documents."""

from rooms.spaces.models.content import Document, Milestone
from rooms.spaces.models.people import Entrance, Participant, ParticipantRole, Side
from rooms.spaces.models.project import Joining, Project, State

__all__ = [
    "Document",
    "Entrance",
    "Joining",
    "Milestone",
    "Participant",
    "ParticipantRole",
    "Project",
    "Side",
    "State",
]
