"""A community with an administrator, an animator, a member and a guest."""

from dataclasses import dataclass

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.people.models import Person
from tests.worlds.people import registered


@dataclass(frozen=True)
class Rivages:
    community: Community
    ada: Person
    bruno: Person
    chloe: Person
    dede: Person


def rivages() -> Rivages:
    """Ada administers (and is staff), Bruno animates, Chloé is a member, Dédé a guest."""
    ada = registered("Ada Lovelace", is_staff=True)
    community = create_community(actor=ada, name="Réseau Rivages", description="Ports et villes.")
    people = {}
    for name, email, role in (
        ("Bruno Le Goff", "bruno@rivages.example", "animator"),
        ("Chloé Morvan", "chloe@rivages.example", "member"),
        ("Dédé Kermarrec", "dede@rivages.example", "guest"),
    ):
        person = registered(name, email=email)
        begin_membership(actor=ada, community=community, person=person, role=role)
        people[email.split("@")[0]] = person
    return Rivages(community, ada, **people)
