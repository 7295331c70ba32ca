"""Turns: what the worker looks after between two jobs, and which is too frequent to be a job each time."""

from collections.abc import Callable

Turn = Callable[[], bool]
_turns: list[Turn] = []


def every_turn(function: Turn) -> Turn:
    """Have the worker call the decorated function whenever it looks for work, about once a second when idle.

    It does one bounded piece of work and tells whether there was any; with nothing to do it costs a read.
    """
    if function not in _turns:
        _turns.append(function)
    return function


def take_turns() -> bool:
    """Give everybody a turn; tell whether anybody had something to do."""
    # Everybody, also when the first already had something.
    done = [turn() for turn in _turns]
    return any(done)
