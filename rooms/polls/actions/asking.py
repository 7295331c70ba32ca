"""Asking: a message whose text is the question, with the answers that may be chosen."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, TooLarge
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.edited_words import check_all_words
from rooms.conversations.actions.posting import post_message
from rooms.conversations.selectors.access import Right, room_for
from rooms.polls import policies
from rooms.polls.cards import reference_to
from rooms.polls.models import Poll, PollKind, PollOption, Results

# What one reads and compares at a glance; of ranked ones, what one puts in an order.
MOST_OPTIONS = 20
QUESTION_LENGTH, LABEL_LENGTH = 300, 120
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=366)


def open_poll(
    *,
    actor: Person,
    room_id: object,
    question: str,
    options: Sequence[str],
    client_id: uuid.UUID,
    kind: str = PollKind.SINGLE,
    most: int | None = None,
    anonymous: bool = False,
    adding: bool = False,
    results: str | None = None,
    closes_at: str | None = None,
    topic: str | None = None,
    new_topic: str | None = None,
) -> tuple[Poll, bool]:
    """Ask a room; whether it was asked now. Idempotent for ever on (actor, ``client_id``), as a post is.

    Args:
        most: how many answers one may choose, of a poll with several; as many as there are, if absent.
        results: when the counts are shown; of an anonymous poll always at its closing.
        closes_at: RFC 3339, with its zone; without it the poll is closed by hand.

    Raises:
        NotFound, Forbidden: the room or the thème is not there, or not for ``actor`` to post in, or the words of the
            community do not take the question or an answer.
        Invalid, TooLarge: a field. Conflict: ``client_id`` was that of another message.
    """
    if known := _asked_before(actor, client_id):
        return known, False
    view = room_for(actor, room_id, to=Right.READ)
    if why_not := policies.why_not_ask(view.standing):
        raise Forbidden(why_not)
    labels = checked_labels(options)
    # The question is the text of the message, and is read with it.
    check_all_words(labels, view)
    shown = _checked_results(results, anonymous=anonymous)
    poll = Poll(
        id=new_id(),
        kind=_one_of(kind, PollKind.values, "$.kind"),
        most=_checked_most(kind, most, len(labels), adding=adding),
        anonymous=anonymous,
        adding=adding,
        results=shown,
        closes_at=_checked_closing(closes_at),
    )
    text = checked_line(question, longest=QUESTION_LENGTH, path="$.question", required=True)
    try:
        with transaction.atomic():
            posted = post_message(
                actor=actor,
                room=view.room.id,
                text=text,
                client_id=client_id,
                topic=topic,
                new_topic=new_topic,
                card=reference_to(poll),
            ).result()
            if posted.repeated:
                raise Conflict(_OTHER_MESSAGE, path="$.client_id")
            poll.message_id = posted.id
            poll.save(force_insert=True)
            PollOption.objects.bulk_create(
                PollOption(poll=poll, number=number, label=label)
                for number, label in enumerate(labels, start=1)
            )
            record(action="poll.opened", actor=actor, obj=poll, community=view.room.community)
    except IntegrityError:
        # The same was sent twice in the same moment.
        known = _asked_before(actor, client_id)
        if known is None:
            raise
        return known, False
    return poll, True


def checked_labels(options: Sequence[str]) -> list[str]:
    """Return the labels of a poll's answers.

    Raises:
        Invalid: fewer than two, an empty one, or two that read the same. TooLarge: too many, or a long one.
    """
    if len(options) > MOST_OPTIONS:
        raise TooLarge(TOO_MANY.filled(most=MOST_OPTIONS), path="$.options")
    labels = [
        checked_line(label, longest=LABEL_LENGTH, path=f"$.options[{place}]", required=True)
        for place, label in enumerate(options)
    ]
    if len(labels) < 2:
        raise Invalid(_TOO_FEW, path="$.options")
    seen: dict[str, int] = {}
    for place, label in enumerate(labels):
        if seen.setdefault(folded(label), place) != place:
            raise Invalid(TWICE.filled(label=label), path=f"$.options[{place}]")
    return labels


def _checked_most(kind: str, most: int | None, options: int, *, adding: bool) -> int:
    if kind == PollKind.SINGLE:
        if most not in (None, 1):
            raise Invalid(_ONE_ONLY, path="$.most")
        return 1
    highest = MOST_OPTIONS if adding else options
    if most is None:
        return highest
    if not 2 <= most <= highest:
        raise Invalid(_BAD_MOST.filled(highest=highest), path="$.most")
    return most


def _checked_results(results: str | None, *, anonymous: bool) -> str:
    if results is None:
        return Results.CLOSED if anonymous else Results.ALWAYS
    if anonymous and results != Results.CLOSED:
        raise Invalid(_ANONYMOUS_IS_CLOSED, path="$.results")
    return _one_of(results, Results.values, "$.results")


def _checked_closing(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(_BAD_CLOSING, path="$.closes_at") from None
    if moment.tzinfo is None or not now() + SHORTEST <= moment <= now() + LONGEST:
        raise Invalid(_BAD_CLOSING, path="$.closes_at")
    return moment


def _one_of(value: str, allowed: Sequence[str], path: str) -> str:
    if value not in allowed:
        raise Invalid(_CHOOSE.filled(allowed=", ".join(allowed)), path=path)
    return value


def _asked_before(actor: Person, client_id: uuid.UUID) -> Poll | None:
    rows = Poll.objects.filter(message__author=actor, message__client_id=client_id)
    return rows.select_related("message").first()


_TOO_FEW = Words(
    fr="Proposez au moins deux réponses.", en="Give at least two answers to choose from."
)
TOO_MANY = Words(
    fr="Un sondage a au plus {most} réponses : gardez celles qui comptent.",
    en="A poll has at most {most} answers: keep those that matter.",
)
TWICE = Words(
    fr="La réponse « {label} » est déjà proposée.", en="The answer “{label}” is there already."
)
_ONE_ONLY = Words(
    fr="Un sondage à choix unique ne prend qu’une réponse.",
    en="A poll with a single choice takes one answer.",
)
_BAD_MOST = Words(
    fr="Le nombre de réponses que l’on peut choisir va de 2 à {highest}.",
    en="The number of answers one may choose is between 2 and {highest}.",
)
_BAD_CLOSING = Words(
    fr="La clôture est une date avec son fuseau, d’ici cinq minutes à un an.",
    en="The closing is a date with its time zone, five minutes to a year from now.",
)
_ANONYMOUS_IS_CLOSED = Words(
    fr="Le résultat d’un sondage anonyme se montre à la clôture : vu avant, chaque changement dirait ce qu’a choisi la "
    "personne qui vient de voter.",
    en="The result of an anonymous poll is shown when it closes: seen before, each change would say what the person "
    "who has just voted chose.",
)
_CHOOSE = Words(fr="Choisissez parmi : {allowed}.", en="Choose one of: {allowed}.")
_OTHER_MESSAGE = Words(
    fr="Cet envoi a déjà servi à un autre message : recommencez avec un nouveau « client_id ».",
    en="This was sent as another message already: try again with a new “client_id”.",
)
