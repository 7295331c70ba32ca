"""Whose names are listed to a person: those whom they see, but for communities whose directory is closed to them.

Whom one sees (``selectors/people.py``) is one thing: a colleague in a room has a name, a profile, and can be mentioned.
Who can be looked for is another: it ends where the module ``directory`` does.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from chatcore.communities import policies
from chatcore.communities.models import Community, Membership, Role
from chatcore.communities.selectors.access import (
    Right,
    community_for,
    standing_in,
    with_standing,
)
from chatcore.communities.selectors.entering import INSIDE, entries_of
from chatcore.communities.selectors.modules import is_on
from chatcore.communities.selectors.people import Ids, filtered, narrows, visible_people
from chatcore.foundation.errors import NotFound
from chatcore.people.models import Person

DIRECTORY = "directory"
# Lists of the people of a room are of those whom one talks with: no directory.
_OF_ROOMS = "room"


def lists_people(community: Community) -> bool:
    """Tell whether the viewer may look for people of ``community``, which carries their standing (no query)."""
    return policies.may_list_people(standing_in(community), is_on(community, DIRECTORY))


def need_people(community: Community, *, path: str | None = None) -> None:
    """Go on if the people of ``community`` are listed to the viewer, whose standing it carries.

    Raises:
        NotFound: its directory is closed to them.
    """
    if not lists_people(community):
        raise NotFound(path=path)


def listed_people(viewer: Person, *, as_directory: bool = False) -> "QuerySet[Person]":
    """Return those whom ``viewer`` sees and may look for (one query more than ``visible_people``).

    Args:
        as_directory: in the directory itself, which is closed to those who manage people too, where it is off.
    """
    mine = Membership.objects.filter(person=viewer, left_at=None)
    # Few communities set this module: the others, open to all, are not read.
    inside = Q(id__in=mine.values("community"))
    if viewer.is_staff:
        inside |= Q(id__in=entries_of(viewer).values("community"))
    setting = Community.objects.filter(inside, modules__has_key=DIRECTORY)
    closed = [
        community.id
        for community in with_standing(setting, viewer)
        if not (is_on(community, DIRECTORY) if as_directory else lists_people(community))
    ]
    people = visible_people(viewer)
    if not closed:
        return people
    together = Membership.objects.filter(person=OuterRef("pk"), left_at=None)
    open_ = mine.filter(INSIDE).exclude(role=Role.GUEST).exclude(community__in=closed)
    return people.filter(
        Q(id=viewer.id)
        | ~Exists(together.filter(community__in=closed))
        | Exists(together.filter(community__in=open_.values("community")))
    )


def narrowed(
    viewer: Person, filters: dict[str, str], *, as_directory: bool = False
) -> "QuerySet[Person]":
    """Return the active people who are listed to ``viewer`` and whom ``filters`` leave: ``q``, ``community``, others
    that are registered. Of a room, all whom ``viewer`` sees there: they are mentioned there.

    Raises:
        Invalid: an unknown filter. NotFound: a community or room that the viewer does not see, or a community
        whose directory is closed to them.
    """
    of_a_room = _OF_ROOMS in filters and not as_directory
    people = (
        visible_people(viewer) if of_a_room else listed_people(viewer, as_directory=as_directory)
    )
    return filtered(viewer, people.filter(is_active=True), filters)


@narrows("community")
def _people_of_community(viewer: Person, value: str) -> Ids:
    community = community_for(viewer, value, to=Right.SEE)
    need_people(community, path="$.community")
    return Membership.objects.filter(community=community, left_at=None).values("person")
