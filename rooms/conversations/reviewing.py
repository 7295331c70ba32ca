"""What the words of a post are held against: a seam that the app above fills, so that posting knows no moderation.

A community that has a filter says so by its revision, which comes with the rights of a post and costs no query;
without one nothing is called.
"""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.models import Message, Room
from rooms.conversations.policies import Standing

if TYPE_CHECKING:
    from rooms.conversations.actions.preparing import PreparedPost


class Verdict(NamedTuple):
    """What a text came to: refused with ``words``, or, when it ``waits``, to be read by somebody first."""

    words: Words
    waits: bool


class Waiting(NamedTuple):
    """A post that is to be read first, and the community whose moderators do it; of a ``private`` room, those who lead
    the room. ``words`` are said where nobody can."""

    post: "PreparedPost"
    community: uuid.UUID
    topic: uuid.UUID | None
    words: Words
    private: bool


class WaitingEdit(NamedTuple):
    """Other words for a message of their author's, to be read first; what it says now stays until then."""

    message: Message
    room: Room
    author: Person
    text: str
    words: Words


class Reviewer(Protocol):
    """``verdict`` reads a text, and queries only when the revision is another than it knows; ``hold`` keeps posts, in
    the transaction of the writer, and ``hold_edit`` an edit: they return what the authors are answered.
    ``held_before`` is that answer for a post that is kept already."""

    def verdict(self, community: uuid.UUID, revision: int, text: str) -> Verdict | None: ...

    def hold(self, posts: Sequence[Waiting]) -> Sequence[Problem]: ...

    def hold_edit(self, edit: WaitingEdit) -> Problem: ...

    def held_before(self, author: uuid.UUID, client_id: uuid.UUID) -> Problem | None: ...


_reviewers: list[Reviewer] = []


def reviewed_by(reviewer: Reviewer) -> None:
    """Have ``reviewer`` read what is posted in communities that have a filter. There is one at the most."""
    _reviewers[:] = [reviewer]


def verdict_on(
    text: str, *, community: uuid.UUID | None, revision: int, standing: Standing, stays: bool
) -> Verdict | None:
    """Return what becomes of ``text``; None: it goes through.

    Nobody of the community reads what is said in a club or to one person: these are not read at all. What would wait is
    refused for what ``stays``: it is part of something else, or a title. Whoever leads the room would only wait for
    themselves: nothing of theirs waits.
    """
    if not revision or community is None or standing.group == "club" or not _reviewers:
        return None
    verdict = _reviewers[0].verdict(community, revision, text)
    if verdict is None or not verdict.waits:
        return verdict
    if standing.leads:
        return None
    if stays:
        return Verdict(verdict.words, waits=False)
    return verdict


def hold(posts: Sequence[Waiting]) -> Sequence[Problem]:
    return _reviewers[0].hold(posts)


def hold_edit(edit: WaitingEdit) -> Problem:
    return _reviewers[0].hold_edit(edit)


def held_before(author: uuid.UUID, client_id: uuid.UUID) -> Problem | None:
    """Return what the author of a post that waits, or waited, was answered (one query, where there is a filter)."""
    return _reviewers[0].held_before(author, client_id) if _reviewers else None
