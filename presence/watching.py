"""Who may watch whom, and who does. Presence asks; the composition root tells it whom to ask."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from chatcore.live import hub
from chatcore.live.socket import Socket

# Ids as they are written on the wire: those whom each viewer wants to watch, or may.
Lists = Mapping[str, AbstractSet[str]]
Acquaintances = Callable[[Lists], Lists]

_acquaintances: Acquaintances | None = None


def ask(function: Acquaintances) -> Acquaintances:
    """Let ``function`` tell which of the people whom they want viewers may watch, many at once."""
    global _acquaintances
    _acquaintances = function
    return function


def allowed(wanted: Lists) -> Lists:
    """Return whom of ``wanted`` each viewer may watch: nobody, until somebody can tell."""
    return _acquaintances(wanted) if _acquaintances else {}


def watch(socket: Socket, people: AbstractSet[str]) -> None:
    """Let ``socket`` be told of ``people`` from now on, and of nobody else."""
    hub.of_this_loop().watchers.watch(socket, frozenset(people))
