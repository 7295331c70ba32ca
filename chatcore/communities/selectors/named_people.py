"""Whom the lines of an import may name, to somebody: nobody whom they do not see."""

from collections.abc import Sequence

from django.db.models import Q

from chatcore.communities.group_import_plan import Known, People
from chatcore.communities.models import Community, Membership
from chatcore.communities.pasted_people import Line
from chatcore.communities.selectors.people import visible_people
from chatcore.people.folding import folded
from chatcore.people.models import Person


def people_named(actor: Person, community: Community, lines: Sequence[Line]) -> People:
    """Return who of ``community``, whose people ``actor`` may list, can be named, and which of the other
    addresses and names belong to somebody whom ``actor`` sees elsewhere (two queries)."""
    rows = Membership.objects.filter(community=community, left_at=None, person__is_active=True)
    known = [
        Known(*row)
        for row in rows.values_list("person_id", "person__email", "person__name", "role")
    ]
    people = People(known, ())
    unknown = [line for line in lines if not people.named(line)]
    emails = {line.email for line in unknown if line.email}
    names = {line.name for line in unknown if line.name and not line.email}
    if not emails and not names:
        return people
    others = visible_people(actor).filter(is_active=True).exclude(memberships__in=rows.values("id"))
    seen = others.filter(Q(email__in=emails) | Q(name__in=names))
    elsewhere: set[str] = set()
    for email, name in seen.values_list("email", "name"):
        elsewhere |= {email, folded(name)}
    return People(known, elsewhere)
