"""What happens to requests, for the apps above to hear in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatcore.accords.models import AccordRequest
from chatcore.people.models import Person


@dataclass(frozen=True)
class RequestMade:
    """Somebody asks; ``deciders`` may answer, those who were here last first.

    Announced before any ``user:`` stream is taken: who tells rooms of it tells them first, as everywhere.
    """

    request: AccordRequest
    deciders: Sequence[Person]
