"""Who may watch whom. Presence asks; the composition root tells it whom to ask."""

import uuid
from collections.abc import Callable, Iterable

from chatcore.people.models import Person

Acquaintances = Callable[[Person, Iterable[uuid.UUID]], set[uuid.UUID]]

_acquaintances: Acquaintances | None = None


def ask(function: Acquaintances) -> Acquaintances:
    """Let ``function`` tell which of some people a viewer may watch."""
    global _acquaintances
    _acquaintances = function
    return function


def allowed(viewer: Person, people: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of ``people`` whom ``viewer`` may watch: nobody, until somebody can tell."""
    return _acquaintances(viewer, people) if _acquaintances else set()
