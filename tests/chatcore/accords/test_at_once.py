"""Two who answer, or ask, at the same moment."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from chatcore.accords.actions.asking import ask
from chatcore.accords.actions.deciding import grant, refuse
from chatcore.accords.models import AccordRequest
from chatcore.foundation.errors import Conflict
from chatcore.records.models import Trace
from tests.worlds.accords import Asking, asking


def at_once(*acts: Callable[[], Any]) -> tuple[list[str], list[Exception]]:
    ready, refused, faults = threading.Barrier(len(acts)), [], []

    def run(act: Callable[[], Any]) -> None:
        try:
            ready.wait(10)
            act()
        except Conflict as conflict:
            refused.append(f"{conflict.code}: {conflict.detail.fr}")
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return refused, faults


@pytest.fixture
def lasting(transactional_db: None) -> Asking:
    return asking()


def test_approved_twice_at_once_is_executed_once(lasting: Asking) -> None:
    card = lasting.asked(name="Rivages unis")
    refused, faults = at_once(
        *(
            lambda who=who: grant(actor=who, request_id=card["id"], digest=card["digest"])
            for who in (lasting.ada, lasting.gwen)
        )
    )
    assert faults == []
    assert len(refused) == 1 and "a déjà donné son accord" in refused[0]
    assert Trace.objects.filter(action="community.changed").count() == 1
    assert Trace.objects.filter(action="accord.executed").count() == 1


def test_granted_and_refused_at_once_is_one_of_the_two(lasting: Asking) -> None:
    card = lasting.asked(name="Rivages unis")
    refused, faults = at_once(
        lambda: grant(actor=lasting.ada, request_id=card["id"], digest=card["digest"]),
        lambda: refuse(actor=lasting.gwen, request_id=card["id"], words="Non."),
    )
    assert faults == []
    assert len(refused) == 1
    done = Trace.objects.filter(action="community.changed").count()
    assert (lasting.row(card).state, done) in (("granted", 1), ("refused", 0))


def test_two_requests_for_the_same_field_granted_at_once_are_not_both_executed(
    lasting: Asking,
) -> None:
    one, other = lasting.asked(name="Rivages unis"), lasting.asked(name="Rivages réunis")
    refused, faults = at_once(
        *(
            lambda card=card: grant(actor=lasting.ada, request_id=card["id"], digest=card["digest"])
            for card in (one, other)
        )
    )
    assert faults == []
    assert len(refused) == 1 and refused[0].startswith("accord_stale")
    assert {lasting.row(card).state for card in (one, other)} == {"granted", "stale"}


def test_the_same_request_twice_at_once_is_one(lasting: Asking) -> None:
    client_id = uuid.uuid4()

    def once() -> AccordRequest:
        return ask(
            actor=lasting.flore,
            community_id=lasting.community.id,
            act="community.change",
            payload={"name": "Rivages unis"},
            client_id=client_id,
        )

    refused, faults = at_once(once, once)
    assert (refused, faults) == ([], [])
    assert AccordRequest.objects.count() == 1
    assert Trace.objects.filter(action="accord.requested").count() == 1
