"""The tables of spaces: projects, who is in them and who is to come, milestones and documents."""

from rooms.spaces.models.club import (
    Candidate,
    Charter,
    CharterSignature,
    Club,
    ClubMember,
    PilotTerm,
    Sponsorship,
)
from rooms.spaces.models.club_vote import Participation, SecretBallot, Vote, VoteKind
from rooms.spaces.models.content import Document, Milestone
from rooms.spaces.models.people import Entrance, Participant, ParticipantRole, Side
from rooms.spaces.models.project import Joining, Project, State

__all__ = [
    "VoteKind",
    "Vote",
    "Sponsorship",
    "SecretBallot",
    "PilotTerm",
    "Participation",
    "ClubMember",
    "Club",
    "CharterSignature",
    "Charter",
    "Candidate",
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
