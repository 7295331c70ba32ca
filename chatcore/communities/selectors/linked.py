"""What links to people and groups lead to, as somebody may see it."""

import uuid
from collections.abc import Collection

from chatcore.communities.models import Community, Group
from chatcore.communities.policies import why_not_browse_people
from chatcore.communities.selectors.access import standing_in, with_standing
from chatcore.communities.selectors.groups import known_to
from chatcore.communities.selectors.people import visible_people
from chatcore.people.linking import Goal
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def linked_people(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of ``ids`` whom ``viewer`` sees, with what they do (one query)."""
    return {
        one.id: Goal(
            one.name, " · ".join(does for does in (one.title, one.organisation) if does), author=one
        )
        for one in visible_people(viewer).filter(id__in=ids)
    }


def linked_groups(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the groups that ``viewer`` may know of (two queries)."""
    groups = list(Group.objects.filter(known_to(viewer), id__in=ids))
    places = browsable(viewer, {group.community_id for group in groups})
    return {
        group.id: Goal(group.name, places[group.community_id].name)
        for group in groups
        if group.community_id in places
    }


def browsable(viewer: Person, ids: Collection[uuid.UUID | None]) -> dict[uuid.UUID, Community]:
    """Return those of the communities whose people ``viewer`` may look at, with their standing (one query)."""
    wanted = {id_ for id_ in ids if id_} or {NO_ID}
    return {
        one.id: one
        for one in with_standing(Community.objects.filter(id__in=wanted), viewer)
        if why_not_browse_people(standing_in(one)) is None
    }
