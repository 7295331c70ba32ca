"""Bringing in what was said elsewhere or earlier: many messages at once, with their own dates."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chatcore.foundation.errors import Problem
from chatcore.foundation.ids import new_id
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import clean_text
from rooms.conversations.actions.batch import Posted, commit_posts
from rooms.conversations.actions.preparing import PreparedPost
from rooms.conversations.models import Room, Topic
from rooms.conversations.rendering import render_message

# Messages that one transaction writes: enough to be quick, few enough to let members in between.
BATCH = 200


@dataclass(frozen=True, kw_only=True)
class PastPost:
    """A message of the past. ``client_id`` makes a repeated import add nothing."""

    author: Person
    text: str
    posted_at: datetime
    client_id: uuid.UUID
    topic: Topic | None = None
    reply_to: uuid.UUID | None = None
    id: uuid.UUID | None = None


def import_history(*, actor: Person, room: Room, posts: Sequence[PastPost]) -> list[Posted]:
    """Write ``posts`` into ``room`` in their order; their authors are in it already.

    Raises:
        Problem: the first post that is refused; its whole batch is undone.
    """
    answers: list[Posted] = []
    for start in range(0, len(posts), BATCH):
        prepared = [_prepared(post, room) for post in posts[start : start + BATCH]]
        with transaction.atomic():
            for answer in commit_posts(prepared):
                if isinstance(answer, Problem):
                    raise answer
                answers.append(answer)
            after = {"messages": len(prepared)}
            record(
                action="history.imported",
                actor=actor,
                obj=room,
                community=room.traced_in,
                after=after,
            )
    return answers


def _prepared(post: PastPost, room: Room) -> PreparedPost:
    text = clean_text(post.text)
    rendered = render_message(text, viewer=post.author, room=room)
    return PreparedPost(
        id=post.id or new_id(),
        room_id=room.id,
        author=post.author,
        topic_id=post.topic.id if post.topic else None,
        text=text,
        html=rendered.html,
        client_id=post.client_id,
        reply_to_id=post.reply_to,
        mentioned=rendered.mentioned,
        posted_at=post.posted_at,
    )
