"""Who moderates a community: told of what is new, and to be given a case."""

import uuid

from django.db.models import OuterRef, Q, QuerySet

from chatcore.communities.models import (
    Community,
    ComponentMember,
    GroupMember,
    Mandate,
    Membership,
    Role,
)
from chatcore.communities.permissions import (
    SHIPPED,
    Level,
    Levels,
    Permission,
    given_by,
    levels_of,
)
from chatcore.communities.selectors.mandates import (
    counting,
    for_all_of,
    in_force,
    levels_in,
    said_by,
)
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.moderation.models import Case, CaseKind
from rooms.moderation.selectors.leading import leaders_of


def moderators_of(community: Community, *, but: Case | None = None) -> list[Person]:
    """Return those who moderate the whole of ``community``, by name; without the parties of the case ``but``
    (two queries)."""
    mandates = for_all_of(in_force(OuterRef("person"))).filter(community=OuterRef("community"))
    ids = [
        row.person_id
        for row in _perhaps(community).annotate(mandates=said_by(mandates))
        if _moderate(levels_in(community.matrix, row.role, row.custom_role_id, row.mandates or ""))
    ]
    people = Person.objects.filter(id__in=ids, is_active=True)
    if but is not None:
        people = people.exclude(id=but.subject_id).exclude(id__in=but.reports.values("reporter"))
    return list(people.order_by("search", "id"))


def moderators_for(case: Case) -> list[uuid.UUID]:
    """Return who is told of ``case``: those who moderate its community, and by a mandate its people or its group, and
    those who lead the room in which something was kept; of a private room, these alone. Not its parties (four queries,
    and two for each mandate in a part)."""
    community = case.community
    leaders = reading_with(case)
    if case.of_leaders:
        return sorted((person.id for person in leaders), key=str)
    found = {person.id for person in leaders} | {
        person.id for person in moderators_of(community, but=case)
    }
    parts = Mandate.objects.filter(counting(), community=community).exclude(
        group=None, component=None
    )
    parties = {case.subject_id, *case.reports.values_list("reporter", flat=True)}
    for mandate in parts.select_related("component"):
        gives = given_by(mandate.gives, community.matrix)
        if mandate.person_id not in found | parties and _moderate(gives) and _covers(mandate, case):
            found.add(mandate.person_id)
    return sorted(found, key=str)


def reading_with(case: Case) -> list[Person]:
    """Return those who lead the room in which the filter kept what ``case`` is about, without its parties."""
    if case.kind != CaseKind.HELD or case.room is None:
        return []
    return leaders_of(case.room, but={case.subject_id})


def _covers(mandate: Mandate, case: Case) -> bool:
    if mandate.component is not None:
        return ComponentMember.objects.filter(
            component__path__startswith=mandate.component.path,
            dimension=mandate.component.dimension,
            membership__community=case.community_id,
            membership__person=case.subject_id,
            membership__left_at=None,
        ).exists()
    if case.room is not None and case.room.group_id == mandate.group_id:
        return True
    return GroupMember.objects.filter(group=mandate.group_id, person=case.subject_id).exists()


def leads_in(community: Community, person: uuid.UUID) -> tuple[bool, bool]:
    """Return whether ``person`` moderates in ``community``, and whether they administer it (one query)."""
    mandates = for_all_of(in_force(OuterRef("person"))).filter(community=OuterRef("community"))
    rows = Membership.objects.filter(community=community, person=person, left_at=None)
    row = rows.annotate(mandates=said_by(mandates)).first()
    if row is None:
        return False, False
    levels = levels_in(community.matrix, row.role, row.custom_role_id, row.mandates or "")
    return _moderate(levels), row.role == Role.ADMINISTRATOR


def _perhaps(community: Community) -> "QuerySet[Membership]":
    """Return the memberships of few: by a role that moderates, or with a mandate that may make them."""
    keys = {*SHIPPED, *community.matrix}
    moderating = [key for key in keys if _moderate(levels_of(key, community.matrix))]
    mandated = for_all_of(Mandate.objects.filter(counting(), community=community))
    return Membership.objects.filter(
        Q(role__in=[key for key in moderating if key in Role.values])
        | Q(custom_role__in=[id_ for key in moderating if (id_ := parse_id(key))])
        | Q(person__in=mandated.values("person")),
        community=community,
        left_at=None,
    )


def _moderate(levels: Levels) -> bool:
    return levels[Permission.MODERATE] == Level.YES
