"""People whose presence is tried, and a clock that stands."""

import datetime as dt
import uuid
from collections.abc import Callable

import pytest

from chatcore.people.models import Person
from presence.actions.batch import Change
from presence.selectors.states import states_of

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def ada(db: None) -> Person:
    return Person.objects.create(email="ada@rivages.example", name="Ada Lovelace")


@pytest.fixture
def bruno(db: None) -> Person:
    return Person.objects.create(email="bruno@rivages.example", name="Bruno Munari")


@pytest.fixture
def device() -> Callable[..., Change]:
    """Make the change of a device, known by a number: it came, is another thing now, or (None) has gone."""

    def change(person: Person, number: int = 1, state: str | None = "active") -> Change:
        return Change(uuid.UUID(int=person.id.int + number), person.id, state)

    return change


def at(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def state(person: Person) -> tuple[str, str]:
    card = states_of([person.id])[str(person.id)]
    return card.state, card.text
