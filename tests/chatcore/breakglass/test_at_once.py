"""Two who answer, or close, at the same moment."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from chatcore.breakglass.actions.answering import answer_opening
from chatcore.breakglass.actions.asking import ask_opening
from chatcore.breakglass.actions.closing import close_opening, end_if_over
from chatcore.breakglass.models import Opening
from chatcore.communities.actions.members import begin_membership
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.glass import WORDS, Glass, glass
from tests.worlds.people import registered

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run ``acts`` at the same moment; return the codes of those that were refused."""
    ready, refused, faults = threading.Barrier(len(acts)), [], []

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            act()
        except Conflict as conflict:
            refused.append(conflict.code)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert faults == []
    return refused


def asked(world: Glass, hours: int = 1) -> Opening:
    return ask_opening(
        actor=world.ada,
        community_id=world.community.id,
        room=str(world.office.id),
        people=[],
        reason="danger",
        words=WORDS,
        since=now().date(),
        until=now().date(),
        hours=hours,
    )


def third(world: Glass) -> Person:
    person = registered("Gwen Rolland", email="gwen@rivages.example")
    begin_membership(
        actor=world.ada, community=world.community, person=person, role="administrator"
    )
    return person


def test_two_who_grant_at_once_open_it_once() -> None:
    world = glass()
    gwen, opening = third(world), asked(world)
    refused = at_once(
        *(
            lambda person=person: answer_opening(  # type: ignore[misc]
                actor=person, opening_id=opening.id, approve=True
            )
            for person in (world.solene, gwen)
        )
    )
    assert refused == ["answered"]
    assert Trace.objects.filter(action="breakglass.opened").count() == 1
    assert Opening.objects.get().concerned.count() == 2


def test_granting_and_taking_back_at_once_leaves_one_of_them() -> None:
    world = glass()
    opening = asked(world)
    refused = at_once(
        lambda: answer_opening(actor=world.solene, opening_id=opening.id, approve=True),
        lambda: close_opening(actor=world.ada, opening_id=opening.id),
    )
    state = Opening.objects.get().state
    assert (state, refused) in (("withdrawn", ["answered"]), ("closed", []))


def test_the_clock_and_a_hand_close_it_once() -> None:
    world = glass()
    opening = asked(world)
    answer_opening(actor=world.solene, opening_id=opening.id, approve=True)
    Opening.objects.filter(id=opening.id).update(ends_at=now())
    at_once(
        lambda: end_if_over(opening_id=opening.id),
        lambda: end_if_over(opening_id=opening.id),
    )
    assert Trace.objects.filter(action="breakglass.closed").count() == 1
