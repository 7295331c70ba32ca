"""Two administrators move components at the same moment: no cycle comes of it."""

import threading

import pytest
from django.db import connections

from chatcore.communities.actions.components import add_component, move_component
from chatcore.communities.models import Component
from chatcore.foundation.errors import Invalid
from tests.worlds.communities import rivages


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_make_no_cycle() -> None:
    world = rivages()
    one, other = (
        add_component(actor=world.ada, community_id=world.community.id, name=name)
        for name in ("Sciences", "Lettres")
    )
    ready, refused, faults = threading.Barrier(2), [], []

    def move(component: Component, parent: Component) -> None:
        try:
            ready.wait(10)
            move_component(actor=world.ada, component_id=component.id, parent_id=parent.id)
        except Invalid as problem:
            refused.append(problem)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    both = [threading.Thread(target=move, args=pair) for pair in ((one, other), (other, one))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(30)
    assert not faults and len(refused) == 1
    roots = Component.objects.filter(parent=None)
    (root,) = roots
    (below,) = Component.objects.exclude(parent=None)
    assert below.path == f"{root.path}{below.id.hex}/"
