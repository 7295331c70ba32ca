"""Making one thème of two."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from django.db import transaction

from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.live.followers import Happened
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations import policies
from rooms.conversations.actions.carrying import retitle
from rooms.conversations.actions.moved_marks import follow_into_topic
from rooms.conversations.events import MessageMoved, TopicMerged
from rooms.conversations.models import Indexed, Message, Topic, TopicFollow, TopicMark
from rooms.conversations.selectors.access import topic_for, topic_in


def merge_topics(*, actor: Person, topic_id: str, into: str) -> Topic:
    """Put all that was said in a thème into another of its room; its address leads there, its name is free again.

    A constant number of statements, however much was said. Who follows either follows what it has become.

    Raises:
        Forbidden: ``actor`` may not write in the room. NotFound: the other thème is of elsewhere.
        Conflict: the general thème stays, and none is merged with itself.
    """
    gone, view = topic_for(actor, topic_id)
    if why_not := policies.why_not_post(view.standing):
        raise Forbidden(why_not)
    kept = topic_in(view.room, into, path="$.into")
    if gone.general:
        raise Conflict(_GENERAL_STAYS)
    if gone.id == kept.id:
        raise Conflict(_ITSELF, path="$.into")
    with transaction.atomic():
        _hold(gone, kept)
        said = Message.objects.filter(topic=gone, deleted_at=None)
        count = said.count()
        if count:
            follow_into_topic(view.room, kept, said)
        Message.objects.filter(topic=gone).update(topic=kept)
        Indexed.objects.filter(topic=gone).update(topic=kept)
        TopicMark.objects.filter(topic=gone).delete()
        _join_follows(gone, kept)
        Topic.objects.filter(merged_into=gone).update(merged_into=kept)
        gone.merged_into, gone.title_key, gone.pinned_at = kept, f"{gone.id}", None
        gone.save(update_fields=["merged_into", "title_key", "pinned_at"])
        record(
            action="topic.merged",
            actor=actor,
            obj=gone,
            community=view.room.traced_in,
            before={"title": gone.title},
            after={"title": kept.title, "messages": count},
        )
        log.emit(
            view.room.stream, TopicMerged(topic=str(gone.id), into=str(kept.id)), actor=actor.id
        )
    return kept


def _hold(gone: Topic, kept: Topic) -> None:
    """Hold both until the commit. Somebody may have merged one of them a moment ago.

    Raises:
        NotFound: so they did.
    """
    rows = Topic.objects.select_for_update(of=("self",)).filter(id__in=[gone.id, kept.id])
    if len(list(rows.filter(merged_into=None).order_by("id"))) < 2:
        raise NotFound(path="$.topic")


def _join_follows(gone: Topic, kept: Topic) -> None:
    """Who chose something for the one that goes, and nothing for the other, has chosen it for both."""
    theirs = TopicFollow.objects.filter(topic=gone)
    known = TopicFollow.objects.filter(topic=kept).values("person")
    theirs.exclude(person__in=list(known.values_list("person", flat=True))).update(topic=kept)
    theirs.delete()


def bring_latecomers(events: Sequence[Happened]) -> Callable[[], None] | None:
    """Bring what was posted in a thème in the moment in which it was merged to where the rest of it is.

    It follows the log: whoever posts looks at the thème first and writes then (one query when there is none).
    """
    named = {event.body["message"]["topic"] for event in events} - {None}
    gone = Topic.objects.filter(id__in=named, merged_into__isnull=False)
    merged = {topic.id: topic for topic in gone.select_related("room", "merged_into")}
    return partial(_bring, merged) if merged else None


def _bring(merged: Mapping[uuid.UUID, Topic]) -> None:
    late = Message.objects.filter(topic__in=merged, deleted_at=None)
    by_topic: dict[uuid.UUID, list[Message]] = {}
    for message in late:
        if message.topic_id is not None:
            by_topic.setdefault(message.topic_id, []).append(message)
    for id_, messages in by_topic.items():
        room, kept = merged[id_].room, merged[id_].merged_into
        if kept is None:
            continue
        ids = [message.id for message in messages]
        retitle(ids, kept)
        event = MessageMoved(message_ids=[str(one) for one in ids], topic=str(kept.id))
        log.emit(room.stream, event)


_GENERAL_STAYS = Words(
    fr="Le thème général reste : ce qui s’écrit sans thème y arrive. Fusionnez plutôt l’autre avec lui.",
    en="The general topic stays: what is written without a topic comes there. Merge the other one into it instead.",
)
_ITSELF = Words(
    fr="Choisissez un autre thème de ce salon.", en="Choose another topic of this room."
)
