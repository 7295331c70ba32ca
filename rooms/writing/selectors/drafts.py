"""One's drafts."""

from chatcore.people.models import Person
from rooms.writing.cards import MyDraftCard, my_draft_card
from rooms.writing.models import Draft
from rooms.writing.selectors.places import names_of, place_of, rooms_seen

# As many as one screen lists; the oldest of more stay where they were begun.
MOST = 500


def drafts_of(viewer: Person) -> list[MyDraftCard]:
    """Return all drafts of ``viewer`` that hold a word, the last written first (three queries).

    Those of rooms that they do not see any more are there too, without a name: what one wrote is one's own.
    """
    rows = Draft.objects.filter(person=viewer).exclude(text="", aside="")
    found = list(rows.select_related("topic").order_by("-written_at", "-id")[:MOST])
    names = names_of(viewer, rooms_seen(viewer, {row.room_id for row in found}))
    return [my_draft_card(row, place_of(row, names)) for row in found]
