"""Keeping the index of messages: it follows the log of events, never the path of a message.

What an event says is only which message to look at: the index is made from the message as it is now, so that
an event that is met twice, or late, does no harm.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from chatcore.live.followers import Happened
from chatcore.live.registry import tag_of
from rooms.conversations.events import MessageEdited, MessagePosted, MessageRestored
from rooms.conversations.models import Indexed, Message
from rooms.conversations.search.analysis import terms_of
from rooms.conversations.search.beside import BesideText, texts_beside
from rooms.conversations.search.decoding import message_ids

# Messages that one transaction indexes: their rows are held meanwhile, which whoever deletes one waits for.
BATCH = 200
# Terms of one message: 8,000 characters hold fewer; those of its files may be more.
MOST_TERMS = 12_000
INDEXED_ON = (tag_of(MessagePosted), tag_of(MessageEdited), tag_of(MessageRestored))


def index_events(events: Sequence[Happened]) -> None:
    """Index the messages that ``events`` are about: what follows the log (``chatcore.live.followers``)."""
    index_messages({id_ for event in events for id_ in message_ids(event.body)})


def index_messages(messages: Collection[uuid.UUID]) -> int:
    """Bring the index to what each of ``messages`` is now; a deleted one has no place in it."""
    ids = sorted(messages)
    return sum(_index(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))


@transaction.atomic
def _index(ids: list[uuid.UUID]) -> int:
    # Held until the commit: a message that somebody deletes now is deleted before, or has its row taken out after.
    rows = Message.objects.select_for_update(no_key=True).filter(id__in=ids, deleted_at=None)
    found = list(rows.order_by("id"))
    beside = texts_beside([message.id for message in found])
    Indexed.objects.bulk_create(
        [_entry(message, beside.get(message.id, [])) for message in found],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=["room", "topic", "author", "posted_at", "files", "links", "words"],
    )
    gone = set(ids) - {message.id for message in found}
    if gone:
        Indexed.objects.filter(message__in=gone).delete()
    return len(found)


def _entry(message: Message, beside: list[BesideText]) -> Indexed:
    terms = terms_of(" \n ".join([message.text, *(one.text for one in beside)]))
    return Indexed(
        message_id=message.id,
        room_id=message.room_id,
        topic_id=message.topic_id,
        author_id=message.author_id,
        posted_at=message.posted_at,
        files=any(one.file for one in beside),
        links="<a " in message.html,
        words=terms[:MOST_TERMS],
    )


def index_everything(*, again: bool = False, after: uuid.UUID | None = None) -> Iterable[int]:
    """Index all messages that are not in the index yet (``again``: all of them), in the order of their ids.

    Yields how many each batch had. What is there is left alone, so that it can be begun again at any time.
    """
    while True:
        messages = Message.objects.filter(deleted_at=None).order_by("id")
        if not again:
            messages = messages.filter(indexed=None)
        if after is not None:
            messages = messages.filter(id__gt=after)
        ids = list(messages.values_list("id", flat=True)[:BATCH])
        if not ids:
            return
        yield index_messages(ids)
        after = ids[-1]
