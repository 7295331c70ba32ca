"""The ranked feed: each publication stands at its date, moved forward by what may concern the reader.

One rule, said on the screen in one sentence. Nothing else counts: neither what the reader opened, nor how long
they looked at it, nor who pays (the spirit of article 27 of the Digital Services Act).
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

# A day for somebody of a group of one's own: a colleague of yesterday stands beside a stranger of today.
GROUP_HOURS = 24
# An hour for each person who reacted, a day at the most: what is liked by all does not stay for a week.
REACTION_HOURS = 1
MOST_REACTION_HOURS = 24
MOST = timedelta(hours=GROUP_HOURS + MOST_REACTION_HOURS)


class Candidate(NamedTuple):
    """What is looked at of a publication. ``group`` is one that its author and the reader are both in."""

    id: uuid.UUID
    posted_at: datetime
    group: str | None
    reactions: int


class Reason(NamedTuple):
    """The hours that a publication gains, and what for."""

    group: str | None
    group_hours: int
    reactions: int
    reaction_hours: int


class Ranked(NamedTuple):
    """A publication with the moment at which it stands."""

    stands_at: datetime
    id: uuid.UUID
    reason: Reason


def reason_for(candidate: Candidate) -> Reason:
    return Reason(
        group=candidate.group,
        group_hours=GROUP_HOURS if candidate.group is not None else 0,
        reactions=candidate.reactions,
        reaction_hours=min(candidate.reactions * REACTION_HOURS, MOST_REACTION_HOURS),
    )


def ranked(candidates: Iterable[Candidate]) -> list[Ranked]:
    """Return ``candidates`` in the order in which they are shown; of two at one moment, the later first."""
    found = []
    for candidate in candidates:
        reason = reason_for(candidate)
        gained = timedelta(hours=reason.group_hours + reason.reaction_hours)
        found.append(Ranked(candidate.posted_at + gained, candidate.id, reason))
    return sorted(found, reverse=True)
