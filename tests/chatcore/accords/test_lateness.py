"""Nobody answers: reminded and escalated past the deadline, and at last expired."""

from datetime import UTC, datetime

import time_machine

from chatcore.accords.actions.lateness import follow_up
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import client_of

THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
LATE = datetime(2026, 12, 1, 10, 1, tzinfo=UTC)
OVER = datetime(2026, 12, 4, 10, 1, tzinfo=UTC)


def told(person: Person) -> list[str]:
    rows = Event.objects.filter(stream=f"user:{person.id}", type__startswith="accord.")
    return list(rows.order_by("seq").values_list("type", flat=True))


def test_past_the_deadline_the_staff_of_the_site_is_asked_too(world: Asking) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        card = world.asked()
        assert follow_up() == 0
        assert world.read(world.sam, card).status_code == 404
    with time_machine.travel(LATE, tick=False):
        assert (follow_up(), follow_up()) == (1, 0)
        for person in (world.ada, world.gwen, world.flore):
            assert told(person) == ["accord.requested", "accord.changed"]
        assert told(world.sam) == ["accord.changed"]
        its = world.read(world.sam, card).json()["abilities"]
        assert (its["decide"], its["delegate"]) == (True, False)
        waiting = client_of(world.sam).get("/api/v1/accords/").json()["results"]
        assert [one["id"] for one in waiting] == [card["id"]]
        assert world.grant(world.sam, card, "thirty_days").status_code == 403
        assert world.grant(world.sam, card).json()["state"] == "granted"
    assert Trace.objects.get(action="accord.escalated").actor_id is None


def test_the_staff_opens_no_lasting_access(world: Asking) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        card = world.asked(act="trace.read", days=7)
    with time_machine.travel(LATE, tick=False):
        follow_up()
        assert world.grant(world.sam, card).status_code == 403
        assert world.row(card).state == "pending"
        assert world.refuse(world.sam, card).status_code == 200


def test_at_last_it_expires_and_can_be_asked_again(world: Asking) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        card = world.asked()
    with time_machine.travel(OVER, tick=False):
        late = world.grant(world.ada, card)
        assert (late.status_code, "Personne n’a répondu" in late.json()["detail"]) == (409, True)
        assert follow_up() == 1
        assert world.read(world.flore, card).json()["state"] == "expired"
        assert world.grant(world.ada, card).json()["code"] == "already_answered"
        again = client_of(world.flore).post(f"/api/v1/accords/{card['id']}/again/")
        assert again.status_code == 201
        assert world.grant(world.ada, again.json()).status_code == 200
    assert Trace.objects.filter(action="accord.expired", object_id=card["id"]).exists()
