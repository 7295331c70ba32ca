"""An agreement for thirty days, or until further notice: a mandate for the permission that was asked, no more."""

from datetime import UTC, datetime, timedelta

import time_machine

from chatcore.communities.actions.mandate_ends import end_mandate
from chatcore.communities.models import Community, Mandate
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import client_of

THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def change(world: Asking, name: str) -> int:
    path = f"/api/v1/communities/{world.community.id}/"
    return client_of(world.flore).patch(path, {"name": name}, format="json").status_code


def test_for_thirty_days_one_need_not_ask_again(world: Asking) -> None:
    with time_machine.travel(THURSDAY, tick=False):
        assert change(world, "Rivages") == 403
        done = world.grant(world.ada, world.asked(), "thirty_days").json()
        assert done["until"] == "2026-12-26T10:00:00.000Z"
        assert change(world, "Rivages") == 200
        assert world.ask(name="Encore").json()["code"] == "needs_no_accord"
    with time_machine.travel(THURSDAY + timedelta(days=29), tick=False):
        assert change(world, "Rivages 2") == 200
    with time_machine.travel(THURSDAY + timedelta(days=31), tick=False):
        assert change(world, "Rivages 3") == 403
        assert world.ask(name="Rivages 3").status_code == 201
    (mandate,) = Mandate.objects.all()
    assert (str(mandate.request), mandate.given_by) == (done["id"], world.ada)
    given = Trace.objects.get(action="mandate.given")
    assert given.after["request"] == done["id"] and given.after["gives"] == ["change"]


def test_a_delegation_lasts_until_its_day_or_until_it_is_revoked(world: Asking) -> None:
    done = world.grant(world.ada, world.asked(), "standing").json()
    assert (done["decision"], done["until"]) == ("standing", None)
    assert change(world, "Rivages") == 200
    mandate = Mandate.objects.get()
    end_mandate(actor=world.gwen, community_id=world.community.id, mandate_id=mandate.id)
    assert change(world, "Rivages 2") == 403
    assert Trace.objects.filter(action="mandate.ended", actor_id=world.gwen.id).exists()
    assert Community.objects.get(id=world.community.id).name == "Rivages"


def test_it_gives_nothing_beside_what_was_asked(world: Asking) -> None:
    world.grant(world.ada, world.asked(), "standing")
    trace = client_of(world.flore).get(f"/api/v1/communities/{world.community.id}/trace/")
    assert trace.status_code == 403
    path = f"/api/v1/communities/{world.community.id}/people/{world.rivages.chloe.id}/"
    assert client_of(world.flore).patch(path, {"role": "guest"}, format="json").status_code == 403


def test_the_trace_is_opened_for_the_days_that_were_asked_and_closes_by_itself(
    world: Asking,
) -> None:
    path = f"/api/v1/communities/{world.community.id}/trace/"
    with time_machine.travel(THURSDAY, tick=False):
        assert world.ask(act="trace.read", days=400).status_code == 400
        card = world.asked(act="trace.read", days=7)
        assert card["effect"]["title"]["fr"] == "Lire et exporter la trace pendant 7 jours"
        assert client_of(world.flore).get(path).status_code == 403
        assert world.grant(world.ada, card).json()["until"] == "2026-12-03T10:00:00.000Z"
        assert client_of(world.flore).get(path).status_code == 200
    with time_machine.travel(THURSDAY + timedelta(days=8), tick=False):
        assert client_of(world.flore).get(path).status_code == 403


def test_a_delegated_decider_decides_until_the_delegation_ends(world: Asking) -> None:
    """Bruno may answer by a mandate as administrator; with its end he is nobody to the request."""
    path = f"/api/v1/communities/{world.community.id}/mandates/"
    body = {"person": str(world.rivages.bruno.id), "role": "administrator"}
    given = client_of(world.ada).post(path, body, format="json")
    assert given.status_code == 201, given.content
    first, second = world.asked(), world.asked(name="Rivages")
    assert world.rivages.bruno.name in [
        one["name"] for one in world.preview(colour="#123456").json()["deciders"]
    ]
    assert world.grant(world.rivages.bruno, first).status_code == 200
    end_mandate(actor=world.ada, community_id=world.community.id, mandate_id=given.json()["id"])
    assert world.grant(world.rivages.bruno, second).status_code == 404
