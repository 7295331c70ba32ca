"""Keeping back posts and edits that the filter has read first, each with its files; who is told is a job."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from chatcore.communities.models import Community
from chatcore.files.actions.claiming import use
from chatcore.foundation.clock import now, wire
from chatcore.foundation.errors import Forbidden, Problem
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.models import Room, Visibility
from rooms.conversations.reviewing import Verdict, Waiting, WaitingEdit
from rooms.moderation.actions.ending import end_held
from rooms.moderation.actions.news import tell_author, tell_moderators
from rooms.moderation.models import Case, CaseKind, Effect, Held, HeldFile, HeldState
from rooms.moderation.models.case import ANSWERED_WITHIN
from rooms.moderation.selectors.filters import filters
from rooms.moderation.selectors.leading import leaders_of

# What one person may have waiting in a community: nobody buries those who read.
MOST_HELD = 20


class WordReviewer:
    """What conversations ask of the filters (``rooms.conversations.reviewing.Reviewer``)."""

    def verdict(self, community: uuid.UUID, revision: int, text: str) -> Verdict | None:
        """Return what the filter of ``community`` makes of ``text``; a query only where the revision is new."""
        match = filters.of(community, revision).found_in(text)
        if match is None:
            return None
        said = match.said.translate(_BRACES)
        if match.entry.effect == Effect.REVIEW:
            return Verdict(_WAITS.filled(said=said), waits=True)
        words, why = REFUSED.filled(said=said), match.entry.explanation
        return Verdict(Words(f"{words.fr} {why}".strip(), f"{words.en} {why}".strip()), waits=False)

    def hold(self, posts: Sequence[Waiting]) -> Sequence[Problem]:
        return [hold_post(waiting=one) for one in posts]

    def hold_edit(self, edit: WaitingEdit) -> Problem:
        return hold_edit(edit=edit)

    def held_before(self, author: uuid.UUID, client_id: uuid.UUID) -> Problem | None:
        return _answer_before(author, client_id)


def hold_post(*, waiting: Waiting) -> Problem:
    """Keep a post until somebody has read it; the same post again is answered as the first time.

    Returns what its author is answered: that it waits (code ``held``), that it was refused, that too many wait, or that
    nobody is there to read it.
    """
    post = waiting.post
    if known := _answer_before(post.author.id, post.client_id):
        return known
    room = Room.objects.only("id", "name", "visibility", "community").get(id=post.room_id)
    if why_not := _why_not_hold(room, post.author, waiting.words):
        return why_not
    held = Held(
        id=post.id,
        room=room,
        author=post.author,
        topic_id=waiting.topic,
        reply_to_id=post.reply_to_id,
        text=post.text,
        client_id=post.client_id,
    )
    _keep(held, [])
    HeldFile.objects.bulk_create(
        HeldFile(file_id=id_, held=held, place=place) for place, id_ in enumerate(post.attachments)
    )
    if post.attachments:
        use(post.attachments)
    return Forbidden(HELD, code="held", title=_HELD_TITLE)


@transaction.atomic
def hold_edit(*, edit: WaitingEdit) -> Problem:
    """Keep an edit until somebody has read it, in the place of one of the same message that waits already."""
    mine = Held.objects.select_for_update(of=("self",)).select_related("case", "case__community")
    for earlier in mine.filter(edits=edit.message, state=HeldState.WAITING):
        end_held(actor=edit.author, held=earlier)
    if why_not := _why_not_hold(edit.room, edit.author, edit.words):
        return why_not
    message = edit.message
    held = Held(
        room=edit.room,
        author=edit.author,
        topic_id=message.topic_id,
        edits=message,
        text=edit.text,
        client_id=new_id(),
    )
    _keep(held, [_copied(message.id, edit.author, message.text, wire(message.posted_at))])
    return Forbidden(HELD_EDIT, code="held", title=_HELD_TITLE)


def _why_not_hold(room: Room, author: Person, words: Words) -> Problem | None:
    mine = Held.objects.filter(
        author=author.id, case__community=room.community_id, state=HeldState.WAITING
    )
    if mine.count() >= MOST_HELD:
        return Forbidden(_MANY, code="words_refused")
    if room.visibility == Visibility.PRIVATE and not leaders_of(room, but={author.id}):
        return Forbidden(words, code="words_refused")
    return None


def _keep(held: Held, before: list[dict[str, Any]]) -> None:
    """Open the case of ``held``; ``before`` is what stands there until it is decided."""
    moment, author, room = now(), held.author, held.room
    community = Community.objects.get(rooms=room)
    copy = _copied(held.id, author, held.text, wire(moment)) | {"reported": True}
    held.case = Case.objects.create(
        community=community,
        kind=CaseKind.HELD,
        subject=author,
        room=room,
        evidence={"room": room.name, "messages": [*before, copy]},
        of_leaders=room.visibility == Visibility.PRIVATE,
        opened_at=moment,
        due_at=moment + ANSWERED_WITHIN,
    )
    held.held_at = moment
    held.save(force_insert=True)
    record(action="moderation.held", actor=author, obj=held.case, community=community)
    tell_author.enqueue(str(held.id))
    tell_moderators.enqueue(str(held.case.id), f"held:{held.id}")


def _copied(id_: uuid.UUID, author: Person, text: str, at: str) -> dict[str, Any]:
    return {
        "id": str(id_),
        "author": str(author.id),
        "author_name": author.name,
        "text": text,
        "posted_at": at,
        "reported": False,
    }


def _answer_before(author: uuid.UUID, client_id: uuid.UUID) -> Problem | None:
    known = Held.objects.filter(author=author, client_id=client_id).first()
    if known is None:
        return None
    if known.state == HeldState.WAITING:
        return Forbidden(HELD, code="held", title=_HELD_TITLE)
    return Forbidden(_ENDED, code="words_refused")


_BRACES = str.maketrans("", "", "{}")
HELD = Words(
    fr="Votre message est gardé : une personne qui modère le lit avant qu’il paraisse. Vous saurez ce qu’il en est.",
    en="Your message is kept: somebody who moderates reads it before it appears. You will hear of it.",
)
HELD_EDIT = Words(
    fr="Votre modification est gardée : une personne qui modère la lit avant qu’elle paraisse. "
    "Le message reste tel quel d’ici là.",
    en="Your edit is kept: somebody who moderates reads it before it appears. The message stays as it is until then.",
)
_HELD_TITLE = Words(fr="En attente de relecture", en="Waiting to be read")
REFUSED = Words(
    fr="« {said} » n’est pas accepté dans cette communauté : dites-le autrement.",
    en="“{said}” is not accepted in this community: say it in other words.",
)
# What is read where what would wait cannot: in titles, in what presents an object, where nobody leads.
_WAITS = Words(
    fr="« {said} » demande une relecture avant de paraître, ce qui ne se fait pas ici : dites-le autrement.",
    en="“{said}” has to be read before it appears, which is not done here: say it in other words.",
)
_ENDED = Words(
    fr="Ce message n’a pas été publié : voyez la décision dans « Modération ».",
    en="This message was not published: see the decision under “Moderation”.",
)
_MANY = Words(
    fr="Vingt de vos messages attendent déjà une relecture : attendez qu’ils soient lus.",
    en="Twenty of your messages wait to be read already: wait until they are.",
)
