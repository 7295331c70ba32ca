"""The staff of the site enters a community, seen by who administers it, and is out again in time (requirement E9)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import TimeMachineFixture

from chatcore.communities import policies as of_community
from chatcore.communities import site_entry_policies as policies
from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.actions.site_entries import end_those_over
from chatcore.communities.actions.site_entry_letters import send_entered, send_entered_to
from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.models import Mandate
from chatcore.communities.permissions import SITE_ADMINISTRATOR, Permission
from chatcore.communities.policies import Standing
from chatcore.communities.refusals import VISITORS_BELONG_NOWHERE
from chatcore.communities.schedules import remind_of_ends
from chatcore.communities.selectors.site_entries import administrators_of
from chatcore.communities.subscribers import streams_of_communities
from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered

REASON = "Aider à régler les rôles."


@pytest.fixture
def ines(world: Rivages) -> Person:
    """Inès is of the site's staff, and of no community."""
    return registered("Ines Le Bris", is_staff=True)


def enter(world: Rivages, actor: Person, **body: Any) -> Any:
    path = f"/api/v1/communities/{world.community.id}/site-entries/"
    return client_of(actor).post(path, {"reason": REASON, **body}, format="json")


def entries(world: Rivages, viewer: Person) -> Any:
    return client_of(viewer).get(f"/api/v1/communities/{world.community.id}/site-entries/")


def leave(world: Rivages, actor: Person, entry: str) -> Any:
    return client_of(actor).delete(
        f"/api/v1/communities/{world.community.id}/site-entries/{entry}/"
    )


def get(actor: Person, path: str) -> Any:
    return client_of(actor).get(f"/api/v1/{path}")


def heard(person: Person) -> list[str]:
    rows = Event.objects.filter(stream=f"user:{person.id}").order_by("seq")
    return list(rows.values_list("type", flat=True))


def test_before_the_entry_a_community_is_not_there_for_the_staff(
    world: Rivages, ines: Person
) -> None:
    here = f"communities/{world.community.id}"
    for door in ("", "people/", "groups/", "roles/", "trace/", "site-entries/"):
        assert get(ines, f"{here}/{door}").status_code == 404, door
    assert get(ines, "communities/").json()["results"] == []


def test_an_entry_opens_what_administrators_see_and_is_traced(world: Rivages, ines: Person) -> None:
    made = enter(world, ines)
    assert made.status_code == 201, made.content
    here = f"communities/{world.community.id}"
    for door in ("", "people/", "groups/", "roles/", "trace/", "site-entries/", "components/"):
        assert get(ines, f"{here}/{door}").status_code == 200, door
    assert get(ines, f"people/{world.chloe.id}/").status_code == 200
    card = get(ines, f"{here}/").json()
    assert card["role"] == SITE_ADMINISTRATOR and card["entry"]["id"] == made.json()["id"]
    assert card["abilities"]["manage_roles"] and not card["abilities"]["break_glass"]
    assert [one["id"] for one in get(ines, "communities/").json()["results"]] == [card["id"]]
    rights = get(ines, f"{here}/rights/").json()
    assert "administrateur du site" in rights["rights"][0]["reasons"][0]["words"]
    trace = Trace.objects.get(action="site.entered")
    assert trace.actor_id == ines.id and trace.after["reason"] == REASON


def test_the_hours_are_four_unless_said_and_seven_days_at_most(
    world: Rivages, ines: Person, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(now(), tick=False)
    for hours in (0, 169, -3):
        assert enter(world, ines, hours=hours).json()["path"] == "$.hours"
    assert enter(world, ines, reason=" peu ").json()["path"] == "$.reason"
    enter(world, ines)
    entry = Mandate.objects.get(site_entry=True)
    assert entry.ends_at == now() + timedelta(hours=4)


def test_who_administers_is_told_live_and_by_letter(world: Rivages, ines: Person) -> None:
    entry = enter(world, ines).json()["id"]
    send_entered.func(entry)
    for person in administrators_of(world.community):
        send_entered_to.func(entry, str(person.id))
    assert heard(world.ada)[-1] == "site.entered"
    assert "site.entered" not in heard(world.bruno) + heard(world.chloe)
    (letter,) = mail.outbox
    assert letter.to == [world.ada.email] and REASON in letter.body and "Ines" in letter.body
    assert leave(world, ines, entry).status_code == 200
    assert heard(world.ada)[-1] == "site.left"
    assert heard(ines)[-1] == "abilities.changed"


def test_a_visitor_makes_joins_and_says_nothing(world: Rivages, ines: Person) -> None:
    enter(world, ines)
    client, here = client_of(ines), str(world.community.id)
    for path, body in (
        ("rooms/", {"kind": "club", "name": "Voile", "community": here}),
        (f"communities/{here}/groups/", {"name": "Plongeurs"}),
        (f"communities/{here}/projects/", {"name": "Quai", "summary": "À quai."}),
        (f"communities/{here}/break-glass/", {}),
    ):
        status = client.post(f"/api/v1/{path}", body, format="json").status_code
        assert status in (400, 403), path
    gone = client.delete(f"/api/v1/communities/{here}/people/me/")
    assert gone.status_code == 403 and "terminez votre entrée" in gone.json()["detail"]


def test_the_socket_hears_the_community_while_inside_only(world: Rivages, ines: Person) -> None:
    def streams() -> list[str]:
        return [stream for _, stream in streams_of_communities([ines.id])]

    assert streams() == []
    entry = enter(world, ines).json()["id"]
    assert streams() == [world.community.stream]
    door = Event.objects.filter(stream=f"user:{ines.id}", type="abilities.changed").last()
    assert door is not None and '"belongs":true' in door.body
    leave(world, ines, entry)
    assert streams() == []


def test_time_ends_an_entry_and_the_job_says_so(
    world: Rivages, ines: Person, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(now(), tick=False)
    enter(world, ines, hours=1)
    time_machine.shift(timedelta(hours=1, seconds=1))
    # Reading asks the clock: nobody is inside for longer because a job is late.
    assert get(ines, f"communities/{world.community.id}/").status_code == 404
    assert end_those_over() == 1
    assert end_those_over() == 0
    entry = Mandate.objects.get(site_entry=True)
    assert entry.ended_at == entry.ends_at
    assert Trace.objects.get(action="site.left").actor_id is None
    assert heard(world.ada)[-1] == "site.left"


def test_an_entry_is_one_at_a_time_and_not_for_members_or_others(
    world: Rivages, ines: Person, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(now(), tick=False)
    entry = enter(world, ines, hours=1).json()["id"]
    assert enter(world, ines).json()["code"] == "already_inside"
    time_machine.shift(timedelta(hours=2))
    assert enter(world, ines).status_code == 201
    assert leave(world, ines, entry).json()["code"] == "entry_over"
    assert enter(world, world.chloe).status_code == 403
    assert enter(world, registered("Zoé Blanc", email="zoe@x.example")).status_code == 404
    world.ada.is_staff = True
    world.ada.save()
    assert enter(world, world.ada).json()["code"] == "already_member"


def test_another_of_the_staff_ends_an_entry_and_members_do_not(
    world: Rivages, ines: Person
) -> None:
    entry = enter(world, ines).json()["id"]
    assert leave(world, world.bruno, entry).status_code == 403
    yann = registered("Yann Le Bris", is_staff=True)
    assert leave(world, yann, entry).status_code == 200
    assert get(ines, f"communities/{world.community.id}/").status_code == 404


def test_whoever_leaves_the_staff_or_becomes_a_member_is_no_visitor_any_more(
    world: Rivages, ines: Person
) -> None:
    enter(world, ines)
    Person.objects.filter(id=ines.id).update(is_staff=False)
    ines.refresh_from_db()
    assert get(ines, f"communities/{world.community.id}/").status_code == 404
    Person.objects.filter(id=ines.id).update(is_staff=True)
    ines.refresh_from_db()
    begin_membership(actor=world.ada, community=world.community, person=ines, role="member")
    assert not Mandate.objects.filter(site_entry=True, ended_at=None).exists()
    card = get(ines, f"communities/{world.community.id}/").json()
    assert card["role"] == "member" and card["entry"] is None


def test_administrators_read_the_list_and_it_is_no_list_of_mandates(
    world: Rivages, ines: Person
) -> None:
    entry = enter(world, ines).json()["id"]
    (shown,) = entries(world, world.ada).json()["results"]
    assert shown["person"]["name"] == ines.name and shown["reason"] == REASON
    assert entries(world, world.chloe).status_code == 403
    mandates = f"communities/{world.community.id}/mandates/"
    assert get(world.ada, mandates).json()["results"] == []
    assert client_of(world.ada).delete(f"/api/v1/{mandates}{entry}/").status_code == 404
    remind_of_ends.func()
    assert Mandate.objects.get(id=entry).reminded_at is None


def test_the_staff_finds_every_community_and_who_administers_it(
    world: Rivages, ines: Person
) -> None:
    enter(world, ines)
    (shown,) = get(ines, "site/communities/?q=rivages").json()["results"]
    assert shown["administrators"][0]["name"] == world.ada.name
    assert shown["entries"][0]["person"]["id"] == str(ines.id)
    assert shown["role"] == SITE_ADMINISTRATOR
    assert get(ines, "site/communities/?q=nulle-part").json()["results"] == []
    assert get(world.chloe, "site/communities/").status_code == 403


def test_the_list_of_communities_costs_the_same_for_many(world: Rivages, ines: Person) -> None:
    create_community(actor=world.ada, name="Réseau Cimes")

    def cost(limit: int) -> int:
        with CaptureQueriesContext(connection) as found:
            assert get(ines, f"site/communities/?limit={limit}").status_code == 200
        return len(found)

    assert cost(1) == cost(2)
    first = get(ines, "site/communities/?limit=1").json()
    second = client_of(ines).get(first["next"]).json()
    assert first["results"][0]["id"] != second["results"][0]["id"] and second["next"] is None


def test_what_a_visitor_may_is_a_row_that_nobody_changes() -> None:
    visitor = Standing(role=SITE_ADMINISTRATOR, opened=False)
    no = {
        Permission.CREATE_ROOM,
        Permission.CREATE_GROUP,
        Permission.CREATE_PROJECT,
        Permission.ANNOUNCE,
        Permission.BREAK_GLASS,
    }
    assert {one for one in Permission if not visitor.may(one)} == no
    assert visitor.inside and of_community.may_see(visitor)
    assert why_not_put_in(SITE_ADMINISTRATOR) is VISITORS_BELONG_NOWHERE


@pytest.mark.parametrize(
    ("staff", "role", "why_not"),
    [
        (True, None, None),
        (False, None, policies.ONLY_STAFF),
        (False, "administrator", policies.ONLY_STAFF),
        (True, "member", policies.MEMBER_ALREADY),
        (True, "guest", policies.MEMBER_ALREADY),
        (True, SITE_ADMINISTRATOR, policies.INSIDE_ALREADY),
    ],
)
def test_who_enters_where(staff: bool, role: str | None, why_not: object) -> None:
    assert policies.why_not_enter(staff=staff, role=role) is why_not
