"""What somebody who comes back is told of, beside messages: said by the apps that it is of, by rules alone."""

from collections.abc import Callable, Sequence
from datetime import datetime

from chatcore.people.models import Person
from rooms.conversations.catching_cards import LineCard

# Of one sort; who has been away for longer is told the newest.
MOST = 20

Sum = Callable[[Person, datetime], Sequence[LineCard]]
_sums: list[Sum] = []


def sums_up(function: Sum) -> Sum:
    """Have the decorated function say what a person missed since a moment: newest first, ``MOST`` lines at most.

    It shows what its reader may see now, in a constant number of queries.
    """
    _sums.append(function)
    return function


def missed_by(viewer: Person, since: datetime) -> list[LineCard]:
    return [line for function in _sums for line in function(viewer, since)]
