"""Reading mandates: those that count now, what they give, and the lists of them."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Aggregate, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from chatcore.communities.models import Community, ComponentMember, GroupMember, Mandate
from chatcore.communities.permissions import (
    NOTHING,
    Levels,
    Permission,
    given_by,
    joined,
    levels_of,
)
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person


def in_force(person: Person | uuid.UUID | OuterRef) -> "QuerySet[Mandate]":
    """Return the mandates of ``person`` that count now: begun, and neither past their end nor ended."""
    return Mandate.objects.filter(counting(), person=person)


def counting() -> Q:
    """Return the condition that a mandate counts now."""
    moment = now()
    return Q(begins_at__lte=moment, ended_at=None) & (Q(ends_at=None) | Q(ends_at__gt=moment))


def for_all_of(mandates: "QuerySet[Mandate]") -> "QuerySet[Mandate]":
    """Return those of ``mandates`` that are for the whole of their community."""
    return mandates.filter(group=None, component=None)


def said_by(mandates: "QuerySet[Mandate]") -> Subquery:
    """Return the subquery of all that ``mandates``, which are one person's, give: by spaces."""
    said = mandates.order_by().values("person").annotate(said=_Joined("gives"))
    return Subquery(said.values("said"))


def levels_in(
    matrix: Mapping[str, Mapping[str, str]],
    role: str | None,
    custom_role: uuid.UUID | None,
    mandates: str = "",
) -> Levels:
    """Return what a role, a role of the community's own in its place, and mandates give together."""
    if role is None:
        return NOTHING
    own = levels_of(str(custom_role) if custom_role else role, matrix)
    return joined([own, given_by(mandates, matrix)]) if mandates else own


def gives_about(
    bearer: Person, community: Community, permission: Permission, person: uuid.UUID
) -> bool:
    """Tell whether a mandate for a component or a group of ``person`` gives ``bearer`` a permission (one query)."""
    theirs = ComponentMember.objects.filter(
        membership__person=person,
        membership__community=community,
        membership__left_at=None,
        component__path__startswith=OuterRef("component__path"),
        dimension=OuterRef("component__dimension"),
    )
    in_group = GroupMember.objects.filter(person=person, group=OuterRef("group"))
    rows = in_force(bearer).filter(community=community)
    rows = rows.filter(Q(component__isnull=False) & Exists(theirs) | Exists(in_group))
    return any(str(permission) in gives.split() for gives in rows.values_list("gives", flat=True))


def mandates_of(
    community: Community, *, past: bool, after: Sequence[Any] | None, limit: int
) -> Sequence[Mandate]:
    """Return a page of the mandates of ``community``, the newest first: to come and in force, or past (one query)."""
    over = Q(ended_at__isnull=False) | Q(ends_at__lte=now())
    rows = Mandate.objects.filter(over if past else ~over, community=community, site_entry=False)
    if after is not None:
        id_ = parse_id(after[-1])
        rows = rows.filter(id__lt=id_) if id_ else rows.none()
    return list(_whole(rows).order_by("-id")[:limit])


def mandate_in(community: Community, mandate_id: object, *, locked: bool = False) -> Mandate:
    """Return a mandate of ``community``, to which the caller has the right.

    Raises:
        NotFound: it is missing, or of elsewhere.
    """
    rows = Mandate.objects.select_for_update(of=("self",)) if locked else Mandate.objects.all()
    rows = rows.filter(site_entry=False)
    id_ = parse_id(mandate_id)
    mandate = None if id_ is None else _whole(rows).filter(id=id_, community=community).first()
    if mandate is None:
        raise NotFound(path="$.mandate")
    return mandate


def living_mandate(community: Community, mandate_id: object) -> Mandate:
    """Return a mandate to change, held until the commit.

    Raises:
        NotFound: it is missing, or of elsewhere. Conflict: it is over.
    """
    mandate = mandate_in(community, mandate_id, locked=True)
    mandate.community = community
    if mandate.ended_at is not None or (mandate.ends_at is not None and mandate.ends_at <= now()):
        raise Conflict(_OVER, code="mandate_over")
    return mandate


def mandates_on(person: Person, community: Community) -> Sequence[Mandate]:
    """Return the mandates of ``person`` in ``community`` that count now (one query)."""
    return list(_whole(in_force(person).filter(community=community)).order_by("begins_at", "id"))


def _whole(rows: "QuerySet[Mandate]") -> "QuerySet[Mandate]":
    return rows.select_related("person", "given_by", "custom_role", "component", "group")


class _Joined(Aggregate):
    """All values of a group of rows, by spaces."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s)"
    output_field = CharField()

    def __init__(self, field: str, **extra: Any) -> None:
        # Each value ends with a space, so that both databases join them in the same way.
        super().__init__(Concat(field, Value(" ")), Value(""), **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)


_OVER = Words(fr="Ce mandat est déjà terminé.", en="This mandate is over already.")
