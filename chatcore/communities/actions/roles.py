"""Setting what roles may do: the matrix, and the roles that a community makes itself (requirements E2, E9)."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from chatcore.communities.actions.standings import settle_everybody, tell_roles
from chatcore.communities.cards import community_card
from chatcore.communities.events import CommunityChanged
from chatcore.communities.models import Community, CustomRole, Mandate, Membership
from chatcore.communities.modules import without_role
from chatcore.communities.permissions import (
    FIXED_ROLES,
    LEVEL_WORDS,
    LEVELS,
    NOTHING,
    PERMISSIONS,
    SHIPPED,
    Level,
    Permission,
    exceeds,
    levels_of,
    may_be,
)
from chatcore.communities.refusals import NOT_ABOVE_ONESELF
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.mandates import counting
from chatcore.communities.selectors.roles import custom_role_in
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record

# More roles than anybody can tell apart.
MOST_ROLES = 30

Cells = Mapping[str, Mapping[str, str]]


@transaction.atomic
def set_levels(*, actor: Person, community_id: object, cells: Cells) -> Community:
    """Set cells of the matrix: levels by permission, by role; cells that are not named stay.

    Raises:
        NotFound: the community, or a role. Forbidden: not one who sets roles, a fixed row, or more than one
        has oneself. Invalid: an unknown permission or level, or one that the permission cannot have.
    """
    community = _held(actor, community_id)
    before = {role: levels_of(role, community.matrix) for role in _known(community, cells)}
    matrix = {role: dict(row) for role, row in community.matrix.items()}
    for role, row in cells.items():
        if role in FIXED_ROLES:
            raise Forbidden(_FIXED, path=f"$.cells.{role}")
        for name, level in row.items():
            permission, wanted = _checked(name, level, path=f"$.cells.{role}.{name}")
            matrix.setdefault(role, {})[permission] = wanted
    after = {role: levels_of(role, matrix) for role in before}
    own = standing_in(community).gives
    for role, wanted_row in after.items():
        raised = {**NOTHING, **dict(wanted_row.items() - before[role].items())}
        if exceeds(raised, own):
            raise Forbidden(NOT_ABOVE_ONESELF, path=f"$.cells.{role}")
    changed = [role for role in before if before[role] != after[role]]
    if not changed:
        return community
    community.matrix = {role: _own_of(role, row) for role, row in matrix.items()}
    community.save(update_fields=["matrix"])
    for role in changed:
        cells_changed = [one for one in Permission if before[role][one] != after[role][one]]
        record(
            action="roles.changed",
            actor=actor,
            obj=community,
            community=community,
            before={"role": role, **{one: before[role][one] for one in cells_changed}},
            after={"role": role, **{one: after[role][one] for one in cells_changed}},
        )
    _tell_all(community, by=actor)
    return community


@transaction.atomic
def create_role(*, actor: Person, community_id: object, name: str) -> CustomRole:
    """Make a role of the community's own; it may what members may, until its cells are set.

    Raises:
        NotFound, Forbidden: as ``set_levels``. Conflict: ``role_named`` so already, ``too_many_roles``.
    """
    community = _held(actor, community_id)
    name = _checked_name(name)
    if community.custom_roles.filter(archived_at=None).count() >= MOST_ROLES:
        raise Conflict(_TOO_MANY, code="too_many_roles")
    role = CustomRole(community=community, name=name)
    _save_named(role)
    record(action="role.created", actor=actor, obj=role, community=community, after={"name": name})
    _tell_all(community, by=actor)
    return role


@transaction.atomic
def rename_role(*, actor: Person, community_id: object, role_id: object, name: str) -> CustomRole:
    """Give a role of the community's own another name.

    Raises:
        NotFound, Forbidden, Conflict: as ``create_role``.
    """
    community = _held(actor, community_id)
    role = custom_role_in(community, role_id)
    before, role.name = role.name, _checked_name(name)
    if before == role.name:
        return role
    _save_named(role)
    record(
        action="role.renamed",
        actor=actor,
        obj=role,
        community=community,
        before={"name": before},
        after={"name": role.name},
    )
    _tell_all(community, by=actor)
    return role


@transaction.atomic
def archive_role(*, actor: Person, community_id: object, role_id: object) -> None:
    """Take a role of the community's own away; nobody may hold it.

    Raises:
        NotFound, Forbidden: as ``set_levels``. Conflict: ``role_in_use``; the words say by how many.
    """
    community = _held(actor, community_id)
    role = custom_role_in(community, role_id)
    people = Membership.objects.filter(custom_role=role, left_at=None).count()
    mandates = Mandate.objects.filter(counting(), custom_role=role).count()
    if people or mandates:
        raise Conflict(_IN_USE.filled(people=people, mandates=mandates), code="role_in_use")
    role.archived_at = now()
    role.save(update_fields=["archived_at"])
    community.matrix.pop(str(role.id), None)
    modules, community.modules = (
        community.modules,
        without_role(community.modules, str(role.id)),
    )
    community.save(update_fields=["matrix", "modules"])
    if modules != community.modules:
        card = community_card(community)
        log.emit(community.stream, CommunityChanged(community=card), actor=actor.id)
    record(
        action="role.archived",
        actor=actor,
        obj=role,
        community=community,
        before={"name": role.name},
    )
    _tell_all(community, by=actor)


def _held(actor: Person, community_id: object) -> Community:
    """Return the community, held until the commit: roles are set one at a time."""
    community = community_for(actor, community_id, to=Right.MANAGE_ROLES)
    held = Community.objects.select_for_update(no_key=True).get(id=community.id)
    community.matrix, community.modules = held.matrix, held.modules
    return community


def _tell_all(community: Community, *, by: Person) -> None:
    settle_everybody(community)
    tell_roles(community, by=by)


def _known(community: Community, cells: Cells) -> list[str]:
    for role in cells:
        if role not in SHIPPED:
            custom_role_in(community, role, path=f"$.cells.{role}")
    return list(cells)


def _checked(name: str, level: str, *, path: str) -> tuple[Permission, Level]:
    if name not in PERMISSIONS:
        raise Invalid(_UNKNOWN_PERMISSION.filled(name=name), path=path)
    if level not in LEVELS or not may_be(Permission(name), Level(level)):
        allowed = [LEVEL_WORDS[one] for one in Level if may_be(Permission(name), one)]
        said = {
            tongue: ", ".join(getattr(one, tongue) for one in allowed) for tongue in ("fr", "en")
        }
        raise Invalid(
            Words(
                fr=f"Ce droit se règle sur : {said['fr']}.",
                en=f"This permission can be: {said['en']}.",
            ),
            path=path,
        )
    return Permission(name), Level(level)


def _own_of(role: str, row: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of ``row`` that differ from the shipped ones: what is shipped may get better later."""
    shipped = levels_of(role, {})
    return {
        name: str(level) for name, level in row.items() if shipped.get(Permission(name)) != level
    }


def _checked_name(name: str) -> str:
    return checked_line(name, longest=60, path="$.name", required=True)


def _save_named(role: CustomRole) -> None:
    try:
        with transaction.atomic():
            role.save()
    except IntegrityError:
        raise Conflict(_NAMED, code="role_named", path="$.name") from None


_FIXED = Words(
    fr="Cette ligne ne se règle pas : l’administration peut tout, les invités et les robots ne voient que "
    "ce à quoi on les invite.",
    en="This row is not set: administrators may do everything, guests and bots see what they are invited to.",
)
_UNKNOWN_PERMISSION = Words(
    fr="Le droit « {name} » n’est pas connu.", en="The permission “{name}” is not known."
)
_TOO_MANY = Words(
    fr="Au plus 30 rôles propres à une communauté.", en="At most 30 roles of a community’s own."
)
_NAMED = Words(fr="Un rôle porte déjà ce nom.", en="A role has this name already.")
_IN_USE = Words(
    fr="Ce rôle est encore donné ({people} personnes, {mandates} mandats) : donnez-leur d’abord un autre rôle.",
    en="This role is still given ({people} people, {mandates} mandates): give them another role first.",
)
