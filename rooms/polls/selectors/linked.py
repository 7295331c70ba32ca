"""What links to polls lead to, as somebody may see it."""

import uuid
from collections.abc import Collection

from chatcore.people.linking import Goal
from chatcore.people.models import Person
from rooms.conversations.models import Kind
from rooms.conversations.selectors.linked import place_in
from rooms.conversations.selectors.noticed import excerpt_of
from rooms.polls.selectors.access import polls_seen


def linked_polls(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Goal]:
    """Return those of the polls that ``viewer`` may see (four queries)."""
    found = {}
    for poll, _, _ in polls_seen(viewer, list(ids)):
        message = poll.message
        place, direct = place_in(message.room, None), message.room.kind == Kind.DIRECT
        also = (message.id,)
        found[poll.id] = Goal(excerpt_of(message.text), place, direct, message.author, also=also)
    return found
