"""Answering a request: the second person opens the conversation, or refuses."""

from datetime import timedelta

from django.db import transaction

from chatcore.breakglass import policies
from chatcore.breakglass.actions.asking import facts_of
from chatcore.breakglass.actions.news import tell_deciders
from chatcore.breakglass.actions.telling import tell_concerned
from chatcore.breakglass.models import Concerned, Opening, State
from chatcore.breakglass.selectors.access import Right, opening_for, standing_in, with_standing
from chatcore.breakglass.selectors.deciders import concerned_by
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.models import Room


@transaction.atomic
def answer_opening(*, actor: Person, opening_id: object, approve: bool, words: str = "") -> Opening:
    """Open the conversation to ``actor`` and to who asked, or refuse with words.

    Raises:
        NotFound: it is missing or hidden. Forbidden: ``actor`` asked for it. Invalid: a refusal without words.
        Conflict: it has an answer, its time is over, or who asked does not administer any more.
    """
    opening, standing = opening_for(actor, opening_id, to=Right.ANSWER, locked=True)
    if why_not := policies.why_not_answer_now(standing):
        raise Conflict(why_not, code="answered")
    opening.answer = checked_text(words, longest=2000, path="$.words")
    opening.answered_by, opening.answered_at = actor, now()
    if approve:
        _check_who_asked(opening)
        _open(opening, by=actor)
    else:
        _refuse(opening, by=actor)
    tell_deciders(opening, by=actor)
    return opening


def _refuse(opening: Opening, *, by: Person) -> None:
    if not opening.answer:
        raise Invalid(_WHY, path="$.words")
    opening.state = State.REFUSED
    opening.save()
    record(
        action="breakglass.refused",
        actor=by,
        obj=opening,
        community=opening.community,
        before={"state": State.ASKED},
        after={"state": State.REFUSED, "asked_by": opening.asked_by_id},
    )


def _open(opening: Opening, *, by: Person) -> None:
    record(
        action="breakglass.approved",
        actor=by,
        obj=opening,
        community=opening.community,
        before={"state": State.ASKED},
        after={"asked_by": opening.asked_by_id, **facts_of(opening)},
    )
    room = opening.room or Room.objects.filter(direct_key=opening.direct_key).first()
    if room is None:
        _find_nothing(opening)
        return
    opening.room, opening.state = room, State.OPEN
    opening.opened_at = opening.answered_at = moment = now()
    opening.ends_at = moment + timedelta(hours=opening.hours)
    opening.notice_due_at = moment + timedelta(days=opening.hold_days)
    opening.save()
    people = concerned_by(opening, room)
    Concerned.objects.bulk_create(Concerned(opening=opening, person_id=one) for one in people)
    record(
        action="breakglass.opened",
        actor=by,
        obj=opening,
        community=opening.community,
        before={"state": State.ASKED},
        after={
            "state": State.OPEN,
            "room": room.id,
            "ends_at": opening.ends_at,
            "concerned": len(people),
            "notice_due_at": opening.notice_due_at,
        },
    )
    if opening.hold_days == 0:
        tell_concerned(opening, by=by)


def _find_nothing(opening: Opening) -> None:
    """Two agreed, and these people have no conversation: nobody is concerned."""
    opening.state = State.EMPTY
    opening.save()
    record(
        action="breakglass.found_empty",
        actor=opening.answered_by,
        obj=opening,
        community=opening.community,
        before={"state": State.ASKED},
        after={"state": State.EMPTY},
    )


def _check_who_asked(opening: Opening) -> None:
    """Refuse when who asked could not ask any more: two administrators open it, not one and a former one."""
    asker = opening.asked_by
    row = with_standing(Opening.objects.filter(id=opening.id), asker).get()
    standing = standing_in(row, asker)
    if not standing.ranked:
        raise Conflict(_NO_MORE, code="asker_gone")
    if standing.takes_part:
        raise Conflict(_IN_IT, code="asker_in_it")


_WHY = Words(
    fr="Dites pourquoi vous refusez : la personne qui a demandé le lira.",
    en="Say why you refuse: the person who asked will read it.",
)
_NO_MORE = Words(
    fr="La personne qui a fait cette demande n’administre plus : la demande ne peut plus être accordée.",
    en="The person who made this request does not administer any more: it cannot be granted.",
)
_IN_IT = Words(
    fr="La personne qui a fait cette demande prend désormais part à la conversation : refusez la demande.",
    en="The person who made this request takes part in the conversation by now: refuse the request.",
)
