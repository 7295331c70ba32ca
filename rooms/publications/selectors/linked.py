"""What links to publications lead to, as somebody may see it."""

import uuid
from collections.abc import Collection

from chatcore.people.linking import Goal
from chatcore.people.models import Person
from rooms.publications.selectors.access import publications_seen


def linked_publications(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the publications that ``viewer`` may see (four queries)."""
    found = {}
    for one, _ in publications_seen(viewer, list(ids)):
        place = one.room.community.name if one.room.community else ""
        found[one.id] = Goal(one.title, place, author=one.message.author, also=(one.message_id,))
    return found
