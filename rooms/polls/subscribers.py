"""What polls do when something happens below them."""

import uuid
from collections.abc import Collection, Iterable

from chatcore.foundation.errors import Forbidden
from chatcore.foundation.happenings import on
from chatcore.foundation.words import Words
from chatcore.people.linking import leads_to
from rooms.conversations.catching import sums_up
from rooms.conversations.happenings import MessageRewritten
from rooms.conversations.search.beside import BesideText, texts_from
from rooms.polls.actions.telling import tell_changed
from rooms.polls.cards import KIND
from rooms.polls.models import Poll, PollOption
from rooms.polls.selectors.closed import closed_polls
from rooms.polls.selectors.linked import linked_polls

sums_up(closed_polls)
leads_to(KIND, "/sondages/<id>", linked_polls)


@on(MessageRewritten)
def follow_the_question(happening: MessageRewritten) -> None:
    """A question changes with its message, as long as nobody has answered it."""
    message = happening.message
    if message.card is None or message.card["kind"] != KIND:
        return
    rows = Poll.objects.select_for_update(of=("self",), no_key=True)
    poll = rows.filter(message=message).first()
    if poll is None:
        return
    if poll.turnout or poll.closed_at is not None:
        raise Forbidden(_ANSWERED)
    poll.message = message
    tell_changed(poll, by=happening.actor)


@texts_from
def answers_of_polls(messages: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, BesideText]]:
    """A poll is found by its answers too."""
    rows = PollOption.objects.filter(poll__message__in=messages)
    for message, label in rows.values_list("poll__message_id", "label"):
        yield message, BesideText(label)


_ANSWERED = Words(
    fr="Des personnes ont déjà répondu : la question ne change plus. Posez-en une nouvelle.",
    en="People have answered already: the question does not change any more. Ask a new one.",
)
