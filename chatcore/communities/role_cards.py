"""The shapes of roles, mandates and rights on the wire."""

from chatcore.communities.models import Mandate
from chatcore.communities.words_of_mandates import title_words
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card


class RoleLevelsCard(Shape, frozen=True, kw_only=True):
    """What a role may do, as its bearers' browsers need it; ``key``: a shipped role, or the id of one's own.

    ``on_accord`` names the abilities that it has with an administrator's agreement only, ``taken_for`` the role
    for which rooms take it: whoever is taken for another than before reads their rooms again. ``modules``: which are
    on for it.
    """

    key: str
    abilities: dict[str, bool]
    on_accord: list[str]
    taken_for: str
    modules: dict[str, bool]


class PermissionCard(Shape, frozen=True, kw_only=True):
    """A column of the matrix; ``levels`` are those that its cells can hold."""

    key: str
    label: str
    levels: list[str]


class RoleCard(Shape, frozen=True, kw_only=True):
    """A row of the matrix: ``levels`` by permission; ``fixed`` rows are nobody's to set."""

    key: str
    name: str
    shipped: bool
    fixed: bool
    people: int
    levels: dict[str, str]


class MatrixCard(Shape, frozen=True, kw_only=True):
    permissions: list[PermissionCard]
    roles: list[RoleCard]
    position: dict[str, int]


class MandateCard(Shape, frozen=True, kw_only=True):
    """A mandate; ``role`` is a role's key, or None where single ``permissions`` were granted."""

    id: str
    person: PersonCard
    title: str
    role: str | None
    permissions: list[str]
    component: str | None
    component_name: str | None
    group: str | None
    group_name: str | None
    mission: str
    begins_at: str
    ends_at: str | None
    given_by: PersonCard | None
    given_at: str
    ended_at: str | None
    request: str | None


class ReasonCard(Shape, frozen=True, kw_only=True):
    """Where a right comes from, in words; ``until`` when, if it ends by itself."""

    kind: str
    words: str
    until: str | None
    mandate: str | None


class RightCard(Shape, frozen=True, kw_only=True):
    permission: str
    label: str
    level: str
    level_label: str
    reasons: list[ReasonCard]


class ObjectRightCard(Shape, frozen=True, kw_only=True):
    ability: str
    label: str
    may: bool
    reasons: list[ReasonCard]


class RightsCard(Shape, frozen=True, kw_only=True):
    """What somebody may do in a community, and with the object that was named, if one was."""

    person: PersonCard
    role: str
    rights: list[RightCard]
    object: list[ObjectRightCard]


def mandate_card(mandate: Mandate) -> MandateCard:
    """Return the card of a mandate that was read with its person, its giver, its role and its group."""
    role = mandate.gives.removeprefix("role:") if mandate.gives.startswith("role:") else None
    return MandateCard(
        id=str(mandate.id),
        person=person_card(mandate.person),
        title=str(title_words(mandate)),
        role=role,
        permissions=[] if role else mandate.gives.split(),
        component=str(mandate.component_id) if mandate.component_id else None,
        component_name=mandate.component.name if mandate.component else None,
        group=str(mandate.group_id) if mandate.group_id else None,
        group_name=mandate.group.name if mandate.group else None,
        mission=mandate.mission,
        begins_at=wire(mandate.begins_at),
        ends_at=wire_or_none(mandate.ends_at),
        given_by=person_card(mandate.given_by) if mandate.given_by else None,
        given_at=wire(mandate.given_at),
        ended_at=wire_or_none(mandate.ended_at),
        request=str(mandate.request) if mandate.request else None,
    )
