"""What REST takes in of moderation; what each field takes is said by its action."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from chatcore.foundation.shapes import Input

Line = Annotated[str, Meta(max_length=1000)]
Prose = Annotated[str, Meta(max_length=20_000)]


class NewReport(Input, frozen=True, kw_only=True):
    """A ``message`` or a ``person``, and why; ``community``: who is told, where that is to be chosen."""

    message: str | None = None
    person: str | None = None
    reason: Line
    words: Prose = ""
    community: str | None = None


class NewAppeal(Input, frozen=True, kw_only=True):
    words: Prose


class NewReportAppeal(Input, frozen=True, kw_only=True):
    decision: str
    words: Prose


class Assignee(Input, frozen=True, kw_only=True):
    """The id of one who moderates; None: nobody."""

    person: str | None


class Referral(Input, frozen=True, kw_only=True):
    words: Prose


class NewDecision(Input, frozen=True, kw_only=True):
    outcome: Line
    facts: Prose = ""
    ground: Line = ""
    reference: Line = ""
    answer: Prose = ""
    in_room: bool = False
    until: datetime | None = None


class NewFilterWord(Input, frozen=True, kw_only=True):
    pattern: Line
    effect: Line
    explanation: Line = ""


class TriedText(Input, frozen=True, kw_only=True):
    text: Annotated[str, Meta(max_length=8000)]


class NewTimeOut(Input, frozen=True, kw_only=True):
    person: str
    ends_at: datetime
    reason: Prose
    room: str | None = None


class NewDistance(Input, frozen=True, kw_only=True):
    distance: Line


class NewSweep(Input, frozen=True, kw_only=True):
    """Whose messages go, how far back (``hour``, ``day``, ``week``), and the reasons that they read."""

    person: str
    period: Line
    facts: Prose
    ground: Line
    reference: Line
