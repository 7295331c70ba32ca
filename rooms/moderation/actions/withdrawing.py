"""Taking back a message of one's own that waits to be read."""

from django.db import transaction

from chatcore.people.models import Person
from rooms.conversations.models import Message
from rooms.moderation.actions.ending import end_held
from rooms.moderation.models import Held, HeldState
from rooms.moderation.selectors.held import my_held


@transaction.atomic
def withdraw_held(*, actor: Person, held_id: str) -> None:
    """Take it back: nobody reads it any more, and its words and files are kept nowhere.

    Raises:
        NotFound: missing, somebody else's, or not waiting any more.
    """
    end_held(actor=actor, held=my_held(actor, held_id))


def drop_edits_of(message: Message, *, actor: Person) -> None:
    """Let the edit of a message that is deleted wait for nobody any more (one query when none does)."""
    rows = Held.objects.select_for_update(of=("self",)).select_related("case", "case__community")
    for held in rows.filter(edits=message, state=HeldState.WAITING):
        end_held(actor=actor, held=held)
