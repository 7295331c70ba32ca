"""Showing a message in another room: by reference, so that each reader sees of it what their rights allow."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.live.followers import Happened
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person
from rooms.conversations.actions.batch import Posted
from rooms.conversations.actions.posting import post_message
from rooms.conversations.cards import CardReference
from rooms.conversations.events import CardChanged
from rooms.conversations.models import Kind, Message, Quotation
from rooms.conversations.models.room import stream_of
from rooms.conversations.search.decoding import message_ids
from rooms.conversations.selectors.access import Right, message_for, room_for

# The kind by which a message's card refers to another message.
MESSAGE = "message"


def share_message(
    *,
    actor: Person,
    message: str,
    room: str,
    client_id: uuid.UUID,
    text: str = "",
    topic: str | None = None,
) -> Posted:
    """Show ``message``, which ``actor`` reads, in ``room``, where they write; nothing of it is copied.

    A message that only shows another, without a word of its own, is not shared itself: the other is.

    Args:
        text: what ``actor`` says with it, if anything.
        client_id: a repeat answers the same and posts nothing.

    Raises:
        NotFound, Forbidden: the message, the room or the thème is not there, or not for ``actor`` to use so.
        Invalid, TooLarge: the text. Conflict: ``client_id`` was that of another message.
    """
    source = _said_itself(message_for(actor, message)[0], actor)
    place = room_for(actor, room, to=Right.PUBLISH).room
    if place.kind == Kind.NETWORK:
        raise Forbidden(_NOT_IN_FEEDS)
    with transaction.atomic():
        # Held, as whoever deletes it holds it: nobody shows what is gone.
        Message.objects.select_for_update(of=("self",), no_key=True).get(id=source.id)
        posted = post_message(
            actor=actor,
            room=place.id,
            text=text.strip(),
            client_id=client_id,
            topic=topic,
            card=CardReference(kind=MESSAGE, id=str(source.id)),
        ).result()
        if not posted.repeated:
            Quotation.objects.create(message_id=posted.id, source=source)
        elif not Quotation.objects.filter(message=posted.id).exists():
            raise Conflict(_OTHER_MESSAGE, path="$.client_id")
    return posted


def _said_itself(message: Message, actor: Person) -> Message:
    if message.text or message.card is None or message.card["kind"] != MESSAGE:
        return message
    return message_for(actor, message.card["id"])[0]


def tell_where_shown(events: Sequence[Happened]) -> None:
    """Have the rooms that show the messages of ``events`` read them again: what follows the log."""
    ids = {id_ for event in events for id_ in message_ids(event.body)}
    shown = Quotation.objects.filter(source__in=ids, message__deleted_at=None)
    told: dict[str, list[StreamEvent]] = defaultdict(list)
    for room, source in sorted(set(shown.values_list("message__room", "source")), key=str):
        changed = CardChanged(card=CardReference(kind=MESSAGE, id=str(source)))
        told[stream_of(room)].append(changed)
    log.tell(told)


_NOT_IN_FEEDS = Words(
    fr="Ce qui paraît dans le réseau a un titre : publiez-le depuis la page « Réseau », avec le lien du message.",
    en="What appears in the network has a title: publish it from the “Network” page, with the link of the message.",
)
_OTHER_MESSAGE = Words(
    fr="Cet envoi est celui d’un autre message : recommencez.",
    en="This was sent for another message: begin again.",
)
