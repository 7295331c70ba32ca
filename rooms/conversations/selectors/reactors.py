"""Who reacted to a message, by name, as far as somebody may know the people."""

from chatcore.communities.selectors.people import visible_people
from chatcore.people.models import Person
from rooms.conversations.models import Message, Reaction


def reactors_of(
    message: Message, viewer: Person, *, emoji: str, after: int | None, limit: int
) -> list[Reaction]:
    """Return a page of the reactions to ``message`` by people whom ``viewer`` sees, as they came (one query).

    ``emoji``: those with it alone; empty, with any. The right to read the message is checked by the caller.
    """
    rows = Reaction.objects.filter(message=message, person__in=visible_people(viewer))
    if emoji:
        rows = rows.filter(emoji=emoji)
    if after is not None:
        rows = rows.filter(id__gt=after)
    return list(rows.select_related("person").order_by("id")[:limit])
