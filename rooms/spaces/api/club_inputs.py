"""The bodies that clubs' addresses take."""

from typing import Annotated

from msgspec import Meta

from chatcore.foundation.shapes import Input

Line = Annotated[str, Meta(max_length=1000)]
Message = Annotated[str, Meta(max_length=10_000)]


class FoundClub(Input, frozen=True, kw_only=True):
    """``charter``: Markdown. ``term_days``: how long a pilot steers. ``quorum``: percent of the members."""

    name: Line
    charter: str
    purpose: Line = ""
    sponsors_needed: int = 2
    term_days: int = 90
    quorum: int = 50


class Signature(Input, frozen=True, kw_only=True):
    """``version``: of the charter that one has read."""

    version: int


class NewCandidate(Input, frozen=True, kw_only=True):
    """Oneself, or (``person``) somebody whom one proposes and answers for."""

    person: Line | None = None
    message: Message = ""


class HandOver(Input, frozen=True, kw_only=True):
    person: Line


class PilotAnswer(Input, frozen=True, kw_only=True):
    accept: bool


class NewVote(Input, frozen=True, kw_only=True):
    """``kind``: question, charter, exclude, pilot or dissolve; ``person``: whom it is about."""

    question: Line
    closes_at: Line
    kind: Line = "question"
    choices: Annotated[list[Line], Meta(max_length=50)] = []
    secret: bool = False
    charter: str = ""
    person: Line | None = None


class CastBallot(Input, frozen=True, kw_only=True):
    """``receipt``: what the first ballot of a secret vote answered, to change it."""

    choice: Line
    receipt: Line | None = None
