"""Committing posts: many at once, in one transaction of the writer, each answered on its own."""

import uuid
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Problem
from chatcore.live import log
from rooms.conversations import policies
from rooms.conversations.cards import message_card
from rooms.conversations.events import MessagePosted
from rooms.conversations.models import Mention, Message, RoomMember

if TYPE_CHECKING:
    from rooms.conversations.actions.posting import Posted, PreparedPost


def commit_posts(posts: Sequence["PreparedPost"]) -> "list[Posted | Problem]":
    """Write ``posts`` (six queries at most, however many) and return an answer for each, in their order.

    Rights are looked at again: somebody removed between preparing and committing posts nothing.
    """
    answers: list[Any] = [None] * len(posts)
    known = _known(posts)
    members = _members(posts)
    fresh: list[tuple[int, PreparedPost]] = []
    repeats: list[tuple[int, tuple[uuid.UUID, uuid.UUID]]] = []
    for index, post in enumerate(posts):
        key = (post.author.id, post.client_id)
        if key in known:
            repeats.append((index, key))
        elif refusal := _refusal(post, members):
            answers[index] = refusal
        else:
            fresh.append((index, post))
            known[key] = None
    for (index, post), message in zip(fresh, _insert([post for _, post in fresh]), strict=True):
        known[post.author.id, post.client_id] = message
        answers[index] = _answer(message, repeated=False)
    for index, key in repeats:
        if earlier := known[key]:
            answers[index] = _answer(earlier, repeated=True)
    return answers


def _known(posts: Sequence["PreparedPost"]) -> dict[tuple[uuid.UUID, uuid.UUID], Message | None]:
    """Return those that were posted before, by another process or an earlier batch."""
    found = Message.objects.filter(client_id__in=[post.client_id for post in posts])
    return {
        (message.author_id, message.client_id): message
        for message in found.only("id", "seq", "posted_at", "author_id", "client_id")
    }


def _members(posts: Sequence["PreparedPost"]) -> dict[tuple[uuid.UUID, uuid.UUID], bool]:
    """Return who of the authors is in their room still, and whether that room is archived."""
    rows = RoomMember.objects.filter(
        room__in={post.room.id for post in posts},
        person__in={post.author.id for post in posts},
        person__is_active=True,
    ).values_list("room_id", "person_id", "room__archived_at")
    return {
        (room_id, person_id): archived_at is not None for room_id, person_id, archived_at in rows
    }


def _refusal(
    post: "PreparedPost", members: dict[tuple[uuid.UUID, uuid.UUID], bool]
) -> Problem | None:
    archived = members.get((post.room.id, post.author.id))
    if archived is None:
        return Forbidden(policies.NOT_JOINED)
    return Forbidden(policies.ARCHIVED) if archived else None


def _insert(posts: Sequence["PreparedPost"]) -> list[Message]:
    if not posts:
        return []
    places = log.take(Counter(post.room.stream for post in posts))
    moment = now()
    messages, events = [], []
    for post in posts:
        seq = places[post.room.stream]
        places[post.room.stream] += 1
        message = Message(
            id=post.id,
            room_id=post.room.id,
            topic_id=post.topic_id,
            author_id=post.author.id,
            seq=seq,
            text=post.text,
            html=post.html,
            client_id=post.client_id,
            reply_to_id=post.reply_to_id,
            posted_at=post.posted_at or moment,
        )
        messages.append(message)
        card = message_card(message, author=post.author, mentioned=post.mentioned)
        events.append(MessagePosted(stream=post.room.stream, seq=seq, message=card))
    Message.objects.bulk_create(messages)
    Mention.objects.bulk_create(
        Mention(message_id=post.id, person_id=person) for post in posts for person in post.mentioned
    )
    log.write(events, actors=[post.author.id for post in posts])
    return messages


def _answer(message: Message, *, repeated: bool) -> "Posted":
    from rooms.conversations.actions.posting import Posted

    return Posted(id=message.id, seq=message.seq, posted_at=message.posted_at, repeated=repeated)
