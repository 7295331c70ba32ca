"""Who is there: leases, busy and away, words for a time, and the pulse that finds what nobody renews."""

import datetime as dt
import uuid

import pytest
import time_machine

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.people.models import Person
from presence.actions.leases import (
    Device,
    begin_lease,
    end_lease,
    renew_leases,
    set_device_state,
)
from presence.actions.statuses import set_status
from presence.models import Lease, State
from presence.selectors.states import states_of

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def ada(db: None) -> Person:
    return Person.objects.create(email="ada@rivages.example", name="Ada Lovelace")


def at(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def device(person: Person, name: str = "s_1", state: str = "active") -> Device:
    return Device(name, person.id, state)


def state(person: Person) -> tuple[str, str]:
    card = states_of([person.id])[str(person.id)]
    return card.state, card.text


def test_a_person_is_what_their_most_active_device_is(ada: Person) -> None:
    assert state(ada) == ("offline", "")
    assert begin_lease(device(ada, "s_1", "away"))[str(ada.id)].state == "away"
    assert begin_lease(device(ada, "s_2"))[str(ada.id)].state == "active"
    assert set_device_state("s_2", ada.id, State.AWAY)[str(ada.id)].state == "away"
    assert set_device_state("s_2", ada.id, State.AWAY) == {}


def test_only_the_last_device_that_goes_changes_anything(ada: Person) -> None:
    begin_lease(device(ada, "s_1"))
    assert begin_lease(device(ada, "s_2")) == {}
    assert end_lease("s_1", ada.id) == {}
    assert end_lease("s_2", ada.id)[str(ada.id)].state == "offline"
    assert end_lease("s_2", ada.id) == {}


def test_a_lease_lasts_sixty_seconds_and_the_pulse_finds_its_end_once(ada: Person) -> None:
    with time_machine.travel(NOON, tick=False):
        begin_lease(device(ada))
    with time_machine.travel(at(59), tick=False):
        assert state(ada)[0] == "active"
        assert renew_leases([]) == {}
    with time_machine.travel(at(61), tick=False):
        assert state(ada)[0] == "offline"
        assert renew_leases([])[str(ada.id)].state == "offline"
        assert renew_leases([]) == {}
        assert not Lease.objects.exists()


def test_renewed_leases_go_on(ada: Person) -> None:
    for pulse in range(6):
        with time_machine.travel(at(50 * pulse), tick=False):
            begin_lease(device(ada)) if pulse == 0 else renew_leases([device(ada)])
            assert state(ada)[0] == "active"


def test_a_lease_that_was_taken_for_lost_comes_back_with_its_pulse(ada: Person) -> None:
    with time_machine.travel(NOON, tick=False):
        begin_lease(device(ada, state="away"))
    with time_machine.travel(at(90), tick=False):
        renew_leases([])
        assert state(ada)[0] == "offline"
        renew_leases([device(ada, state="away")])
        assert state(ada)[0] == "away"
        assert Lease.objects.count() == 1


def test_busy_wins_until_its_end_whatever_the_devices_say(ada: Person) -> None:
    with time_machine.travel(NOON, tick=False):
        begin_lease(device(ada))
        set_status(ada.id, busy=True, text="En réunion", until=at(3_600))
        assert state(ada) == ("busy", "En réunion")
        set_status(ada.id, busy=False)
        assert state(ada) == ("busy", "En réunion")
    with time_machine.travel(at(3_599), tick=False):
        renew_leases([device(ada)])
        assert state(ada) == ("busy", "En réunion")
    with time_machine.travel(at(3_601), tick=False):
        renew_leases([device(ada)])
        assert state(ada) == ("active", "")


def test_what_has_ended_is_not_said_again_by_a_device(ada: Person) -> None:
    with time_machine.travel(NOON, tick=False):
        begin_lease(device(ada))
        set_status(ada.id, busy=True, text="En réunion", until=at(60))
    with time_machine.travel(at(61), tick=False):
        renew_leases([device(ada)])
        set_status(ada.id, busy=False)
        assert state(ada) == ("active", "")


def test_words_for_a_time_end_though_the_device_goes_away_meanwhile(ada: Person) -> None:
    with time_machine.travel(NOON, tick=False):
        begin_lease(device(ada))
        set_status(ada.id, busy=False, text="Au port", until=at(60))
        set_status(ada.id, busy=False)
        assert state(ada) == ("active", "Au port")
    with time_machine.travel(at(61), tick=False):
        renew_leases([device(ada)])
        assert state(ada) == ("active", "")


def test_busy_without_an_end_ends_when_a_device_says_otherwise(ada: Person) -> None:
    begin_lease(device(ada))
    set_status(ada.id, busy=True, text="Au chantier")
    assert state(ada) == ("busy", "Au chantier")
    set_status(ada.id, busy=False)
    assert state(ada) == ("active", "Au chantier")
    set_status(ada.id, busy=False, text="")
    assert state(ada) == ("active", "")


def test_whoever_has_left_is_offline_even_when_busy(ada: Person) -> None:
    set_status(ada.id, busy=True)
    assert state(ada)[0] == "offline"


def test_what_a_status_is_not(ada: Person) -> None:
    with pytest.raises(TooLarge):
        set_status(ada.id, busy=False, text="é" * 101)
    with time_machine.travel(NOON, tick=False), pytest.raises(Invalid):
        set_status(ada.id, busy=True, until=NOON)
    begin_lease(device(ada))
    set_status(ada.id, busy=False, text=" Au\x00 port\n à  quai ")
    assert state(ada) == ("active", "Au port à quai")


def test_states_cost_two_queries_however_many_people(
    ada: Person, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(states_of([ada.id, *(uuid.uuid4() for _ in range(50))])) == 51
