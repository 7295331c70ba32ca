"""How many an automatic group has is told as people come and go: once for all who came within a second."""

from datetime import timedelta
from typing import Any

import pytest

from chatcore.communities.actions.group_counts import tell_counts
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import CountsDue, Group
from chatcore.foundation import clock
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.models import Event
from tests.worlds.communities import Rivages
from tests.worlds.people import registered


def told(world: Rivages) -> list[str]:
    rows = Event.objects.filter(stream=world.community.stream, type="group.changed")
    return list(rows.order_by("seq").values_list("body", flat=True))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two seconds have passed for the queue."""
    real = clock.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: real() + timedelta(seconds=2))


def test_many_who_come_are_told_as_one_change(
    world: Rivages, later: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            person = registered(f"Nils {number}", email=f"nils{number}@rivages.example")
            begin_membership(
                actor=world.ada, community=world.community, person=person, role="member"
            )
    assert CountsDue.objects.count() == 1
    Worker().drain()
    everyone = Group.objects.get(community=world.community, rule__isnull=True)
    (body, _leaders) = sorted(told(world), key=lambda one: str(everyone.id) not in one)
    assert '"members_count":8' in body and str(everyone.id) in body
    assert not CountsDue.objects.exists()
    tell_counts.call(str(world.community.id))
    assert len(told(world)) == 2


def test_nobody_is_told_of_a_count_that_is_the_same(world: Rivages) -> None:
    tell_counts.call(str(world.community.id))
    before = len(told(world))
    tell_counts.call(str(world.community.id))
    assert len(told(world)) == before
