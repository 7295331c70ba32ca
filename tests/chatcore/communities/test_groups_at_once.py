"""Two who change a group at the same moment."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from chatcore.communities.actions.group_members import leave_group, put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.own_statuses import archive_status, create_status
from chatcore.communities.models import GroupMember
from chatcore.foundation.errors import Conflict, Problem
from chatcore.people.models import Person
from tests.worlds.communities import rivages


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_leave_at_once_leave_one() -> None:
    world = rivages()
    group = create_group(actor=world.chloe, community_id=world.community.id, name="Pilotes")
    put_in_group(
        actor=world.chloe, group_id=group.id, person_id=world.bruno.id, status="administrator"
    )
    ready, refused, faults = threading.Barrier(2), [], []

    def leave(person: Person) -> None:
        try:
            ready.wait(10)
            leave_group(actor=person, group_id=group.id)
        except Conflict as conflict:
            refused.append(conflict.code)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    both = [threading.Thread(target=leave, args=(one,)) for one in (world.chloe, world.bruno)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert faults == []
    assert refused == ["last_administrator"]
    assert GroupMember.objects.filter(group=group, status="administrator").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_status_that_goes_while_it_is_given_is_nobodys() -> None:
    world = rivages()
    group = create_group(actor=world.chloe, community_id=world.community.id, name="Pilotes")
    own = create_status(actor=world.ada, community_id=world.community.id, name="Tuteur")
    ready, refused, faults = threading.Barrier(2), [], []

    def do(act: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            act()
        except Problem as problem:
            refused.append(problem.code)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    both = [
        threading.Thread(target=do, args=(act,))
        for act in (
            lambda: put_in_group(
                actor=world.chloe, group_id=group.id, person_id=world.bruno.id, status=str(own.id)
            ),
            lambda: archive_status(
                actor=world.ada,
                community_id=world.community.id,
                status_id=own.id,
                replacement="observer",
            ),
        )
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    assert faults == []
    # Either Bruno had it first and is an observer now, or it was gone and he was refused.
    bruno = GroupMember.objects.filter(group=group, person=world.bruno).first()
    assert refused == ([] if bruno else ["invalid"])
    assert bruno is None or (bruno.status, bruno.own_status_id) == ("observer", None)
