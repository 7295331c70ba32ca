"""Two hundred people by CSV, as a spreadsheet saves it: a mark, semicolons, doubles and seven bad lines."""

from typing import Any

import pytest

from chatcore.communities.actions.groups import create_group
from chatcore.communities.models import Component, ComponentMember, Group, GroupMember, Membership
from chatcore.live.models import Event
from chatcore.people.folding import folded
from chatcore.people.models import Person
from tests.worlds.communities import Rivages
from tests.worlds.components import tree_of
from tests.worlds.people import client_of

GOOD, BAD = 200, 7


@pytest.fixture
def people(world: Rivages) -> list[Person]:
    """Two hundred members: « Membre 000 » and on; two of them, besides, are called « Alix Le Bras »."""
    names = [f"Membre {number:03}" for number in range(GOOD)] + ["Alix Le Bras"] * 2
    made = [
        Person(email=f"m{number}@rivages.example", name=name, search=folded(name))
        for number, name in enumerate(names)
    ]
    Person.objects.bulk_create(made)
    Membership.objects.bulk_create(
        Membership(community=world.community, person=person) for person in made
    )
    return made[:GOOD]


def sheet(header: str, good: list[str], of_what: str) -> str:
    """Return the file: the good lines, with the bad ones among them."""
    bad = [
        "personne@rivages.example;;" + of_what,
        ";Alix Le Bras;" + of_what,
        "dede@rivages.example;;" + of_what,
        '"m1@rivages.example;;' + of_what,
        ";;" + of_what,
        "m2@rivages.example;;capitaine au long cours",
        "m3@rivages.example;;" + of_what,
    ]
    lines = [header, *good]
    for number, line in enumerate(bad):
        lines.insert(len(lines) - number * 20, line)
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


CODES = {
    "unknown_person", "ambiguous_name", "guest", "unreadable", "nobody", "unknown_status", "duplicate",
}  # fmt: skip


def sent(world: Rivages, path: str, text: str, *, dry_run: bool) -> Any:
    body = {"text": text, "dry_run": dry_run}
    answer = client_of(world.ada).post(path, body, format="json")
    assert answer.status_code == (200 if dry_run else 201), answer.content
    return answer.json()


def refused_well(answer: Any) -> bool:
    """Each bad line is told with its number, why and what to do; the doubles are the last of their person."""
    assert {one["code"] for one in answer["refused"]} == CODES
    assert all(one["line"] > 1 and one["detail"] for one in answer["refused"])
    return len(answer["refused"]) == BAD and len(answer["accepted"]) == GOOD


def test_two_hundred_people_come_into_a_group(world: Rivages, people: list[Person]) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Promotion")
    good = [f"{one.email.upper()};{one.name};membre" for one in people]
    text = sheet("Courriel;Nom;Statut", good, "membre")
    path = f"/api/v1/groups/{group.id}/imports/"
    assert refused_well(sent(world, path, text, dry_run=True))
    assert GroupMember.objects.filter(group=group).count() == 1
    done = sent(world, path, text, dry_run=False)
    assert refused_well(done) and done["batch"]
    assert GroupMember.objects.filter(group=group).count() == GOOD + 1
    changed = Event.objects.filter(stream=world.community.stream, type="group.changed")
    assert changed.count() == 1 and f'"members_count":{GOOD + 1}' in changed.get().body
    undone = client_of(world.ada).delete(f"{path}{done['batch']}/").json()
    assert undone == {"undone": GOOD, "kept": 0}


def test_two_hundred_people_come_into_their_components_and_the_groups_by_rule(
    world: Rivages, people: list[Person], trees: dict[str, Component]
) -> None:
    rule = {
        "match": "all",
        "conditions": [{"fact": "component", "value": str(trees["Sciences"].id)}],
    }
    made = client_of(world.ada).post(
        f"/api/v1/communities/{world.community.id}/groups/",
        {"name": "Scientifiques", "rule": rule},
        format="json",
    )
    assert made.json()["members_count"] == 0
    names = ("Sciences / Physique", "optique", "CHIMIE", "Lettres")
    good = [f"{one.email};{one.name};{names[at % 4]}" for at, one in enumerate(people)]
    text = sheet("E-mail;Nom;Composante", good, "Lettres")
    path = f"/api/v1/communities/{world.community.id}/components/imports/"
    assert refused_well(sent(world, path, text, dry_run=True))
    assert not ComponentMember.objects.exists()
    assert refused_well(sent(world, path, text, dry_run=False))
    counts = {name: one["people_count"] for name, one in tree_of(world).items()}
    assert counts == {
        "Sciences": 0, "Physique": 50, "Optique": 50, "Chimie": 50, "Lettres": 50, "Master": 0,
    }  # fmt: skip
    scientists = Group.objects.get(name="Scientifiques")
    assert GroupMember.objects.filter(group=scientists).count() == 150
