"""What may keep a post from being written though its author may write: slow mode, and the words of the community."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Problem, RateLimited
from chatcore.foundation.words import Words
from rooms.conversations.reviewing import Waiting, hold, verdict_on
from rooms.conversations.selectors.admission import Admission
from rooms.conversations.selectors.slowing import is_slowed, last_said

if TYPE_CHECKING:
    from rooms.conversations.actions.preparing import PreparedPost


def why_not_yet(
    posts: Sequence["PreparedPost"], admitted: Sequence[Admission]
) -> dict[int, Problem]:
    """Return, by their place, the refusals of ``posts`` that come too early in a slow room (one query if there are
    slow rooms, else none). Of two of one author in one batch the second is early."""
    slow: dict[int, int] = {}
    for index, (post, found) in enumerate(zip(posts, admitted, strict=True)):
        fresh = found.earlier is None and post.posted_at is None and not post.agreed
        if fresh and found.standing and is_slowed(found.standing):
            slow[index] = found.standing.slow
    if not slow:
        return {}
    pairs = {(posts[index].room_id, posts[index].author.id) for index in slow}
    said = last_said(pairs, since=timedelta(seconds=max(slow.values())))
    moment = now()
    refused: dict[int, Problem] = {}
    taken: dict[tuple[uuid.UUID, uuid.UUID], uuid.UUID] = {}
    for index, seconds in slow.items():
        post = posts[index]
        pair = (post.room_id, post.author.id)
        wait = said[pair] + timedelta(seconds=seconds) - moment if pair in said else timedelta()
        if wait > timedelta():
            refused[index] = early(wait.total_seconds())
        elif taken.setdefault(pair, post.client_id) != post.client_id:
            refused[index] = early(float(seconds))
    return refused


def early(seconds: float) -> RateLimited:
    """Return the refusal of a post that may be sent again in ``seconds``: clients keep it, and do so."""
    problem = RateLimited(round(seconds, 1))
    problem.detail, problem.title = SLOW, _SLOW_TITLE
    return problem


def read_before(post: "PreparedPost", found: Admission) -> Problem | Waiting | None:
    """Return what the words of the community make of ``post``; None: it goes through. What was said in the past, and
    what an administrator agreed to, was read already."""
    if post.posted_at is not None or post.agreed or found.standing is None or not found.revision:
        return None
    verdict = verdict_on(
        post.text,
        community=found.community,
        revision=found.revision,
        standing=found.standing,
        # What is published as an object is not kept beside: it would be in pieces.
        stays=post.card is not None,
    )
    if verdict is None or found.community is None:
        return None
    if verdict.waits:
        private = found.standing.visibility == "private"
        return Waiting(post, found.community, found.topic, verdict.words, private)
    return Forbidden(verdict.words, code="words_refused")


def answers_of(kept: Mapping[int, Problem | Waiting]) -> dict[int, Problem]:
    """Keep what waits for those who moderate, and return what the author of each of ``kept`` is answered."""
    waiting = {index: one for index, one in kept.items() if isinstance(one, Waiting)}
    answers = {index: one for index, one in kept.items() if not isinstance(one, Waiting)}
    if waiting:
        answers.update(zip(waiting, hold(list(waiting.values())), strict=True))
    return answers


SLOW = Words(
    fr="Ce salon est en mode lent : chacun attend entre deux messages. Rien n’est perdu, votre message partira "
    "dès que ce sera votre tour.",
    en="This room is in slow mode: everybody waits between two messages. Nothing is lost, your message will go as soon "
    "as it is your turn.",
)
_SLOW_TITLE = Words(fr="Mode lent", en="Slow mode")
