"""The tables of moderation, one facet a file."""

from rooms.moderation.models.avoided import Avoided, Distance
from rooms.moderation.models.case import Case, CaseKind, CaseState, Report, ReportReason
from rooms.moderation.models.decision import Appeal, Decision, Ground, Outcome, Side
from rooms.moderation.models.sweep import Period, Sweep, Swept
from rooms.moderation.models.words import Effect, FilterWord, Held, HeldFile, HeldState

__all__ = [
    "Appeal",
    "Avoided",
    "Case",
    "CaseKind",
    "CaseState",
    "Decision",
    "Distance",
    "Effect",
    "FilterWord",
    "Ground",
    "Held",
    "HeldFile",
    "HeldState",
    "Outcome",
    "Period",
    "Report",
    "ReportReason",
    "Side",
    "Sweep",
    "Swept",
]
