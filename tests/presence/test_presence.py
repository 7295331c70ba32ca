"""Who is there: devices, busy and away, words for a time."""

import uuid
from collections.abc import Callable

import pytest
import time_machine

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from presence.actions.batch import Change, write_batch
from presence.actions.statuses import end_statuses, saying
from presence.cards import PresenceCard
from presence.models import Device, Process, Status
from presence.selectors.states import states_of
from tests.presence.conftest import NOON, at, state

Devices = Callable[..., Change]
Writing = Callable[..., dict[str, PresenceCard]]


@pytest.fixture
def write(db: None) -> Writing:
    """Write a batch for a process that begins with its first one."""
    process = new_id()

    def batch(*changes: object) -> dict[str, PresenceCard]:
        begins = not Process.objects.exists()
        return write_batch(process, changes, begins=begins)

    return batch


def test_a_person_is_what_their_most_active_device_is(
    ada: Person, device: Devices, write: Writing
) -> None:
    assert state(ada) == ("offline", "")
    assert write(device(ada, 1, "away"))[str(ada.id)].state == "away"
    assert write(device(ada, 2))[str(ada.id)].state == "active"
    assert write(device(ada, 2, "away"))[str(ada.id)].state == "away"
    assert write(device(ada, 2, "away")) == {}


def test_only_the_last_device_that_goes_changes_anything(
    ada: Person, device: Devices, write: Writing
) -> None:
    write(device(ada, 1))
    assert write(device(ada, 2)) == {}
    assert write(device(ada, 1, None)) == {}
    assert write(device(ada, 2, None))[str(ada.id)].state == "offline"
    assert write(device(ada, 2, None)) == {}
    assert not Device.objects.exists()


def test_what_comes_and_goes_within_a_batch_is_told_to_nobody(
    ada: Person, bruno: Person, device: Devices, write: Writing
) -> None:
    changed = write(
        device(ada), device(bruno), device(ada, 1, None), device(bruno, 1, "away"),
        device(bruno, 1, "active"),
    )  # fmt: skip
    assert {id_: card.state for id_, card in changed.items()} == {str(bruno.id): "active"}


def test_busy_wins_until_its_end_whatever_the_devices_say(
    ada: Person, device: Devices, write: Writing
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(ada))
        write(saying(ada.id, busy=True, text="En réunion", until=at(50)))
        assert state(ada) == ("busy", "En réunion")
        assert write(saying(ada.id, busy=False)) == {}
        assert state(ada) == ("busy", "En réunion")
    with time_machine.travel(at(49), tick=False):
        assert state(ada) == ("busy", "En réunion")
        assert end_statuses() == {}
    with time_machine.travel(at(51), tick=False):
        assert state(ada) == ("active", "")
        assert end_statuses() == {str(ada.id): PresenceCard(state="active", text="")}
        assert end_statuses() == {}
        assert not Status.objects.exclude(busy=False, text="", until=None).exists()


def test_what_ends_without_having_been_shown_is_told_to_nobody(
    ada: Person, device: Devices, write: Writing
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(ada), saying(ada.id, busy=False, text="", until=at(10)))
    with time_machine.travel(at(11), tick=False):
        assert end_statuses() == {}


def test_what_has_ended_is_not_said_again_by_a_device(
    ada: Person, device: Devices, write: Writing
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(ada))
        write(saying(ada.id, busy=True, text="En réunion", until=at(30)))
    with time_machine.travel(at(31), tick=False):
        write(saying(ada.id, busy=False))
        assert state(ada) == ("active", "")


def test_words_for_a_time_end_though_the_device_goes_away_meanwhile(
    ada: Person, device: Devices, write: Writing
) -> None:
    with time_machine.travel(NOON, tick=False):
        write(device(ada), saying(ada.id, busy=False, text="Au port", until=at(30)))
        write(saying(ada.id, busy=False))
        assert state(ada) == ("active", "Au port")
    with time_machine.travel(at(31), tick=False):
        assert state(ada) == ("active", "")


def test_busy_without_an_end_ends_when_a_device_says_otherwise(
    ada: Person, device: Devices, write: Writing
) -> None:
    write(device(ada), saying(ada.id, busy=True, text="Au chantier"))
    assert state(ada) == ("busy", "Au chantier")
    write(saying(ada.id, busy=False))
    assert state(ada) == ("active", "Au chantier")
    write(saying(ada.id, busy=False, text=""))
    assert state(ada) == ("active", "")


def test_whoever_has_left_is_offline_even_when_busy(ada: Person, write: Writing) -> None:
    write(saying(ada.id, busy=True))
    assert state(ada)[0] == "offline"


def test_what_a_status_is_not(ada: Person, device: Devices, write: Writing) -> None:
    with pytest.raises(TooLarge):
        saying(ada.id, busy=False, text="é" * 101)
    with time_machine.travel(NOON, tick=False), pytest.raises(Invalid):
        saying(ada.id, busy=True, until=NOON)
    write(device(ada), saying(ada.id, busy=False, text=" Au\x00 port\n à  quai "))
    assert state(ada) == ("active", "Au port à quai")


def test_states_cost_two_queries_however_many_people(
    ada: Person, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(2):
        assert len(states_of([ada.id, *(uuid.uuid4() for _ in range(50))])) == 51
