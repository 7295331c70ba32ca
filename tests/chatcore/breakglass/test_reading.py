"""What is open is read by two, a page at a time, and by nobody else; each page leaves its trace."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.breakglass.models import Opening
from chatcore.breakglass.schedules import follow_openings
from chatcore.communities.actions.members import change_role, end_membership
from chatcore.communities.models import Membership
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.models import RoomMember, Topic
from tests.worlds.glass import Glass, answer_to, read, said
from tests.worlds.people import client_of, registered


def texts(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [message["text"] for message in answer.json()["results"]]


def test_the_two_read_the_period_and_nothing_else(world: Glass) -> None:
    said(world.office, world.bruno, "Bien avant", days_ago=30)
    said(world.office, world.bruno, "Premier", days_ago=2)
    gone = said(world.office, world.bruno, "Effacé", days_ago=2)
    gone.deleted_at = now()
    gone.save()
    said(world.office, world.chloe, "Second", days_ago=1)
    said(world.direct, world.chloe, "Ailleurs", days_ago=1)
    opening = world.opened()
    said(world.office, world.chloe, "Après la demande", days_ago=0)
    for person in (world.ada, world.solene):
        answer = read(opening.id, person)
        assert texts(answer) == ["Second", "Premier"]
        assert answer.headers["cache-control"] == "no-store"
    for person in (world.bruno, world.chloe, world.yann, world.dede):
        assert read(opening.id, person).status_code == 404


def test_another_administrator_sees_that_it_is_open_and_does_not_read_it(world: Glass) -> None:
    third = registered("Gwen Rolland", email="gwen@rivages.example")
    opening = world.opened()
    from chatcore.communities.actions.members import begin_membership

    begin_membership(actor=world.ada, community=world.community, person=third, role="administrator")
    assert read(opening.id, third).status_code == 403
    card = client_of(third).get(f"/api/v1/break-glass/{opening.id}/").json()
    assert (card["state"], card["name"]) == ("open", None)
    assert card["abilities"] == {"answer": False, "read": False, "close": True}
    assert client_of(third).delete(f"/api/v1/break-glass/{opening.id}/").status_code == 200
    assert read(opening.id, world.ada).status_code == 403


def test_opening_a_room_puts_nobody_into_it(world: Glass) -> None:
    said(world.office, world.bruno, "Premier")
    before = RoomMember.objects.count()
    opening = world.opened()
    read(opening.id, world.ada)
    client = client_of(world.ada)
    room = f"/api/v1/rooms/{world.office.id}/"
    message = world.office.messages.get()
    for path in (room, f"{room}messages/", f"{room}members/", f"/api/v1/messages/{message.id}/"):
        assert client.get(path).status_code == 404, path
    body = {"text": "Bonjour", "client_id": str(message.client_id)}
    assert client.post(f"{room}messages/", body, format="json").status_code == 404
    mine = [card["id"] for card in client.get("/api/v1/rooms/").json()["results"]]
    assert str(world.office.id) not in mine
    assert RoomMember.objects.count() == before


def test_each_page_is_traced_with_how_many_and_of_when_and_without_a_word(world: Glass) -> None:
    for number in range(5):
        said(world.office, world.bruno, f"Mot rare {number}", days_ago=5 - number)
    opening = world.opened()
    first = read(opening.id, world.solene, "limit=3")
    assert texts(first) == ["Mot rare 4", "Mot rare 3", "Mot rare 2"]
    second = client_of(world.solene).get(first.json()["next"])
    assert texts(second) == ["Mot rare 1", "Mot rare 0"]
    assert second.json()["next"] is None
    rows = Trace.objects.filter(action="breakglass.read").order_by("id")
    assert [(row.actor, row.after["messages"]) for row in rows] == [
        (world.solene, 3),
        (world.solene, 2),
    ]
    everything = str(list(Trace.objects.values_list("before", "after")))
    assert "Mot rare" not in everything


def test_when_the_time_is_over_the_next_page_is_refused(world: Glass) -> None:
    for number in range(5):
        said(world.office, world.bruno, f"Mot {number}", days_ago=5 - number)
    opening = world.opened(hours=1)
    page = read(opening.id, world.ada, "limit=2").json()
    with time_machine.travel(now() + timedelta(minutes=61)):
        client = client_of(world.ada)
        refused = client.get(page["next"])
        assert (refused.status_code, refused.json()["code"]) == (403, "not_open")
        assert Trace.objects.filter(action="breakglass.read").count() == 1
        card = client.get(f"/api/v1/break-glass/{opening.id}/").json()
        assert (card["state"], card["abilities"]["read"]) == ("closed", False)
        follow_openings.call()
        follow_openings.call()
        (row,) = Trace.objects.filter(action="breakglass.closed")
        assert (row.actor, row.before, row.after) == (None, {"state": "open"}, {"state": "closed"})


def test_the_two_close_it_earlier_by_hand(world: Glass) -> None:
    opening = world.opened()
    closed = client_of(world.ada).delete(f"/api/v1/break-glass/{opening.id}/")
    assert (closed.json()["state"], closed.json()["closed_by"]["name"]) == (
        "closed",
        "Ada Lovelace",
    )
    assert read(opening.id, world.solene).status_code == 403
    assert client_of(world.ada).delete(f"/api/v1/break-glass/{opening.id}/").status_code == 409


@pytest.mark.parametrize("how", ["demoted", "left", "inactive"])
def test_who_administers_no_more_reads_no_more(world: Glass, how: str) -> None:
    opening = world.opened()
    client = client_of(world.solene)
    assert read(opening.id, client).status_code == 200
    if how == "demoted":
        change_role(
            actor=world.ada,
            community_id=world.community.id,
            person_id=world.solene.id,
            role="member",
        )
    elif how == "left":
        end_membership(actor=world.ada, membership=Membership.objects.get(person=world.solene))
    else:
        Person.objects.filter(id=world.solene.id).update(is_active=False)
    assert read(opening.id, client).status_code in (401, 404)
    assert read(opening.id, world.ada).status_code == 200


def test_staff_that_is_staff_no_more_reads_no_more(world: Glass) -> None:
    said(world.direct, world.chloe, "Entre nous")
    people = [str(world.bruno.id), str(world.chloe.id)]
    opening = world.opened(by=world.yann, site=True, people=people)
    assert texts(read(opening.id, world.yann)) == ["Entre nous"]
    Person.objects.filter(id=world.yann.id).update(is_staff=False)
    assert read(opening.id, world.yann).status_code == 404


def test_thèmes_have_their_titles(world: Glass) -> None:
    message = said(world.office, world.bruno, "Sur un thème")
    topic = Topic.objects.create(
        room=world.office, title="Budget", title_key="budget", created_by=world.bruno
    )
    message.topic = topic
    message.save()
    opening = world.opened()
    assert read(opening.id, world.ada).json()["topics"] == {str(topic.id): "Budget"}


@pytest.mark.parametrize("query", ["before=abc", "before=-1", "limit=0", "before=" + "9" * 19])
def test_a_page_that_cannot_be_is_refused(world: Glass, query: str) -> None:
    opening = world.opened()
    assert read(opening.id, world.ada, query).status_code == 400


def test_a_page_of_fifty_costs_what_one_of_five_costs(
    world: Glass, django_assert_num_queries: Any
) -> None:
    for number in range(60):
        said(world.office, world.bruno, f"Mot {number}", days_ago=1)
    opening = world.opened()
    client = client_of(world.ada)
    for limit in (5, 50):
        # The session and its person; the bounds of the transaction, the opening, the messages, the trace;
        # mentions, reactions, files.
        with django_assert_num_queries(10):
            answer = read(opening.id, client, f"limit={limit}")
    assert len(answer.json()["results"]) == 50


def test_missing_hidden_and_garbage_are_the_same(world: Glass) -> None:
    opening = world.opened()
    answers = {
        read(id_, world.bruno).content
        for id_ in (opening.id, world.office.id, "rien", Opening(id=world.ada.id).id)
    }
    assert len(answers) == 1
    assert answer_to("rien", world.bruno).status_code == 404
