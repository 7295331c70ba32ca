"""The lists that clubs' addresses answer."""

from chatcore.foundation.shapes import Shape
from rooms.spaces.club_cards import CandidateCard, ClubCard, ClubMemberCard, VoteCard


class ClubList(Shape, frozen=True, kw_only=True):
    results: list[ClubCard]
    next: str | None
    abilities: dict[str, bool]


class ClubMembers(Shape, frozen=True, kw_only=True):
    results: list[ClubMemberCard]
    next: str | None


class CandidateList(Shape, frozen=True, kw_only=True):
    results: list[CandidateCard]
    next: str | None


class VoteList(Shape, frozen=True, kw_only=True):
    results: list[VoteCard]
    next: str | None


class BallotAnswer(Shape, frozen=True, kw_only=True):
    """``receipt``: of a secret vote; it is told once, and kept by the voter alone."""

    vote: VoteCard
    receipt: str | None
