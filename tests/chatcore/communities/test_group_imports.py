"""A list of people pasted into a group: what is read, what is taken, what is told, what is undone."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.group_members import put_in_group, remove_from_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Group, GroupImport, GroupMember, Membership
from chatcore.communities.pasted_people import Line, read_people
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


@pytest.fixture
def group(world: Rivages) -> Group:
    """Chloé's group; so far she is alone in it."""
    return create_group(actor=world.chloe, community_id=world.community.id, name="Pilotes")


def paste(group: Group, actor: Person, text: str, **more: Any) -> dict[str, Any]:
    body = {"text": text, "dry_run": False, **more}
    answer = client_of(actor).post(f"/api/v1/groups/{group.id}/imports/", body, format="json")
    assert answer.status_code == (201 if answer.json()["batch"] else 200), answer.content
    return dict(answer.json())


def undo(group: Group, actor: Person, batch: str) -> Any:
    return client_of(actor).delete(f"/api/v1/groups/{group.id}/imports/{batch}/")


def statuses(group: Group) -> dict[str, str]:
    rows = GroupMember.objects.filter(group=group).values_list("person__name", "status")
    return {name.split()[0]: status for name, status in rows}


def codes(answer: dict[str, Any]) -> dict[int, str]:
    return {one["line"]: one["code"] for one in answer["refused"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@x.fr", [(1, "a@x.fr", "", "")]),
        ("a@x.fr\r\nB@x.fr", [(1, "a@x.fr", "", ""), (2, "b@x.fr", "", "")]),
        ("\ufeffa@x.fr;membre", [(1, "a@x.fr", "", "membre")]),
        ("a@x.fr,referent", [(1, "a@x.fr", "", "referent")]),
        ("a@x.fr\tObservatrice", [(1, "a@x.fr", "", "Observatrice")]),
        ('"Lovelace, Ada";"membre"', [(1, "", "Lovelace, Ada", "membre")]),
        ('"Ada ""la comtesse""";membre', [(1, "", 'Ada "la comtesse"', "membre")]),
        ("\n\n  Ada   Lovelace  \n;;\n", [(3, "", "Ada Lovelace", "")]),
        ("Ada Lovelace <Ada@x.fr>", [(1, "ada@x.fr", "", "")]),
        ("Ada Lovelace;ada@x.fr;membre", [(1, "ada@x.fr", "", "membre")]),
        ("ada@x.fr;Ada Lovelace;membre", [(1, "ada@x.fr", "", "membre")]),
        ("ada@x.fr;capitaine", [(1, "ada@x.fr", "", "capitaine")]),
        ("Nom;Statut\nAda;membre", [(2, "", "Ada", "membre")]),
        ("Statut;Courriel;Nom\nmembre;a@x.fr;Ada", [(2, "a@x.fr", "Ada", "membre")]),
        ("Prénom;Nom\nAda;Lovelace", [(2, "", "Ada Lovelace", "")]),
        ("E-mail,Role\na@x.fr", [(2, "a@x.fr", "", "")]),
        ("", []),
        ("e-mail;statut", []),
    ],
)
def test_what_is_read(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    lines = read_people(text)
    assert [(one.number, one.email, one.name, one.status) for one in lines] == expected


def test_a_mark_that_is_not_closed_spoils_its_own_line_only() -> None:
    first, second = read_people('"Ada;membre\nBruno;membre')
    assert (first.number, first.broken) == (1, True)
    assert second == Line(number=2, text="Bruno;membre", name="Bruno", status="membre")


def test_good_lines_are_taken_at_once_and_bad_ones_told(world: Rivages, group: Group) -> None:
    head = Event.objects.filter(stream=world.community.stream).count()
    answer = paste(
        group,
        world.chloe,
        "courriel;statut\nada@rivages.example;référent\nnobody@rivages.example\nbruno@rivages.example",
    )
    assert statuses(group) == {"Chloé": "administrator", "Ada": "referent", "Bruno": "member"}
    assert [(one["line"], one["name"], one["status"]) for one in answer["accepted"]] == [
        (2, "Ada Lovelace", "referent"),
        (4, "Bruno Le Goff", "member"),
    ]
    assert codes(answer) == {3: "unknown_person"}
    assert "invitez" in answer["refused"][0]["detail"]
    news = Event.objects.filter(stream=world.community.stream, seq__gt=head)
    assert [one.type for one in news] == ["group.changed"]
    assert '"members_count":3' in news[0].body
    for person in (world.ada, world.bruno):
        last = Event.objects.filter(stream=f"user:{person.id}").latest("seq")
        assert last.type == "abilities.changed" and str(group.id) in last.body
    trace = Trace.objects.get(action="group.imported")
    became = {id_: status for id_, status in trace.after.items() if id_ != "batch"}
    assert became == {str(world.ada.id): "referent", str(world.bruno.id): "member"}


def test_trying_changes_nothing(world: Rivages, group: Group) -> None:
    answer = paste(group, world.chloe, "Bruno Le Goff;observateur", dry_run=True)
    assert answer["batch"] is None
    assert [one["status"] for one in answer["accepted"]] == ["observer"]
    assert statuses(group) == {"Chloé": "administrator"}
    assert not GroupImport.objects.exists()


def test_seven_bad_lines_of_two_hundred(world: Rivages, group: Group) -> None:
    people = [
        Person(email=f"p{number}@rivages.example", name=f"Personne {number:03}")
        for number in range(193)
    ]
    Person.objects.bulk_create(people)
    Membership.objects.bulk_create(Membership(community=world.community, person=p) for p in people)
    for number in range(2):
        twin = registered("Yann Le Bihan", email=f"yann{number}@rivages.example")
        begin_membership(actor=world.ada, community=world.community, person=twin, role="member")
    lines = [one.email for one in people]
    for place, bad in (
        (3, "nobody@rivages.example"),
        (20, "Yann Le Bihan"),
        (50, "bruno@rivages.example;capitaine"),
        (75, "chloe@rivages.example"),
        (100, "dede@rivages.example"),
        (150, "p0@rivages.example;membre"),
        (199, '"Ada Lovelace'),
    ):
        lines.insert(place, bad)
    assert len(lines) == 200
    answer = paste(group, world.chloe, "\n".join(lines))
    assert answer["lines"] == 200
    assert codes(answer) == {
        4: "unknown_person",
        21: "ambiguous_name",
        51: "unknown_status",
        76: "already_in",
        101: "guest",
        151: "duplicate",
        200: "unreadable",
    }
    assert all(one["detail"] and one["text"] for one in answer["refused"])
    assert "ligne 1" in answer["refused"][5]["detail"]
    assert len(answer["accepted"]) == 193
    assert GroupMember.objects.filter(group=group).count() == 194


def test_the_cost_does_not_grow_with_the_list(world: Rivages, group: Group) -> None:
    def queries(text: str) -> int:
        client = client_of(world.chloe)
        client.get("/api/v1/me/")
        with CaptureQueriesContext(connection) as made:
            body = {"text": text, "dry_run": True}
            client.post(f"/api/v1/groups/{group.id}/imports/", body, format="json")
        return len(made)

    many = "\n".join(f"nobody{number}@rivages.example" for number in range(300))
    assert queries(f"ada@rivages.example\n{many}") == queries("nobody@rivages.example")


def test_it_is_told_who_is_elsewhere_only_of_those_whom_one_sees(
    world: Rivages, group: Group
) -> None:
    seen, hidden = registered("Zoé Blanc", email="zoe@cimes.example"), registered("Yves Noir")
    cimes = create_community(actor=world.ada, name="Réseau Cimes")
    for person, role in ((world.chloe, "member"), (seen, "member")):
        begin_membership(actor=world.ada, community=cimes, person=person, role=role)
    text = f"{seen.email}\nZoé Blanc\n{hidden.email}\nYves Noir\nqui@rivages.example\nQui Donc"
    answer = paste(group, world.chloe, text)
    assert list(codes(answer).values()) == [
        "not_in_community",
        "not_in_community",
        *["unknown_person"] * 4,
    ]
    one, other = answer["refused"][2], answer["refused"][4]
    assert one["detail"] == other["detail"]
    assert answer["batch"] is None


def test_a_status_of_their_own_changes_those_who_are_in(world: Rivages, group: Group) -> None:
    put_in_group(actor=world.chloe, group_id=group.id, person_id=world.bruno.id, status="observer")
    answer = paste(group, world.chloe, "bruno@rivages.example;référent")
    assert [(one["before"], one["status"]) for one in answer["accepted"]] == [
        ("observer", "referent")
    ]
    assert statuses(group)["Bruno"] == "referent"


def test_a_list_does_not_lower_the_last_administrator(world: Rivages, group: Group) -> None:
    answer = paste(group, world.chloe, "Chloé Morvan;membre")
    assert codes(answer) == {1: "last_administrator"}
    answer = paste(group, world.chloe, "Bruno Le Goff;administrateur\nChloé Morvan;membre")
    assert codes(answer) == {}
    assert statuses(group) == {"Chloé": "member", "Bruno": "administrator"}


def test_undoing_puts_back_what_is_still_as_the_list_left_it(world: Rivages, group: Group) -> None:
    paul = registered("Paul Kerbrat")
    begin_membership(actor=world.ada, community=world.community, person=paul, role="member")
    put_in_group(actor=world.chloe, group_id=group.id, person_id=paul.id, status="observer")
    answer = paste(group, world.chloe, "Ada Lovelace\nBruno Le Goff\nPaul Kerbrat;référent")
    put_in_group(actor=world.chloe, group_id=group.id, person_id=world.ada.id, status="referent")
    undone = undo(group, world.chloe, answer["batch"])
    assert undone.json() == {"undone": 2, "kept": 1}
    assert statuses(group) == {"Chloé": "administrator", "Ada": "referent", "Paul": "observer"}
    assert Trace.objects.filter(action="group.import_undone").count() == 1
    again = undo(group, world.chloe, answer["batch"])
    assert again.json() == {"undone": 0, "kept": 0}
    assert statuses(group)["Paul"] == "observer"


def test_whoever_left_and_came_again_stays(world: Rivages, group: Group) -> None:
    answer = paste(group, world.chloe, "Bruno Le Goff")
    remove_from_group(actor=world.chloe, group_id=group.id, person_id=world.bruno.id)
    put_in_group(actor=world.chloe, group_id=group.id, person_id=world.bruno.id, status="member")
    assert undo(group, world.chloe, answer["batch"]).json() == {"undone": 0, "kept": 1}
    assert statuses(group)["Bruno"] == "member"


def test_undoing_leaves_an_administrator(world: Rivages, group: Group) -> None:
    answer = paste(group, world.chloe, "Bruno Le Goff;administrateur")
    remove_from_group(actor=world.chloe, group_id=group.id, person_id=world.chloe.id)
    refused = undo(group, world.ada, answer["batch"])
    assert (refused.status_code, refused.json()["code"]) == (409, "last_administrator")
    assert statuses(group) == {"Bruno": "administrator"}


def test_an_import_of_another_group_is_not_undone_here(world: Rivages, group: Group) -> None:
    other = create_group(actor=world.chloe, community_id=world.community.id, name="Vedettes")
    answer = paste(other, world.chloe, "Bruno Le Goff")
    assert undo(group, world.chloe, answer["batch"]).status_code == 404
    assert undo(group, world.chloe, "rien").status_code == 404
    assert statuses(other)["Bruno"] == "member"


def test_what_cannot_be_a_list_is_refused(world: Rivages, group: Group) -> None:
    client, path = client_of(world.chloe), f"/api/v1/groups/{group.id}/imports/"
    empty = client.post(path, {"text": " \n "}, format="json")
    assert (empty.status_code, empty.json()["path"]) == (400, "$.text")
    long = client.post(path, {"text": "x\n" * 2001}, format="json")
    assert long.status_code == 413
    unknown = client.post(path, {"text": "x", "status": "roi"}, format="json")
    assert unknown.json()["path"] == "$.status"
    assert client_of(world.bruno).post(path, {"text": "x"}, format="json").status_code == 403
