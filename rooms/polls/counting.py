"""Counting: how often each option was chosen, and of ranked ballots the instant run-off, round by round.

Pure functions of a tally: ``{"2,1": 3}`` says that three people chose 2, then 1.

The run-off: in each round every ballot counts for the first of its options that is still in. An option with more
than half of the ballots that still count has won. Otherwise the one with the fewest goes out, and its ballots pass to
their next choice. Two with equally few: the one that had fewer in the round before goes, or in the one before that,
down to the first; equal in all, the one that was proposed last. When the last two are equal in every round, they
have won together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from chatcore.foundation.shapes import Shape

Tally = Mapping[str, int]


class Round(Shape, frozen=True, kw_only=True):
    """``counts`` of the options still in; ``out``: which goes, and ``why``: ``fewest``, ``earlier`` or ``last``.

    ``spent``: ballots all of whose options have gone.
    """

    counts: dict[str, int]
    spent: int
    out: str | None = None
    why: str | None = None


class Outcome(Shape, frozen=True, kw_only=True):
    """The options that won: several when they are equal, none when nobody voted."""

    winners: list[str]
    rounds: list[Round] = []


def written(choices: Sequence[int], *, ranked: bool) -> str:
    """Return a ballot as the tally names it: the order counts only where it is one of preference."""
    return ",".join(map(str, choices if ranked else sorted(choices)))


def with_ballot(tally: Tally, ballot: str, count: int = 1) -> dict[str, int]:
    """Return ``tally`` with a ballot more (or fewer), its keys in order: it tells nothing of when one came."""
    changed = Counter(tally)
    changed[ballot] += count
    return {key: changed[key] for key in sorted(changed) if changed[key] > 0}


def counts_of(tally: Tally, options: Sequence[str], *, ranked: bool) -> dict[str, int]:
    """Return how often each option was chosen; of ranked ballots, how often it was the favourite."""
    found: Counter[str] = Counter()
    for ballot, count in tally.items():
        chosen = ballot.split(",")
        for option in chosen[:1] if ranked else chosen:
            found[option] += count
    return {option: found[option] for option in options}


def outcome_of(tally: Tally, options: Sequence[str], *, ranked: bool) -> Outcome:
    """Return who has won; ``options`` in the order in which they were proposed."""
    if ranked:
        return run_off(tally, options)
    counts = counts_of(tally, options, ranked=False)
    best = max(counts.values(), default=0)
    return Outcome(winners=[option for option in options if best and counts[option] == best])


def run_off(tally: Tally, options: Sequence[str]) -> Outcome:
    """Return the rounds of ranked ballots, and the winner (two when nothing tells them apart)."""
    ballots = [(ballot.split(","), count) for ballot, count in tally.items()]
    left, rounds = list(options), list[Round]()
    while left:
        counts, spent = _counted(ballots, left)
        valid = sum(counts.values())
        if not valid:
            rounds.append(Round(counts=counts, spent=spent))
            return Outcome(winners=[], rounds=rounds)
        best = max(counts.values())
        winners = [option for option in left if counts[option] == best]
        out, why = _to_go(left, [*(one.counts for one in rounds), counts])
        if best * 2 > valid or why == "equal":
            rounds.append(Round(counts=counts, spent=spent))
            return Outcome(winners=winners, rounds=rounds)
        rounds.append(Round(counts=counts, spent=spent, out=out, why=why))
        left.remove(out)
    return Outcome(winners=[], rounds=rounds)


def _counted(
    ballots: Sequence[tuple[list[str], int]], left: Sequence[str]
) -> tuple[dict[str, int], int]:
    still, found, spent = set(left), Counter[str](), 0
    for chosen, count in ballots:
        first = next((option for option in chosen if option in still), None)
        if first is None:
            spent += count
        else:
            found[first] += count
    return {option: found[option] for option in left}, spent


def _to_go(left: Sequence[str], rounds: Sequence[Mapping[str, int]]) -> tuple[str, str]:
    """Return which of ``left`` goes out and why; ``equal`` when the last two are so in every round."""
    lowest = list(left)
    for back, counts in enumerate(reversed(rounds)):
        fewest = min(counts[option] for option in lowest)
        lowest = [option for option in lowest if counts[option] == fewest]
        if len(lowest) == 1:
            return lowest[0], "earlier" if back else "fewest"
    return lowest[-1], "equal" if len(lowest) == len(left) == 2 else "last"
