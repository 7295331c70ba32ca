"""Taking messages away by a decision of those who moderate, and bringing them back when it was wrong."""

from collections.abc import Collection

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.actions.attaching import detach
from rooms.conversations.actions.forgetting import forget_found, forget_words
from rooms.conversations.actions.withdrawing import clear_words
from rooms.conversations.events import MessageDeleted, MessageRestored
from rooms.conversations.happenings import MessageRestored as Restored
from rooms.conversations.happenings import MessageWithdrawn
from rooms.conversations.models import Attachment, Mention, Message, Removal, Withdrawal
from rooms.conversations.models.room import stream_of
from rooms.conversations.rendering import render_message
from rooms.conversations.selectors.timeline import message_cards
from rooms.conversations.undoing import may_come_back


@transaction.atomic
def remove_by_decision(*, actor: Person, message: Message) -> bool:
    """Take a message away by a decision of those who moderate, who need not be in its room. Tells whether it was there.

    Its words leave the room, the log and the search at once. They are kept apart, with its files and reactions, until
    ``forget_removed``: an appeal may bring it back. One that its author has just deleted can come back no more.
    """
    gone = Message.objects.select_for_update(of=("self",)).select_related("room").get(id=message.id)
    withdrawal = Withdrawal.objects.filter(message=gone).first()
    if gone.deleted_at is not None:
        if withdrawal is not None:
            clear_words(gone, later=withdrawal.came_back)
            withdrawal.delete()
        return False
    gone.deleted_at = now()
    gone.save(update_fields=["deleted_at"])
    if may_come_back(gone, gone.room):
        _keep_apart(gone, later=withdrawal is not None)
    else:
        clear_words(gone, later=withdrawal is not None)
    Withdrawal.objects.filter(message=gone).delete()
    announce(MessageWithdrawn(gone, gone.room, actor))
    log.emit(gone.room.stream, MessageDeleted(message_id=str(gone.id)), actor=actor.id)
    return True


@transaction.atomic
def bring_back_removed(*, actor: Person, message: Message) -> bool:
    """Bring a message back that ``remove_by_decision`` took away, to its place, with its files and reactions. Tells
    whether it is there: not if what it said is kept no more."""
    rows = Message.objects.select_for_update(of=("self",)).select_related("room", "author")
    back = rows.get(id=message.id)
    removal = Removal.objects.filter(message=back).first()
    if removal is None:
        return back.deleted_at is None
    rendered = render_message(removal.text, viewer=back.author, room=back.room)
    back.text, back.html = removal.text, rendered.html if removal.text else ""
    back.deleted_at = None
    back.save(update_fields=["text", "html", "deleted_at"])
    Mention.objects.bulk_create(
        (Mention(message=back, person_id=person) for person in rendered.mentioned),
        ignore_conflicts=True,
    )
    removal.delete()
    # Should it be deleted again, its words are looked for in the event of its return too.
    Withdrawal.objects.update_or_create(
        message=back, defaults={"by": actor, "at": None, "came_back": True}
    )
    announce(Restored(back, back.room, actor))
    (card,) = message_cards([back])
    log.emit(back.room.stream, MessageRestored(message=card), actor=actor.id)
    return True


@transaction.atomic
def forget_removed(messages: Collection[Message]) -> None:
    """Let go for good of what decisions took away, once nobody can appeal: the words, the files, the reactions."""
    for message in Message.objects.filter(id__in=[one.id for one in messages]).order_by("id"):
        gone, _ = Removal.objects.filter(message=message).delete()
        if gone:
            detach(message)
            message.reactions.all().delete()


def _keep_apart(message: Message, *, later: bool) -> None:
    attached = Attachment.objects.filter(message=message).exists()
    Removal.objects.create(message=message, text=message.text)
    forget_words(message, stream=stream_of(message.room_id), later=later or attached)
    message.text = message.html = ""
    message.save(update_fields=["text", "html"])
    forget_found(message)
