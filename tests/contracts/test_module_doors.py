"""Modules at their doors, tried for real by every role of the rights matrix: off, and on for certain roles."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from chatcore.communities.models import Community, Membership
from chatcore.communities.modules import Setting
from chatcore.communities.permissions import Permission
from tests.contracts.rights_world import RightsWorld, build_rights_world

MISSING = "0199f2c4-0000-7000-8000-000000000002"
# The doors of each module, with the id of the community or of a thing in them.
DOORS = {
    "groups": ("communities/{community}/groups/", "groups/{group}/"),
    "projects": ("communities/{community}/projects/", "projects/{project}/"),
    "clubs": ("communities/{community}/clubs/", "clubs/{club}/"),
    "network": ("communities/{community}/publications/", "publications/{publication}/"),
    "directory": (
        "directory/?community={community}",
        "directory/?component={component}",
        "communities/{community}/people/",
        "people/?q=paul&community={community}",
        "people/?q=paul&component={component}",
        "directory/{paul}/",
    ),
}
SETTINGS: tuple[Setting, ...] = (False, ["animator"], ["member", "functional_administrator"], [])
HAS_NO_ROLE = ("removed member", "member of another community", "staff of the site")
# Inside for a time, they see what administrators see; what is off is off for them too.
VISITS = "staff of the site that has entered"


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[RightsWorld]:
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(PASSWORD_HASHERS=cheap, RATE_LIMITS=False, REDIS_HOSTS=[]),
        transaction.atomic(),
    ):
        yield build_rights_world()
        transaction.set_rollback(True)


def ids(world: RightsWorld, missing: bool = False) -> dict[str, str]:
    names = ("community", "group", "project", "club", "publication", "component", "paul")
    return {name: MISSING if missing else str(getattr(world, name).id) for name in names}


def has(world: RightsWorld, role: str, setting: Setting) -> bool:
    """Whether the role is one of those chosen, read from the tables and not from the selectors."""
    if isinstance(setting, bool):
        return setting
    if role == VISITS:
        return True
    rows = Membership.objects.filter(person=world.people[role], community=world.community)
    membership = rows.get()
    own = membership.custom_role_id
    keys = {str(own) if own else membership.role}
    given = world.people[role].mandates.filter(community=world.community, component=None)
    keys |= {one.gives.removeprefix("role:") for one in given if one.gives.startswith("role:")}
    return "administrator" in keys or bool(keys & set(setting))


@pytest.mark.django_db
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize("module", DOORS)
def test_each_role_at_the_doors_of_a_module(
    world: RightsWorld, module: str, setting: Setting
) -> None:
    community, wrong = Community.objects.get(id=world.community.id), []
    paths = [path.format(**ids(world)) for path in DOORS[module]]
    none = [path.format(**ids(world, missing=True)) for path in DOORS[module]]
    for role, person in world.people.items():
        client = world.clients[role]

        def asked(path: str, client: Any = client) -> tuple[int, bytes]:
            answer = client.get(f"/api/v1/{path}")
            return answer.status_code, answer.content

        open_before = [asked(path) for path in paths]
        community.modules = {module: setting}
        community.save(update_fields=["modules"])
        try:
            for path, missing, before in zip(paths, none, open_before, strict=True):
                now = asked(path)
                on = role in HAS_NO_ROLE or has(world, role, setting)
                manages = world.community_standing(role).may(Permission.MANAGE_PEOPLE)
                if manages and "people/" in path:
                    on = True
                right = before if on else asked(missing)
                if before[0] == now[0] == 403:
                    # What a role may not do is refused before it is asked whether there is such a thing.
                    continue
                if now[0] != right[0] or (now[0] == 404 and now != right):
                    wrong.append(f"{role} at {path}: {now[0]}, but {right[0]}")
        finally:
            community.modules = {}
            community.save(update_fields=["modules"])
        assert person.is_active
    assert wrong == [], "\n".join(wrong)


@pytest.mark.django_db
def test_everybody_in_a_room_is_named_there_whatever_the_directory(world: RightsWorld) -> None:
    Community.objects.filter(id=world.community.id).update(modules={"directory": False})
    try:
        room = world.rooms["private"].id
        for role in ("member", "guest of the rooms"):
            found = world.clients[role].get(f"/api/v1/people/?q=paul&room={room}").json()
            assert [one["id"] for one in found["results"]] == [str(world.paul.id)], role
    finally:
        Community.objects.filter(id=world.community.id).update(modules={})
