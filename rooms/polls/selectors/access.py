"""The only way from an id to a poll: through the check of the right."""

import uuid
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Room
from rooms.conversations.policies import may_see
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.polls import policies
from rooms.polls.models import Ballot, Poll, Voter
from rooms.polls.policies import Standing


class PollRight(Enum):
    """What somebody wants a poll for."""

    SEE = "see"
    VOTE = "vote"
    WITHDRAW = "withdraw"
    ADD = "add"
    CLOSE = "close"


class PollView(NamedTuple):
    """A poll with its message, author and room; what the viewer is to it, and what they chose."""

    poll: Poll
    standing: Standing
    choices: tuple[int, ...]


def poll_for(
    actor: Person, poll_id: object, *, to: PollRight = PollRight.SEE, locked: bool = False
) -> PollView:
    """Return a poll that ``actor`` may use so (four queries). ``locked``: held until the commit.

    Raises:
        NotFound: missing, deleted, or in a room that ``actor`` may not see: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    id_ = parse_id(poll_id) or NO_ID
    if locked:
        list(Poll.objects.select_for_update(of=("self",), no_key=True).filter(id=id_))
    found = polls_seen(actor, [id_])
    if not found:
        raise NotFound(path="$.poll")
    if why_not := _CHECKS[to](found[0].standing):
        raise Forbidden(why_not)
    return found[0]


def polls_seen(viewer: Person, ids: Sequence[uuid.UUID]) -> list[PollView]:
    """Return those of ``ids`` that ``viewer`` may see, in no order (four queries, however many)."""
    rows = Poll.objects.filter(id__in=ids, message__deleted_at=None)
    polls = list(rows.select_related("message__author"))
    rooms = Room.objects.filter(id__in={poll.message.room_id for poll in polls} or {NO_ID})
    known = {room.id: room for room in with_standing(rooms, viewer)}
    mine = dict(
        Ballot.objects.filter(poll__in=ids, person=viewer).values_list("poll_id", "choices")
    )
    secretly = set(
        Voter.objects.filter(poll__in=ids, person=viewer).values_list("poll_id", flat=True)
    )
    found, moment = [], now()
    for poll in polls:
        poll.message.room = known[poll.message.room_id]
        standing = Standing(
            room=standing_in(poll.message.room),
            author=poll.message.author_id == viewer.id,
            over=poll.closed_at is not None
            or (poll.closes_at is not None and poll.closes_at <= moment),
            anonymous=poll.anonymous,
            adding=poll.adding,
            voted=poll.id in mine or poll.id in secretly,
        )
        if may_see(standing.room):
            found.append(PollView(poll, standing, tuple(mine.get(poll.id, ()))))
    return found


_CHECKS: dict[PollRight, Callable[[Standing], Words | None]] = {
    PollRight.SEE: lambda _: None,
    PollRight.VOTE: policies.why_not_vote,
    PollRight.WITHDRAW: policies.why_not_withdraw,
    PollRight.ADD: policies.why_not_add,
    PollRight.CLOSE: policies.why_not_close,
}
