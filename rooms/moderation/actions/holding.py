"""Keeping back posts that the filter has read first: in the transaction of the writer; who is told is a job."""

import uuid
from collections.abc import Sequence

from chatcore.communities.models import Community
from chatcore.foundation.clock import now, wire
from chatcore.foundation.errors import Forbidden, Problem
from chatcore.foundation.words import Words
from chatcore.records.actions import record
from rooms.conversations.models import Room
from rooms.conversations.reviewing import Verdict, Waiting
from rooms.moderation.actions.news import tell_author, tell_moderators
from rooms.moderation.models import Case, CaseKind, Effect, Held, HeldState
from rooms.moderation.models.case import ANSWERED_WITHIN
from rooms.moderation.selectors.filters import filters

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


def hold_post(*, waiting: Waiting) -> Problem:
    """Keep a post until somebody has read it; the same post again is answered as the first time.

    Returns what its author is answered: that it waits (code ``held``), that it was refused, or that too many wait.
    """
    post = waiting.post
    known = Held.objects.filter(author=post.author.id, client_id=post.client_id).first()
    if known is not None:
        return Forbidden(_ENDED if known.state != HeldState.WAITING else HELD, code=_code(known))
    mine = Held.objects.filter(
        author=post.author.id, case__community=waiting.community, state=HeldState.WAITING
    )
    if mine.count() >= MOST_HELD:
        return Forbidden(_MANY, code="words_refused")
    _keep(waiting)
    return Forbidden(HELD, code="held", title=_HELD_TITLE)


def _keep(waiting: Waiting) -> None:
    post, moment = waiting.post, now()
    community = Community.objects.get(id=waiting.community)
    room = Room.objects.only("id", "name").get(id=post.room_id)
    copy = {
        "id": str(post.id),
        "author": str(post.author.id),
        "author_name": post.author.name,
        "text": post.text,
        "posted_at": wire(moment),
        "reported": True,
    }
    case = Case.objects.create(
        community=community,
        kind=CaseKind.HELD,
        subject=post.author,
        room=room,
        evidence={"room": room.name, "messages": [copy]},
        opened_at=moment,
        due_at=moment + ANSWERED_WITHIN,
    )
    held = Held.objects.create(
        id=post.id,
        case=case,
        room=room,
        author=post.author,
        topic_id=waiting.topic,
        reply_to_id=post.reply_to_id,
        text=post.text,
        client_id=post.client_id,
        held_at=moment,
    )
    record(action="moderation.held", actor=post.author, obj=case, community=community)
    tell_author.enqueue(str(held.id))
    tell_moderators.enqueue(str(case.id), f"held:{held.id}")


def _code(held: Held) -> str:
    return "held" if held.state == HeldState.WAITING else "words_refused"


_BRACES = str.maketrans("", "", "{}")
HELD = Words(
    fr="Votre message est gardé : une personne qui modère le lit avant qu’il paraisse. Vous saurez ce qu’il en est.",
    en="Your message is kept: somebody who moderates reads it before it appears. You will hear of it.",
)
_HELD_TITLE = Words(fr="En attente de relecture", en="Waiting to be read")
REFUSED = Words(
    fr="« {said} » n’est pas accepté dans cette communauté : dites-le autrement.",
    en="“{said}” is not accepted in this community: say it in other words.",
)
# What is read where what would wait cannot: in private rooms, with files, in an edit.
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
