"""Reminding people of the messages that they saved to be reminded of."""

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound
from chatcore.live import log
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from chatcore.people.models import Person
from rooms.conversations.actions.noticing import MESSAGE
from rooms.conversations.events import SavedReminded
from rooms.conversations.models import Message, Saved
from rooms.conversations.selectors.access import message_for

# Reminders of one run; the next comes in half a minute.
MOST = 200


@transaction.atomic
def due_reminders() -> int:
    """Remind of everything whose moment has come, once; return how many.

    Of a message that the person may read no more nothing is said: nor is it tried again.
    """
    rows = Saved.objects.select_for_update(of=("self",), skip_locked=True).filter(
        remind_at__lte=now(), reminded_at=None
    )
    told = 0
    for saved in rows.select_related("person").order_by("remind_at", "id")[:MOST]:
        saved.reminded_at = now()
        saved.save(update_fields=["reminded_at"])
        try:
            message, _ = message_for(saved.person, saved.message_id)
        except NotFound:
            continue
        remind(saved.person, message)
        told += 1
    return told


def remind(person: Person, message: Message) -> None:
    """Tell ``person``, who may read it, of ``message``, in the transaction of the caller."""
    event = SavedReminded(message_id=str(message.id), room=str(message.room_id), seq=message.seq)
    log.emit(f"user:{person.id}", event, actor=person.id)
    raise_notices(
        [
            News(
                person=person.id,
                kind=Why.REMINDER,
                source=f"reminder:{message.id}:{int(now().timestamp())}",
                about_kind=MESSAGE,
                about=str(message.id),
                actor=message.author_id,
                community=message.room.community_id,
                room=message.room_id,
                topic=message.topic_id,
            )
        ]
    )
