"""What a thème has come to: resolved with a summary, opened again; kept at the top of its room."""

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.lines import checked_text
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations import policies
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.cards import topic_card
from rooms.conversations.events import TopicChanged
from rooms.conversations.models import Room, Topic
from rooms.conversations.rendering import render_message
from rooms.conversations.selectors.access import RoomView, topic_for

SUMMARY = 2000
# More at the top are no top any more.
MOST_PINNED = 20


def resolve_topic(*, actor: Person, topic_id: str, summary: str = "") -> Topic:
    """Say that a thème has found its answer, with a summary (Markdown) that heads it; again: with another one.

    Raises:
        NotFound: hidden or missing. Forbidden: ``actor`` may not write in the room, or not these words.
        TooLarge: the summary.
    """
    topic, view = _to_write_in(actor, topic_id)
    clean = checked_text(summary, longest=SUMMARY, path="$.summary").strip()
    check_words(clean, view)
    html = render_message(clean, viewer=actor, room=view.room).html if clean else ""
    with transaction.atomic():
        topic = _held(topic)
        if topic.resolved_at is not None and topic.summary == clean:
            return topic
        topic.resolved_at, topic.resolved_by = now(), actor
        topic.summary, topic.summary_html = clean, html
        topic.save(update_fields=["resolved_at", "resolved_by", "summary", "summary_html"])
        _tell(topic, view.room, actor, "topic.resolved")
    return topic


def reopen_topic(*, actor: Person, topic_id: str) -> Topic:
    """Open a resolved thème again; one that is open stays as it is. Its summary waits for whoever resolves it next."""
    topic, view = _to_write_in(actor, topic_id)
    with transaction.atomic():
        topic = _held(topic)
        if topic.resolved_at is None:
            return topic
        topic.resolved_at = topic.resolved_by = None
        topic.save(update_fields=["resolved_at", "resolved_by"])
        _tell(topic, view.room, actor, "topic.reopened")
    return topic


def pin_topic(*, actor: Person, topic_id: str, pinned: bool) -> Topic:
    """Keep a thème at the top of its room's list, or no longer; again: changes nothing.

    Raises:
        NotFound: hidden or missing. Forbidden: not for ``actor``. Conflict: the room has twenty at the top.
    """
    topic, view = topic_for(actor, topic_id)
    if why_not := policies.why_not_pin(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        # The room is held, so that two who pin the twentieth do not make it twenty-one.
        Room.objects.select_for_update(no_key=True, of=("self",)).get(id=view.room.id)
        topic = _held(topic)
        if pinned == (topic.pinned_at is not None):
            return topic
        top = Topic.objects.filter(room=view.room, merged_into=None, pinned_at__isnull=False)
        if pinned and top.count() >= MOST_PINNED:
            raise Conflict(_TOO_MANY, path="$.topic")
        topic.pinned_at = now() if pinned else None
        topic.save(update_fields=["pinned_at"])
        _tell(topic, view.room, actor, "topic.pinned" if pinned else "topic.unpinned")
    return topic


def _to_write_in(actor: Person, topic_id: str) -> tuple[Topic, RoomView]:
    topic, view = topic_for(actor, topic_id)
    if why_not := policies.why_not_post(view.standing):
        raise Forbidden(why_not)
    return topic, view


def _held(topic: Topic) -> Topic:
    rows = Topic.objects.select_for_update(of=("self",)).select_related("resolved_by")
    return rows.get(id=topic.id)


def _tell(topic: Topic, room: Room, actor: Person, action: str) -> None:
    # Without the summary: a trace is not taken back.
    record(action=action, actor=actor, obj=topic, community=room.traced_in)
    log.emit(room.stream, TopicChanged(topic=topic_card(topic)), actor=actor.id)


_TOO_MANY = Words(
    fr="Ce salon a déjà vingt thèmes en tête de liste : retirez-en un d’abord.",
    en="This room has twenty topics at the top already: take one off first.",
)
