"""Deleting a message, taking the deletion back, and clearing what nobody took back; decisions are in ``removing``."""

from datetime import datetime

import msgspec
from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.attaching import detach
from rooms.conversations.actions.forgetting import forget_found, forget_words
from rooms.conversations.actions.holding import NOT_YOURS, check_writable, locked
from rooms.conversations.events import MessageDeleted, MessageRestored
from rooms.conversations.happenings import MessageRestored as Restored
from rooms.conversations.happenings import MessageWithdrawn
from rooms.conversations.models import Indexed, Message, Withdrawal
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.access import RoomView, any_message_for, message_for
from rooms.conversations.selectors.timeline import message_cards
from rooms.conversations.undoing import GRANTED, OFFERED, may_come_back

# Deletions that one run clears for good; the next run comes in a few seconds.
MOST = 200


class Withdrawn(msgspec.Struct, frozen=True):
    """The position of the deletion's event, and until when it may be taken back (None: it is for good)."""

    seq: int
    undo_until: datetime | None


def delete_message(*, actor: Person, message: str) -> int:
    """Take back a message, as ``withdraw_message``; returns the event's seq."""
    return withdraw_message(actor=actor, message=message).seq


def withdraw_message(*, actor: Person, message: str) -> Withdrawn:
    """Take back a message: one's own, or another's for those who lead the room.

    Nobody reads it from now on. Its words stay in its row for half a minute, for ``restore_message``, then
    ``clear_withdrawn`` takes them away, with all that hung on it.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: somebody else's, or in an archived room.
    """
    found, view = message_for(actor, message)
    _check_right(actor, found, view)
    with transaction.atomic():
        gone = locked(found)
        gone.deleted_at = now()
        gone.save(update_fields=["deleted_at"])
        Indexed.objects.filter(message=gone).delete()
        until = None
        if may_come_back(gone, view.room):
            Withdrawal.objects.update_or_create(
                message=gone, defaults={"by": actor, "at": gone.deleted_at}
            )
            until = gone.deleted_at + OFFERED
        else:
            clear_words(gone, later=False)
        announce(MessageWithdrawn(gone, view.room, actor))
        event = MessageDeleted(message_id=str(gone.id))
        return Withdrawn(log.emit(view.room.stream, event, actor=actor.id).seq, until)


def restore_message(*, actor: Person, message: str) -> int:
    """Bring back what ``actor`` has just deleted, as it was; returns the event's seq, or the head if it is there.

    Raises:
        NotFound: hidden, missing, or deleted by somebody else. Forbidden: not in the room any more, or archived.
        Conflict: its words are cleared already.
    """
    found, view = any_message_for(actor, message)
    if found.deleted_at is None:
        return log.head_of(view.room.stream)
    with transaction.atomic():
        back = Message.objects.select_for_update(of=("self",)).get(id=found.id)
        if back.deleted_at is None:
            return log.head_of(view.room.stream)
        withdrawal = Withdrawal.objects.filter(message=back).first()
        if actor.id != (withdrawal.by_id if withdrawal else back.author_id):
            # Only who could have brought it back learns that it was there.
            raise NotFound(path="$.message")
        if withdrawal is None or back.deleted_at <= now() - GRANTED:
            raise Conflict(_TOO_LATE, code="undo_over", path="$.message")
        _check_right(actor, found, view)
        back.deleted_at = None
        back.save(update_fields=["deleted_at"])
        withdrawal.at, withdrawal.came_back = None, True
        withdrawal.save()
        back.author = found.author
        announce(Restored(back, view.room, actor))
        (card,) = message_cards([back])
        return log.emit(view.room.stream, MessageRestored(message=card), actor=actor.id).seq


@transaction.atomic
def clear_withdrawn() -> int:
    """Clear for good what was deleted more than half a minute ago; return how many."""
    over = Withdrawal.objects.filter(at__lte=now() - GRANTED).order_by("at")
    ids = list(over.values_list("message_id", flat=True)[:MOST])
    # Held in one order, by who restores too: whoever comes first decides.
    rows = Message.objects.select_for_update(of=("self",)).filter(id__in=ids).order_by("id")
    gone = {message.id: message for message in rows if message.deleted_at is not None}
    withdrawals = Withdrawal.objects.filter(message__in=gone)
    for id_, came_back in withdrawals.values_list("message_id", "came_back"):
        # Of one that had come back before, the words are in a later event as well.
        clear_words(gone[id_], later=came_back)
    withdrawals.delete()
    return len(gone)


def clear_words(message: Message, *, later: bool) -> None:
    """Take away the words of a deleted message, and what hung on it, in the caller's transaction."""
    attached = detach(message)
    forget_words(message, stream=stream_of(message.room_id), later=later or attached)
    message.text = message.html = ""
    message.save(update_fields=["text", "html"])
    message.reactions.all().delete()
    forget_found(message)


def _check_right(actor: Person, message: Message, view: RoomView) -> None:
    if message.author_id == actor.id:
        check_writable(view)
    elif policies.why_not_moderate(view.standing):
        raise Forbidden(NOT_YOURS)


_TOO_LATE = Words(
    fr="Ce message est supprimé pour de bon : une suppression s’annule dans les dix secondes.",
    en="This message is deleted for good: a deletion is undone within ten seconds.",
)
