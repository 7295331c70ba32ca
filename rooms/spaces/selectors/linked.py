"""What links to projects and clubs lead to, as somebody may see it."""

import uuid
from collections.abc import Collection

from chatcore.communities.selectors.linked import browsable
from chatcore.communities.selectors.modules import is_on
from chatcore.people.linking import Goal
from chatcore.people.models import Person
from rooms.spaces import policies
from rooms.spaces.models import Club, Project
from rooms.spaces.selectors.access import known_to, standing_of


def linked_projects(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the projects that ``viewer`` may see (two queries)."""
    projects = list(known_to(Project.objects.filter(id__in=ids), viewer))
    places = browsable(viewer, {one.community_id for one in projects})
    return {
        one.id: Goal(one.title, places[one.community_id].name)
        for one in projects
        if one.community_id in places
        and is_on(places[one.community_id], "projects")
        and policies.may_see(standing_of(one, places[one.community_id]))
    }


def linked_clubs(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the clubs that ``viewer`` may see: their name, nothing of what is inside (two queries)."""
    clubs = list(Club.objects.filter(id__in=ids))
    places = browsable(viewer, {one.community_id for one in clubs})
    return {
        one.id: Goal(one.name, places[one.community_id].name)
        for one in clubs
        if one.community_id in places and is_on(places[one.community_id], "clubs")
    }
