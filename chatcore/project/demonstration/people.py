"""The people of the demonstration enter: accounts, directory entries, community, groups, bot."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import (
    Community,
    Group,
    GroupKind,
    GroupMember,
    GroupStatus,
    Membership,
)
from chatcore.directory.actions import change_entry
from chatcore.people.actions.profile import change_profile
from chatcore.people.actions.register import register_person
from chatcore.people.models import Person
from chatcore.project.demonstration.cast import BOT, Character, characters
from chatcore.records.actions import record
from integrations.bots.actions import create_bot

SLUG = "reseau-rivages"
_DESCRIPTION = (
    "Ports, chantiers navals et villes littorales qui s’entraident : dragage, courant à quai, "
    "submersion, recrutement, marchés publics, fêtes et tout ce qui arrive par la mer."
)


def register_all(password: str) -> dict[str, Person]:
    """Register every character with ``password`` and fill in their profile and entry.

    The password is hashed once for all: forty slow hashes of the same word protect nobody.
    """
    hashed = make_password(password)
    people = {key: _register(character) for key, character in characters().items()}
    Person.objects.filter(id__in=[person.id for person in people.values()]).update(password=hashed)
    for person in people.values():
        person.password = hashed
    return people


def _register(character: Character) -> Person:
    person = register_person(
        email=character.email,
        name=character.name,
        password=None,
        verified=True,
        is_staff=character.role == "administrator",
    )
    person = change_profile(
        actor=person, title=character.title, organisation=character.organisation, bio=character.bio
    )
    change_entry(
        actor=person, place=character.place, offers=character.offers, seeks=character.seeks
    )
    return person


def found_community(people: dict[str, Person]) -> Community:
    """Make the community by its administrator, and let everyone in; adds the bot to ``people``."""
    ada = people["ada"]
    community = create_community(
        actor=ada, name="Réseau Rivages", slug=SLUG, description=_DESCRIPTION
    )
    for key, character in characters().items():
        if key != "ada":
            begin_membership(
                actor=ada, community=community, person=people[key], role=character.role
            )
    _form_components(community, people)
    purpose = "Publie la veille des marchés, les appels à projets et le bulletin côtier."
    bot, _ = create_bot(
        actor=ada, community_id=str(community.id), name=BOT.title(), purpose=purpose
    )
    people[BOT] = bot.person
    return community


def _form_components(community: Community, people: dict[str, Person]) -> None:
    """Make an additional group of each component, which its first member administers; guests are in none."""
    names = dict.fromkeys(one.component for one in characters().values() if one.role != "guest")
    for name in names:
        group = Group.objects.create(
            community=community, kind=GroupKind.ADDITIONAL, name=name, created_by=people["ada"]
        )
        inside = [people[one.key] for one in characters().values() if one.component == name]
        GroupMember.objects.bulk_create(
            GroupMember(
                group=group,
                person=person,
                status=GroupStatus.MEMBER if place else GroupStatus.ADMINISTRATOR,
            )
            for place, person in enumerate(inside)
        )
        record(
            action="group.created",
            actor=people["ada"],
            obj=group,
            community=community,
            after={"name": name, "people": len(inside)},
        )


def backdate(community: Community, people: Iterable[Person], begun: datetime) -> None:
    """Let the community and its people have been there since ``begun``."""
    everyone = [person.id for person in people]
    Person.objects.filter(id__in=everyone).update(created_at=begun)
    Membership.objects.filter(community=community).update(joined_at=begun)
    GroupMember.objects.filter(group__community=community).update(since=begun)
    Group.objects.filter(community=community).update(created_at=begun)
    Community.objects.filter(id=community.id).update(created_at=begun)
