"""The tables of writing, one facet a file."""

from rooms.writing.models.draft import Draft
from rooms.writing.models.planned import Planned, PlannedFile, State
from rooms.writing.models.recurring import Recurring
from rooms.writing.models.snippet import Snippet

__all__ = ["Draft", "Planned", "PlannedFile", "Recurring", "Snippet", "State"]
