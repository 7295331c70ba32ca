"""Reading the roles of a community: what each may do, and how many people have it."""

import uuid
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count

from chatcore.communities.models import Community, CustomRole, Membership, Role
from chatcore.communities.modules import modules_for
from chatcore.communities.permissions import (
    FIXED_ROLES,
    PERMISSION_WORDS,
    ROLE_WORDS,
    SITE_ADMINISTRATOR,
    Level,
    Levels,
    levels_of,
    may_be,
    taken_for,
)
from chatcore.communities.policies import Standing, abilities, on_accord
from chatcore.communities.role_cards import MatrixCard, PermissionCard, RoleCard, RoleLevelsCard
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id

# Those that somebody can be in the whole of a community.
_OF_PEOPLE = frozenset({*Role.values, SITE_ADMINISTRATOR})


class RoleRow(NamedTuple):
    """A row of the matrix. ``key``: a shipped role, or the id of one of the community's own."""

    key: str
    name: str
    shipped: bool
    fixed: bool
    people: int
    levels: Levels
    taken_for: str
    modules: dict[str, bool]


def roles_in(community: Community) -> list[RoleRow]:
    """Return the rows of the matrix: the shipped roles, then the community's own by name (two queries)."""
    counts = _people_by_role(community)
    rows = [
        _row(community, key, str(words), shipped=True, people=counts.get((key, None), 0))
        for key, words in ROLE_WORDS.items()
    ]
    own = CustomRole.objects.filter(community=community, archived_at=None)
    return rows + [
        _row(
            community,
            str(role.id),
            role.name,
            shipped=False,
            people=counts.get((Role.MEMBER, role.id), 0),
        )
        for role in own
    ]


def matrix_of(community: Community, position: Mapping[str, int]) -> MatrixCard:
    """Return the permission matrix of ``community`` (two queries)."""
    return MatrixCard(
        permissions=[
            PermissionCard(
                key=str(permission),
                label=str(words),
                levels=[str(level) for level in Level if may_be(permission, level)],
            )
            for permission, words in PERMISSION_WORDS.items()
        ],
        roles=[
            RoleCard(
                key=row.key,
                name=row.name,
                shipped=row.shipped,
                fixed=row.fixed,
                people=row.people,
                levels={str(permission): str(level) for permission, level in row.levels.items()},
            )
            for row in roles_in(community)
        ],
        position=dict(position),
    )


def role_levels_card(row: RoleRow) -> RoleLevelsCard:
    """Return what the bearers of a role may do, as the community is told."""
    key = row.key if row.key in _OF_PEOPLE else Role.MEMBER
    standing = Standing(role=key, levels=row.levels)
    return RoleLevelsCard(
        key=row.key,
        abilities=abilities(standing),
        on_accord=on_accord(standing),
        taken_for=row.taken_for,
        modules=row.modules,
    )


def custom_role_in(community: Community, role_id: object, *, path: str = "$.role") -> CustomRole:
    """Return a role of the community's own.

    Raises:
        NotFound: it is missing, archived, or of elsewhere.
    """
    rows = CustomRole.objects.filter(community=community, archived_at=None)
    id_ = parse_id(role_id)
    role = None if id_ is None else rows.filter(id=id_).first()
    if role is None:
        raise NotFound(path=path)
    return role


def _row(community: Community, key: str, name: str, *, shipped: bool, people: int) -> RoleRow:
    levels = levels_of(key, community.matrix)
    known = taken_for(key if shipped and key in _OF_PEOPLE else Role.MEMBER, levels)
    modules = modules_for(community.modules, {key})
    return RoleRow(key, name, shipped, key in FIXED_ROLES, people, levels, known, modules)


def _people_by_role(community: Community) -> dict[tuple[str, uuid.UUID | None], int]:
    rows = Membership.objects.filter(community=community, left_at=None).order_by()
    counted = rows.values_list("role", "custom_role").annotate(n=Count("pk"))
    return {(role, own): n for role, own, n in counted}
