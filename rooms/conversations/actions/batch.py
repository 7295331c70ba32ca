"""Committing posts: many at once, in one transaction of the writer, each answered on its own."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, NotFound, Problem
from chatcore.foundation.rowsets import RowsInsert
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.attaching import (
    Files,
    attach,
    cards_of,
    held_files,
    why_not_attach,
)
from rooms.conversations.actions.checking import answers_of, read_before, why_not_yet
from rooms.conversations.cards import message_card
from rooms.conversations.events import MessagePosted
from rooms.conversations.models import ClosedMessage, Mention, Message, Room
from rooms.conversations.models.room import stream_of
from rooms.conversations.reviewing import Waiting
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.admission import Admission, Asked, admissions, places_of

if TYPE_CHECKING:
    from rooms.conversations.actions.preparing import PreparedPost


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a post: the same for the first time and for every repeat."""

    id: uuid.UUID
    seq: int
    posted_at: datetime
    repeated: bool = False


def commit_posts(posts: Sequence["PreparedPost"]) -> "list[Posted | Problem]":
    """Write ``posts`` and return an answer for each, in their order: six queries at most, however many; three more
    where some carry files, one more where some are for slow rooms, and one where some answer what takes no answers.

    Rights are looked at here: somebody removed between preparing and committing posts nothing.
    """
    answers: dict[int, Posted | Problem] = {}
    here = {(post.room_id, post.id) for post in posts}
    first: dict[tuple[uuid.UUID, uuid.UUID], int] = {}
    fresh: list[tuple[int, PreparedPost, Admission]] = []
    admitted = admissions([_asked(place, post) for place, post in enumerate(posts)])
    posts = _answering_roots(posts, admitted)
    files, taken = held_files(posts), set[uuid.UUID]()
    early, kept = why_not_yet(posts, admitted), dict[int, Problem | Waiting]()
    earlier = places_of([found.earlier for found in admitted if found.earlier is not None])
    for index, (post, found) in enumerate(zip(posts, admitted, strict=True)):
        if found.earlier is not None:
            answers[index] = Posted(**earlier[found.earlier]._asdict(), repeated=True)
        elif refusal := _refusal(post, found, here) or early.get(index):
            answers[index] = refusal
        elif first.setdefault((post.author.id, post.client_id), index) == index:
            outcome = why_not_attach(post, files, taken) or read_before(post, found)
            if outcome is None:
                fresh.append((index, post, found))
            else:
                kept[index] = outcome
    answers.update(answers_of(kept))
    made = _insert([one[1:] for one in fresh], files)
    for (index, _, _), posted in zip(fresh, made, strict=True):
        answers[index] = posted
    return [
        answers.get(index) or _repeat(answers[first[_key(post)]])
        for index, post in enumerate(posts)
    ]


def _answering_roots(
    posts: Sequence["PreparedPost"], admitted: Sequence[Admission]
) -> Sequence["PreparedPost"]:
    """Return ``posts``, those of a feed that answer a comment as comments of the same publication.

    A query more where somebody answers in a feed; elsewhere none.
    """
    answered = {
        post.reply_to_id
        for post, found in zip(posts, admitted, strict=True)
        if post.reply_to_id and found.standing and found.standing.kind == "network"
    }
    if not answered:
        return posts
    rows = Message.objects.filter(id__in=answered).exclude(reply_to=None)
    roots = dict(rows.values_list("id", "reply_to_id"))
    return [
        msgspec.structs.replace(post, reply_to_id=roots[post.reply_to_id])
        if post.reply_to_id in roots
        else post
        for post in posts
    ]


def _key(post: "PreparedPost") -> tuple[uuid.UUID, uuid.UUID]:
    return post.author.id, post.client_id


def _asked(place: int, post: "PreparedPost") -> Asked:
    return Asked(
        place, post.author.id, post.client_id, post.room_id, post.topic_id, post.reply_to_id
    )


def _refusal(
    post: "PreparedPost", found: Admission, here: set[tuple[uuid.UUID, uuid.UUID]]
) -> Problem | None:
    """Return why ``post`` is refused: the room first, then whether one may, then what it refers to.

    ``here`` names the messages of the batch itself: what was imported may answer one of them.
    """
    standing = found.standing
    if standing is None or not policies.may_see(standing):
        # Only what is refused anyway asks whether its author visits: posting costs nothing more.
        visits = post.author.is_staff and _reads(post.author, post.room_id)
        return Forbidden(policies.VISITORS_JOIN_NOTHING) if visits else NotFound(path="$.room")
    # What was said in the past was allowed by the rights of then: its author is a member, that is enough.
    past = (post.posted_at is not None or post.agreed) and standing.joined
    reply = post.reply_to_id is not None
    published = post.card is not None
    if not past and (why_not := policies.why_not_post(standing, reply=reply, published=published)):
        return Forbidden(why_not)
    if post.reply_to_id is not None and not (
        found.answers or (post.room_id, post.reply_to_id) in here
    ):
        return NotFound(path="$.reply_to")
    if found.closed and (why_not := policies.why_not_answer(standing, closed=True)):
        return Forbidden(why_not)
    if post.topic_id is not None and found.topic is None:
        return NotFound(path="$.topic")
    return None


def _reads(visitor: Person, room_id: uuid.UUID) -> bool:
    """Tell whether one of the site's staff reads the room, in whose community they are for a time."""
    room = with_standing(Room.objects.filter(id=room_id), visitor).first()
    return room is not None and standing_in(room).visits and policies.may_see(standing_in(room))


def _insert(posts: "Sequence[tuple[PreparedPost, Admission]]", files: Files) -> list[Posted]:
    """Write ``posts``, each with its thème, at the next positions of their rooms."""
    if not posts:
        return []
    places = log.take(Counter(stream_of(post.room_id) for post, _ in posts))
    moment = now()
    answers, rows, events = [], [], []
    for post, found in posts:
        stream = stream_of(post.room_id)
        seq = places[stream]
        places[stream] += 1
        row = _Row(
            id=post.id,
            room_id=post.room_id,
            topic_id=found.topic,
            author_id=post.author.id,
            seq=seq,
            text=post.text,
            html=post.html,
            client_id=post.client_id,
            reply_to_id=post.reply_to_id,
            posted_at=post.posted_at or moment,
            card=None if post.card is None else {"kind": post.card.kind, "id": post.card.id},
        )
        rows.append(row)
        card = message_card(
            row,
            author=post.author,
            mentioned=post.mentioned,
            attachments=cards_of(post, files),
        )
        events.append(MessagePosted(stream=stream, seq=seq, message=card))
        answers.append(Posted(id=row.id, seq=seq, posted_at=row.posted_at))
    _messages(rows)
    attach([post for post, _ in posts])
    _mentions([_Named(post.id, person) for post, _ in posts for person in post.mentioned])
    # What is answered to a message that takes no answers takes none either.
    if closed := [post.id for post, found in posts if found.closed]:
        ClosedMessage.objects.bulk_create([ClosedMessage(message_id=id_) for id_ in closed])
    log.write(events, actors=[post.author.id for post, _ in posts])
    return answers


def _repeat(answer: Posted | Problem) -> Posted | Problem:
    """Return the answer to the second of two equal posts of a batch."""
    if isinstance(answer, Problem):
        return answer
    return Posted(id=answer.id, seq=answer.seq, posted_at=answer.posted_at, repeated=True)


class _Row(msgspec.Struct):
    """A message as its row."""

    id: uuid.UUID
    room_id: uuid.UUID
    topic_id: uuid.UUID | None
    author_id: uuid.UUID
    seq: int
    text: str
    html: str
    client_id: uuid.UUID
    reply_to_id: uuid.UUID | None
    posted_at: datetime
    card: dict[str, str] | None = None
    edited_at: datetime | None = None


class _Named(msgspec.Struct):
    message_id: uuid.UUID
    person_id: uuid.UUID | None


_messages = RowsInsert(Message, _Row)
_mentions = RowsInsert(Mention, _Named)
