"""The one shape of a club on the wire. What only its members know is null for everybody else."""

from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard


class ClubCard(Shape, frozen=True, kw_only=True):
    """A club as one person sees it. From ``group`` on: for its members only."""

    id: str
    community: str
    name: str
    purpose: str
    pilot: PersonCard | None
    charter_html: str
    charter_version: int
    sponsors_needed: int
    term_days: int
    quorum: int
    created_at: str
    archived_at: str | None
    candidate: str | None
    abilities: dict[str, bool]
    group: str | None = None
    signed_version: int | None = None
    charter: str | None = None
    term_ends_at: str | None = None
    proposed: PersonCard | None = None
    members_count: int | None = None
    open_votes: int | None = None
    candidates_count: int | None = None


class ClubMemberCard(Shape, frozen=True, kw_only=True):
    """``signed``: the charter as it is now."""

    person: PersonCard
    entered_at: str
    signed: bool
    pilot: bool


class CandidateCard(Shape, frozen=True, kw_only=True):
    """``needed``: how many sponsors make a member of the candidate, who then signs."""

    person: PersonCard
    proposed_by: PersonCard | None
    message: str
    asked_at: str
    admitted_at: str | None
    sponsors: list[PersonCard]
    needed: int


class ChoiceCard(Shape, frozen=True, kw_only=True):
    key: str
    label: str


class VoteResult(Shape, frozen=True, kw_only=True):
    """What was counted at the closing, and stays so."""

    counts: dict[str, int]
    valid: bool
    adopted: bool | None


class VoteCard(Shape, frozen=True, kw_only=True):
    """A vote as one member sees it. ``my_choice`` is there in open votes only: of secret ones nobody knows it."""

    id: str
    club: str
    kind: str
    question: str
    choices: list[ChoiceCard]
    secret: bool
    quorum: int
    charter_html: str
    subject: PersonCard | None
    opened_by: PersonCard | None
    opened_at: str
    closes_at: str
    closed_at: str | None
    turnout: int
    electorate: int
    voted: bool
    my_choice: str | None
    result: VoteResult | None
