"""Those who may answer a request find it in their notices until it has ended; who asked, the answer."""

from typing import Any

import pytest

from chatcore.accords.actions.lateness import follow_up
from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.settings import change_community
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.people.models import Person
from tests.worlds.accords import Asking
from tests.worlds.people import client_of


@pytest.fixture(autouse=True)
def _from_now_on(world: Asking) -> None:
    follow()


def unread(person: Person) -> dict[str, Any]:
    Worker().drain()
    page: dict[str, Any] = client_of(person).get("/api/v1/notices/?unread=1").json()
    assert page["unread"] == len(page["results"]), "what is counted is shown"
    return page


def told(person: Person) -> list[tuple[str, str]]:
    return [(one["about_kind"], one["excerpt"]) for one in unread(person)["results"]]


def test_who_may_answer_is_told_what_is_asked_and_nobody_else(world: Asking) -> None:
    card = world.asked()
    title = card["effect"]["title"]["fr"]
    for decider in (world.ada, world.gwen):
        assert told(decider) == [("accord", title)]
    assert told(world.flore) == []
    (line,) = unread(world.gwen)["results"]
    assert line["actor"]["name"] == world.flore.name
    assert line["path"] == f"/communautes/{world.community.id}/accords"


def test_the_answer_is_told_to_who_asked_and_waits_for_nobody_any_more(world: Asking) -> None:
    card = world.asked()
    assert told(world.ada)
    world.grant(world.gwen, card)
    title = card["effect"]["title"]["fr"]
    assert told(world.flore) == [("accord_answer", f"Accordée\N{NO-BREAK SPACE}: {title}")]
    assert unread(world.flore)["results"][0]["actor"]["name"] == world.gwen.name
    assert told(world.ada) == told(world.gwen) == []


def test_what_was_answered_before_the_worker_came_is_told_to_who_asked_only(world: Asking) -> None:
    world.grant(world.gwen, world.asked())
    assert told(world.ada) == []
    assert [kind for kind, _ in told(world.flore)] == ["accord_answer"]


def test_who_withdraws_their_request_is_told_nothing(world: Asking) -> None:
    card = world.asked()
    assert told(world.ada)
    answer = client_of(world.flore).delete(f"/api/v1/accords/{card['id']}/")
    assert answer.status_code in (200, 204), answer.content
    assert told(world.ada) == told(world.flore) == []


def test_a_request_that_is_late_is_one_line_told_once_more(world: Asking) -> None:
    card = world.asked()
    assert len(told(world.ada)) == 1
    AccordRequest.objects.filter(id=card["id"]).update(deadline=now())
    follow_up()
    (line,) = unread(world.ada)["results"]
    assert line["count"] == 2
    AccordRequest.objects.filter(id=card["id"]).update(expires_at=now())
    follow_up()
    assert told(world.ada) == []
    assert told(world.flore) == [
        ("accord_answer", f"Restée sans réponse\N{NO-BREAK SPACE}: {card['effect']['title']['fr']}")
    ]


def test_what_is_out_of_date_is_told_so(world: Asking) -> None:
    card = world.asked()
    change_community(actor=world.ada, community_id=world.community.id, description="Autre chose.")
    world.grant(world.gwen, card)
    ((kind, said),) = told(world.flore)
    assert kind == "accord_answer" and said.startswith("Périmée")
