"""Answering: what was shown is executed and nothing else, once, by somebody else than who asked."""

from typing import Any

import pytest

from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.members import change_role, leave_community
from chatcore.communities.actions.settings import change_community
from chatcore.communities.models import Community, Group, Invitation, Mandate, Membership
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import client_of


def told(person: Person) -> list[str]:
    rows = Event.objects.filter(stream=f"user:{person.id}", type__startswith="accord.")
    return list(rows.order_by("seq").values_list("type", flat=True))


def description_of(world: Asking) -> str:
    return Community.objects.get(id=world.community.id).description


def test_an_agreement_executes_what_was_shown_as_who_asked(world: Asking) -> None:
    card = world.asked()
    answer = world.grant(world.gwen, card)
    assert answer.status_code == 200, answer.content
    done = answer.json()
    assert (done["state"], done["decision"], done["decider"]["name"]) == (
        "granted", "once", "Gwen Le Bihan",
    )  # fmt: skip
    assert description_of(world) == "Ports, villes et îles."
    changed = Trace.objects.get(action="community.changed")
    assert changed.actor_id == world.flore.id
    executed = Trace.objects.get(action="accord.executed")
    assert (executed.actor_id, executed.object_id) == (world.flore.id, card["id"])
    granted = Trace.objects.get(action="accord.granted")
    assert (granted.actor_id, granted.after["person"]) == (world.gwen.id, str(world.flore.id))
    for person in (world.flore, world.ada, world.gwen):
        assert told(person) == ["accord.requested", "accord.decided"]
    assert not Mandate.objects.exists()
    assert world.ask(name="Rivages").status_code == 201, "once is once: the next is asked again"


def test_the_change_is_told_to_the_whole_community_at_once(world: Asking) -> None:
    world.grant(world.ada, world.asked())
    event = Event.objects.get(stream=world.community.stream, type="community.changed")
    assert "Ports, villes et îles." in event.body and "abilities" not in event.body


def test_every_act_of_people_and_groups_is_executed(world: Asking) -> None:
    asks = {"create_group": "accord", "invite": "accord", "manage_people": "accord"}
    world.community.matrix = {"functional_administrator": asks}
    world.community.save()
    chloe = world.rivages.chloe
    group = world.grant(world.ada, world.asked(act="group.create", name="Pilotes")).json()
    made = Group.objects.get(name="Pilotes")
    assert group["outcome"] == {"kind": "group", "id": str(made.id)}
    assert made.created_by == world.flore
    world.grant(world.ada, world.asked(act="person.invite", email="lea@rivages.example"))
    assert Invitation.objects.get().invited_by == world.flore
    role = world.asked(act="role.change", person=str(chloe.id), role="animator")
    (field,) = role["effect"]["fields"]
    assert (field["before"]["fr"], field["after"]["fr"]) == ("Membre", "Animation")
    world.grant(world.ada, role)
    assert Membership.objects.get(person=chloe, left_at=None).role == "animator"
    gone = world.grant(world.ada, world.asked(act="person.remove", person=str(chloe.id)))
    assert gone.json()["state"] == "granted"
    assert not Membership.objects.filter(person=chloe, left_at=None).exists()


def test_nobody_answers_their_own_request_not_even_by_a_second_role(world: Asking) -> None:
    card = world.asked()
    for answer in (world.grant(world.flore, card), world.refuse(world.flore, card)):
        assert answer.status_code == 403
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.flore.id,
        role="administrator",
    )
    refused = world.grant(world.flore, card)
    assert (refused.status_code, "quelqu’un d’autre" in refused.json()["detail"]) == (403, True)
    assert world.row(card).state == "pending" and description_of(world) == "Ports et villes."
    assert world.listed(world.flore, "waiting") == []


def test_a_refusal_says_why_and_does_nothing(world: Asking) -> None:
    card = world.asked()
    assert world.refuse(world.ada, card, " ").status_code == 400
    refused = world.refuse(world.ada, card, "Attendons l’assemblée.").json()
    assert (refused["state"], refused["words"]) == ("refused", "Attendons l’assemblée.")
    assert world.refuse(world.ada, card).json()["words"] == "Attendons l’assemblée."
    assert description_of(world) == "Ports et villes."
    assert told(world.flore) == ["accord.requested", "accord.decided"]
    trace = Trace.objects.get(action="accord.refused")
    assert trace.actor_id == world.ada.id and "assemblée" not in str(trace.after)


def test_the_second_to_answer_is_told_who_did(world: Asking) -> None:
    card = world.asked()
    world.grant(world.ada, card)
    for second in (world.grant(world.gwen, card), world.refuse(world.gwen, card)):
        assert (second.status_code, second.json()["code"]) == (409, "already_answered")
        assert "Ada Lovelace a déjà donné son accord" in second.json()["detail"]
    assert world.grant(world.ada, card).status_code == 200, "a retry of the same answer"
    assert Trace.objects.filter(action="accord.executed").count() == 1


def test_what_has_changed_since_makes_it_stale_and_it_is_asked_again_in_one_gesture(
    world: Asking,
) -> None:
    card = world.asked(description="Ports et villages.")
    change_community(actor=world.ada, community_id=world.community.id, description="Ports.")
    answer = world.grant(world.gwen, card)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_stale")
    assert description_of(world) == "Ports."
    stale = world.read(world.flore, card).json()
    assert (stale["state"], stale["decider"]["name"]) == ("stale", "Gwen Le Bihan")
    assert stale["effect"]["fields"][0]["before"] == "Ports et villes."
    assert stale["effect_now"]["fields"][0]["before"] == "Ports."
    assert "La situation a changé" in stale["why"]["fr"] and stale["abilities"]["ask_again"]
    assert told(world.flore) == ["accord.requested", "accord.decided"]
    assert Trace.objects.filter(action="accord.outdated", object_id=card["id"]).exists()
    path = f"/api/v1/accords/{card['id']}/again/"
    assert client_of(world.ada).post(path).status_code == 403
    again = client_of(world.flore).post(path).json()
    assert (again["follows"], again["state"], again["reason"]) == (
        card["id"],
        "pending",
        "Les îles.",
    )
    assert client_of(world.flore).post(path).json()["id"] == again["id"]
    assert not world.read(world.flore, card).json()["abilities"]["ask_again"]
    assert world.grant(world.gwen, again).status_code == 200
    assert description_of(world) == "Ports et villages."


def test_what_is_impossible_now_is_said_in_the_words_of_the_ordinary_action(world: Asking) -> None:
    world.community.matrix = {"functional_administrator": {"invite": "accord"}}
    world.community.save()
    card = world.asked(act="person.invite", email="lea@rivages.example")
    client_of(world.ada).post(
        f"/api/v1/communities/{world.community.id}/invitations/", {"email": "lea@rivages.example"}
    )
    Invitation.objects.all().delete()
    path = f"/api/v1/communities/{world.community.id}/invitations/"
    client_of(world.ada).post(path, {"email": "lea@rivages.example"}, format="json")
    answer = world.grant(world.gwen, card)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_stale")
    assert "Une invitation attend déjà" in answer.json()["detail"]
    assert Invitation.objects.count() == 1


TAMPERED: list[dict[str, Any]] = [
    {"payload": {"description": "Achetez mes bouées."}},
    {"act": "group.create", "payload": {"name": "Pirates"}},
    {"permission": "invite"},
    {"digest": "0" * 64},
]


@pytest.mark.parametrize("change", TAMPERED, ids=lambda one: "-".join(one))
def test_what_was_touched_in_the_database_is_not_executed(
    world: Asking, change: dict[str, Any]
) -> None:
    card = world.asked()
    AccordRequest.objects.filter(id=card["id"]).update(**change)
    seen = card | {"digest": change.get("digest", card["digest"])}
    answer = world.grant(world.ada, seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_void")
    assert "plus telle qu’elle a été faite" in answer.json()["detail"]
    assert description_of(world) == "Ports et villes." and not Group.objects.filter(name="Pirates")
    assert Trace.objects.filter(action="accord.voided", object_id=card["id"]).exists()


def test_a_payload_resealed_after_it_was_read_is_not_what_was_agreed_to(world: Asking) -> None:
    """Whoever could write both the payload and its digest still does not have what the decider saw."""
    card, other = world.asked(), world.asked(description="Achetez mes bouées.")
    AccordRequest.objects.filter(id=card["id"]).update(
        payload=world.row(other).payload, digest=other["digest"]
    )
    answer = world.grant(world.ada, card)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_what_was_shown")
    # And a screen that shows the old effect with the new digest is not believed either.
    answer = world.grant(world.ada, card | {"digest": other["digest"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_stale")
    assert description_of(world) == "Ports et villes."


def test_who_may_not_ask_for_it_any_more_gets_nothing_done(world: Asking) -> None:
    card = world.asked()
    change_role(
        actor=world.ada, community_id=world.community.id, person_id=world.flore.id, role="member"
    )
    answer = world.grant(world.gwen, card)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_void")
    assert "n’en a plus le droit" in answer.json()["detail"]
    assert world.read(world.flore, card).json()["state"] == "void"
    assert description_of(world) == "Ports et villes."


def test_who_has_the_right_by_now_still_gets_it_done(world: Asking) -> None:
    card = world.asked()
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.flore.id,
        role="administrator",
    )
    assert world.grant(world.gwen, card).status_code == 200
    assert description_of(world) == "Ports, villes et îles."


def test_a_decider_who_is_none_any_more_decides_nothing(world: Asking) -> None:
    card = world.asked()
    leave_community(actor=world.gwen, community_id=world.community.id)
    assert world.grant(world.gwen, card).status_code == 404
    assert world.row(card).state == "pending"


def test_who_answers_must_be_able_to_do_it_themselves(world: Asking) -> None:
    """A role that answers requests, but may change the community with an agreement only, does not answer this."""
    world.community.matrix = {"animator": {"decide_accords": "yes", "change": "accord"}}
    world.community.save()
    card = world.asked()
    assert world.grant(world.rivages.bruno, card).status_code == 404
    names = [one["name"] for one in world.preview(name="Rivages").json()["deciders"]]
    assert "Bruno Le Goff" not in names
    world.community.matrix = {"animator": {"decide_accords": "yes", "change": "yes"}}
    world.community.save()
    assert world.grant(world.rivages.bruno, card).status_code == 200


def test_wrong_answers_are_refused(world: Asking) -> None:
    card = world.asked()
    assert world.grant(world.ada, card, "sometimes").status_code == 400
    past = world.grant(world.ada, card, "standing", until="2020-01-01T00:00:00Z")
    assert (past.status_code, past.json()["path"]) == (400, "$.until")
    assert world.grant(world.ada, card, words="x" * 1001).status_code == 413
    assert world.row(card).state == "pending"
