"""Polls as everybody in the room knows them, and as somebody sees them: options, counts, abilities."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from chatcore.foundation.clock import wire_or_none
from chatcore.people.models import Person
from rooms.conversations.cards import author_card
from rooms.polls import policies
from rooms.polls.cards import OptionCard, PollCard, PollFacts, VoterCard
from rooms.polls.counting import Outcome, counts_of
from rooms.polls.models import Ballot, Poll, PollKind, PollOption, Results
from rooms.polls.selectors.access import PollView

# Of an anonymous poll with fewer ballots the counts would say of each voter what they chose.
FEWEST = 3


def poll_cards(views: Sequence[PollView], viewer: Person) -> list[PollCard]:
    """Return the cards of polls whose messages and authors are loaded (one query, however many)."""
    options = options_of(view.poll for view in views)
    return [_card(view, options[view.poll.id], viewer) for view in views]


def poll_facts(poll: Poll) -> PollFacts:
    """Return what everybody in the room knows of a poll whose message is loaded (one query)."""
    return PollFacts(**_facts(poll, options_of([poll])[poll.id], public_counts(poll)))


def public_counts(poll: Poll, options: Sequence[PollOption] | None = None) -> dict[str, int] | None:
    """Return the counts of ``poll`` where everybody may see them now; one query if the options are not at hand."""
    if poll.closed_at is None and (poll.anonymous or poll.results != Results.ALWAYS):
        return None
    return _counts(poll, options)


def options_of(polls: Iterable[Poll]) -> dict[uuid.UUID, list[PollOption]]:
    """Return the options of each poll, in their order (one query)."""
    found: dict[uuid.UUID, list[PollOption]] = defaultdict(list)
    rows = PollOption.objects.filter(poll__in=list(polls)).select_related("added_by")
    for option in rows.order_by("poll", "number"):
        found[option.poll_id].append(option)
    return found


def voters_page(poll: Poll, *, after: uuid.UUID | None, limit: int) -> list[Ballot]:
    """Return ballots of a poll that is not anonymous, in no order that would say when they were cast (one query)."""
    rows = Ballot.objects.filter(poll=poll).select_related("person").order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    return list(rows[:limit])


def voter_card(ballot: Ballot) -> VoterCard:
    return VoterCard(
        person=author_card(ballot.person), choices=[str(one) for one in ballot.choices]
    )


def shows_counts(view: PollView) -> bool:
    """Tell whether the viewer may see how the poll stands: now, or after they voted, or when it is closed."""
    poll = view.poll
    if poll.closed_at is not None:
        return not poll.anonymous or poll.turnout >= FEWEST
    if poll.anonymous or poll.results == Results.CLOSED:
        # Each change of an anonymous count would say what the one who has just voted chose.
        return False
    return poll.results == Results.ALWAYS or view.standing.voted


def _card(view: PollView, options: list[PollOption], viewer: Person) -> PollCard:
    poll, standing, choices = view
    counts = _counts(poll, options) if shows_counts(view) else None
    return PollCard(
        **_facts(poll, options, counts),
        author=author_card(poll.message.author),
        voted=standing.voted,
        my_choices=[str(number) for number in choices],
        removable=[
            str(option.number)
            for option in options
            if option.added_by_id is not None
            and policies.why_not_remove(standing, added_it=option.added_by_id == viewer.id) is None
        ],
        abilities=policies.abilities(standing),
    )


def _counts(poll: Poll, options: Sequence[PollOption] | None) -> dict[str, int] | None:
    if poll.anonymous and poll.turnout < FEWEST:
        return None
    known = options_of([poll])[poll.id] if options is None else options
    keys = [str(option.number) for option in known]
    return counts_of(poll.tally, keys, ranked=poll.kind == PollKind.RANKED)


def _facts(
    poll: Poll, options: Sequence[PollOption], counts: dict[str, int] | None
) -> dict[str, Any]:
    shown = poll.outcome is not None and counts is not None
    return {
        "id": str(poll.id),
        "message": str(poll.message_id),
        "room": str(poll.message.room_id),
        "question": poll.message.text,
        "question_html": poll.message.html,
        "kind": poll.kind,
        "most": poll.most,
        "anonymous": poll.anonymous,
        "adding": poll.adding,
        "results": poll.results,
        "options": [
            OptionCard(
                key=str(option.number),
                label=option.label,
                added_by=option.added_by.name if option.added_by else None,
            )
            for option in options
        ],
        "closes_at": wire_or_none(poll.closes_at),
        "closed_at": wire_or_none(poll.closed_at),
        "turnout": poll.turnout,
        "counts": counts,
        "outcome": msgspec.convert(poll.outcome, Outcome) if shown else None,
    }
