"""Answers that people add to a poll that lets them, and that are taken away again."""

from django.db import transaction
from django.db.models import Max

from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.selectors.access import RoomView
from rooms.polls import policies
from rooms.polls.actions.asking import LABEL_LENGTH, MOST_OPTIONS, TOO_MANY, TWICE
from rooms.polls.actions.telling import tell_changed
from rooms.polls.models import PollOption
from rooms.polls.selectors.access import PollRight, poll_for


@transaction.atomic
def add_option(*, actor: Person, poll_id: object, label: str) -> PollOption:
    """Add an answer to a poll that lets its people do so.

    Raises:
        NotFound, Forbidden: the poll is not there, over, or lets nobody add, or the words of the community do
            not take the label. Invalid, TooLarge: the label.
        Conflict: it is there already, or there are as many as a poll may have.
    """
    poll, standing, _ = poll_for(actor, poll_id, to=PollRight.ADD, locked=True)
    wanted = checked_line(label, longest=LABEL_LENGTH, path="$.label", required=True)
    check_words(wanted, RoomView(poll.message.room, standing.room))
    known = list(poll.options.values_list("label", flat=True))
    if folded(wanted) in map(folded, known):
        raise Conflict(TWICE.filled(label=wanted), code="already_there", path="$.label")
    if len(known) >= MOST_OPTIONS:
        raise Conflict(TOO_MANY.filled(most=MOST_OPTIONS), code="too_many", path="$.label")
    last = poll.options.aggregate(last=Max("number"))["last"] or 0
    option = PollOption.objects.create(
        poll=poll, number=max(last, *_cast(poll.tally), 0) + 1, label=wanted, added_by=actor
    )
    record(
        action="poll.option_added",
        actor=actor,
        obj=poll,
        community=poll.message.room.community,
        after={"option": option.number},
    )
    tell_changed(poll, by=actor)
    return option


@transaction.atomic
def remove_option(*, actor: Person, poll_id: object, key: str) -> None:
    """Take an answer away that somebody added and nobody has chosen.

    Raises:
        NotFound: the poll or the answer. Forbidden: it is over, or neither one's own nor for one to moderate.
        Conflict: somebody has chosen it.
    """
    poll, standing, _ = poll_for(actor, poll_id, locked=True)
    option = poll.options.filter(number=int(key)).first() if _is_number(key) else None
    if option is None or option.added_by_id is None:
        raise NotFound(path="$.option")
    if why_not := policies.why_not_remove(standing, added_it=option.added_by_id == actor.id):
        raise Forbidden(why_not)
    if option.number in _cast(poll.tally):
        raise Conflict(_CHOSEN, code="chosen", path="$.option")
    option.delete()
    record(
        action="poll.option_removed",
        actor=actor,
        obj=poll,
        community=poll.message.room.community,
        after={"option": option.number},
    )
    tell_changed(poll, by=actor)


def _cast(tally: dict[str, int]) -> set[int]:
    return {int(number) for ballot in tally for number in ballot.split(",")}


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) < 5


_CHOSEN = Words(
    fr="Quelqu’un a déjà choisi cette réponse : elle reste.",
    en="Somebody has chosen this answer already: it stays.",
)
