"""The leases of processes: renewed by one row, found by others when nobody renews them."""

import threading
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from presence.actions import batch
from presence.actions.batch import Change, LeaseLostError, write_batch
from presence.actions.lost import remove_lost
from presence.actions.statuses import saying
from presence.cards import PresenceCard
from presence.models import Device, Process, State
from tests.presence.conftest import NOON, at, state

Devices = Callable[..., Change]

# The lock of the people is one query of PostgreSQL alone; BEGIN and COMMIT are not counted.
HOLDING = 1 if connection.vendor == "postgresql" else 0


def queries(work: Callable[[], object]) -> int:
    """Count the queries of ``work``, without those that begin and end transactions."""
    with CaptureQueriesContext(connection) as captured:
        work()
    ours = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    return len(ours)


def test_a_lease_lasts_sixty_seconds_and_its_end_is_found_once(
    ada: Person, device: Devices
) -> None:
    with time_machine.travel(NOON, tick=False):
        write_batch(new_id(), [device(ada)], begins=True)
    with time_machine.travel(at(59), tick=False):
        assert state(ada)[0] == "active"
        assert remove_lost() == {}
    with time_machine.travel(at(61), tick=False):
        assert state(ada)[0] == "offline"
        assert remove_lost()[str(ada.id)].state == "offline"
        assert remove_lost() == {}
        assert not Device.objects.exists()
        assert not Process.objects.exists()


def test_a_lost_process_is_told_of_those_only_whose_presence_it_changes(
    ada: Person, bruno: Person, device: Devices
) -> None:
    with time_machine.travel(NOON, tick=False):
        write_batch(new_id(), [device(ada), device(bruno)], begins=True)
    with time_machine.travel(at(40), tick=False):
        write_batch(new_id(), [device(ada, 2), device(bruno, 2, "away")], begins=True)
    with time_machine.travel(at(61), tick=False):
        told = {id_: card.state for id_, card in remove_lost().items()}
        assert told == {str(bruno.id): "away"}


def test_renewing_costs_one_row_and_keeps_all_devices(ada: Person, device: Devices) -> None:
    process = new_id()
    with time_machine.travel(NOON, tick=False):
        write_batch(process, [device(ada, number) for number in range(1, 40)], begins=True)
    for pulse in range(1, 6):
        with time_machine.travel(at(50 * pulse), tick=False):
            assert queries(lambda: write_batch(process, [])) == 1
            assert state(ada)[0] == "active"
            assert remove_lost() == {}


def test_a_batch_costs_the_same_however_large_it_is(device: Devices, db: None) -> None:
    people = Person.objects.bulk_create(
        Person(email=f"p{number}@rivages.example", name=f"P {number}") for number in range(300)
    )
    process = new_id()

    def written(some: list[Person]) -> int:
        return queries(
            lambda: write_batch(
                process,
                [
                    change
                    for person in some
                    for change in (
                        device(person, 1, "away"),
                        device(person, 2, None),
                        saying(person.id, busy=True),
                    )
                ],
            )
        )

    write_batch(process, [device(person, number) for person in people for number in (1, 2)],
                begins=True)  # fmt: skip
    assert written(people[:1]) == written(people[1:101]) == 6 + HOLDING
    assert written(people[101:102]) == 6 + HOLDING
    assert Device.objects.filter(state=State.AWAY).count() == 102
    assert Device.objects.count() == 498


def test_saying_the_same_again_writes_nothing(ada: Person, device: Devices) -> None:
    process = new_id()
    write_batch(process, [device(ada)], begins=True)
    renews_and_reads = 3 + HOLDING
    assert queries(lambda: write_batch(process, [device(ada)])) == renews_and_reads
    assert queries(lambda: write_batch(process, [saying(ada.id, busy=False)])) <= (
        renews_and_reads + 1
    )


def test_a_process_that_was_silent_for_too_long_begins_again(
    ada: Person, bruno: Person, device: Devices
) -> None:
    silent, other = new_id(), new_id()
    with time_machine.travel(NOON, tick=False):
        write_batch(silent, [device(ada), device(bruno)], begins=True)
    with time_machine.travel(at(61), tick=False):
        with pytest.raises(LeaseLostError):
            write_batch(silent, [])
        assert state(ada)[0] == "offline"
        # Bruno has gone meanwhile; Ada's device moves to the new lease, and is told to be there again.
        assert write_batch(other, [device(ada)], begins=True)[str(ada.id)].state == "active"
        assert remove_lost() == {str(bruno.id): PresenceCard(state="offline", text="")}
        assert state(ada)[0] == "active"
        assert Device.objects.get().process_id == other


def test_a_process_that_somebody_removed_begins_again(ada: Person, device: Devices) -> None:
    process = new_id()
    with time_machine.travel(NOON, tick=False):
        write_batch(process, [device(ada)], begins=True)
    with time_machine.travel(at(61), tick=False):
        remove_lost()
        with pytest.raises(LeaseLostError):
            write_batch(process, [device(ada)])
        assert not Device.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_go_at_once_on_two_processes_leave_nobody_there(
    device: Devices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each process would see the other's device still there, if they did not wait for each other."""
    ada = Person.objects.create(email="ada@rivages.example", name="Ada")
    here, there = new_id(), new_id()
    write_batch(here, [device(ada, 1)], begins=True)
    write_batch(there, [device(ada, 2)], begins=True)
    told: list[dict[str, object]] = []
    second = threading.Thread(target=_write, args=(there, device(ada, 2, None), told))
    reading = batch.board_of

    def read_while_another_comes(*args: object, **kwargs: object) -> object:
        board = reading(*args, **kwargs)
        if threading.current_thread() is not second and not second.ident:
            second.start()
            _wait_for_lock()
        return board

    monkeypatch.setattr(batch, "board_of", read_while_another_comes)
    _write(here, device(ada, 1, None), told, close=False)
    second.join()
    assert sorted(map(len, told)) == [0, 1]
    assert state(ada)[0] == "offline"


def _write(process: object, change: Change, told: list[object], *, close: bool = True) -> None:
    told.append(write_batch(process, [change]))
    if close:
        connections.close_all()


def _wait_for_lock() -> None:
    """Wait until the other process waits for the people (SQLite: it waits for the whole transaction)."""
    if connection.vendor != "postgresql":
        return
    waiting = (
        "SELECT count(*) FROM pg_locks JOIN pg_database ON database = pg_database.oid "
        "WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted"
    )
    with connection.cursor() as cursor:
        for _ in range(10_000):
            cursor.execute(waiting)
            if cursor.fetchone()[0]:
                return
    raise AssertionError("the other process waits for nothing")
