"""Keeping the index of messages: it follows the log of events, never the path of a message.

What an event says is only which message to look at: the index is made from the message as it is now, so that
an event that is met twice, or late, does no harm.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

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
_KEPT = ("room", "topic", "author", "posted_at")
INDEXED_ON = (tag_of(MessagePosted), tag_of(MessageEdited), tag_of(MessageRestored))


def index_events(events: Sequence[Happened]) -> Callable[[], object] | None:
    """Index the messages that ``events`` are about: what follows the log (``chatcore.live.followers``).

    The terms of what they say now are found before anything is held; only what was changed since is analysed then.
    """
    ids = sorted({id_ for event in events for id_ in message_ids(event.body)})
    if not ids:
        return None
    return partial(_index_all, ids, {text: terms_of(text) for text in _texts(ids).values()})


def index_messages(messages: Collection[uuid.UUID]) -> int:
    """Bring the index to what each of ``messages`` is now; a deleted one has no place in it."""
    return _index_all(sorted(messages), {})


def _index_all(ids: list[uuid.UUID], terms: Mapping[str, list[str]]) -> int:
    pieces = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return sum(_index(piece, terms) for piece in pieces)


@transaction.atomic
def _index(ids: list[uuid.UUID], terms: Mapping[str, list[str]]) -> int:
    # Held until the commit: a message that somebody deletes now is deleted before, or has its row taken out after.
    rows = Message.objects.select_for_update(no_key=True).filter(id__in=ids, deleted_at=None)
    found = list(rows.order_by("id").values_list("id", *_KEPT, "text", "html", named=True))
    beside = texts_beside([row.id for row in found])
    Indexed.objects.bulk_create(
        [_entry(row, beside.get(row.id, []), terms) for row in found],
        update_conflicts=True,
        unique_fields=["message"],
        update_fields=[*_KEPT, "files", "links", "words"],
    )
    gone = set(ids) - {row.id for row in found}
    if gone:
        Indexed.objects.filter(message__in=gone).delete()
    return len(found)


def _texts(ids: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return what each of ``ids`` that is there says, with what is beside it."""
    rows = dict(Message.objects.filter(id__in=ids, deleted_at=None).values_list("id", "text"))
    beside = texts_beside(rows)
    return {id_: _whole(text, beside.get(id_, [])) for id_, text in rows.items()}


def _whole(text: str, beside: list[BesideText]) -> str:
    return " \n ".join([text, *(one.text for one in beside)])


def _entry(row: Any, beside: list[BesideText], terms: Mapping[str, list[str]]) -> Indexed:
    text = _whole(row.text, beside)
    found = terms.get(text)
    return Indexed(
        message_id=row.id,
        room_id=row.room,
        topic_id=row.topic,
        author_id=row.author,
        posted_at=row.posted_at,
        files=any(one.file for one in beside),
        links="<a " in row.html,
        words=(terms_of(text) if found is None else found)[:MOST_TERMS],
    )


def index_everything(*, again: bool = False, after: uuid.UUID | None = None) -> Iterable[int]:
    """Index all messages that are not in the index yet (``again``: all of them), in the order of their ids.

    Yields how many each batch had. What is there is left alone, so that it can be begun again at any time.
    """
    messages = Message.objects.filter(deleted_at=None).order_by("id")
    while True:
        here = messages if after is None else messages.filter(id__gt=after)
        ids = list(here.values_list("id", flat=True)[:BATCH])
        if not ids:
            return
        after = ids[-1]
        # Asked of these alone: without the whole of the index at each step.
        there = () if again else set(_indexed(ids))
        missing = [id_ for id_ in ids if id_ not in there]
        if missing:
            yield index_messages(missing)


def _indexed(ids: list[uuid.UUID]) -> Iterable[uuid.UUID]:
    return Indexed.objects.filter(message__in=ids).values_list("message_id", flat=True)
