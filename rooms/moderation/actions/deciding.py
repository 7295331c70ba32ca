"""Deciding a case: what is done, with the reasons that both sides read (Regulation (EU) 2022/2065, art. 16 and 17)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line, checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.models import Room
from rooms.moderation import policies
from rooms.moderation.actions.measures import check_measure, take_back, take_measure
from rooms.moderation.actions.news import tell_moderators, tell_parties
from rooms.moderation.models import Case, CaseState, Decision, Ground, Outcome
from rooms.moderation.selectors.access import CaseView, case_for


@transaction.atomic
def decide_case(
    *,
    actor: Person,
    case_id: str,
    outcome: str,
    facts: str = "",
    ground: str = "",
    reference: str = "",
    answer: str = "",
    in_room: bool = False,
    until: datetime | None = None,
) -> Decision:
    """Decide a case, or answer the appeal against its decision, and do at once what is decided.

    Args:
        facts, ground, reference: what the person concerned reads: the facts, and the rule of the charter or the law.
        answer: what those who reported read.
        in_room, until: of a time-out: in the room of the message only; its end.

    Raises:
        NotFound: the case. Forbidden: closed; referred, to one who does not administer; one's own decision appealed
            against; a time-out of somebody who leads. Invalid, TooLarge: the outcome, the reasons, the end.
        Conflict: what was to be done cannot be done any more.
    """
    view = case_for(actor, case_id, locked=True)
    if why_not := policies.why_not_decide(view.standing):
        raise Forbidden(why_not)
    case = view.case
    if why_not := policies.why_not_outcome(outcome, kind=case.kind):
        raise Invalid(why_not, path="$.outcome")
    said = _reasons(case, outcome, facts, ground, reference, answer)
    room = _room(case, outcome, in_room)
    check_measure(view, outcome, until)
    first = _appealed(case)
    decision = Decision.objects.create(
        case=case,
        outcome=outcome,
        decided_by=actor,
        room=room,
        until=until if outcome == Outcome.TIME_OUT else None,
        answers=first,
        **said,
    )
    _do(actor, view, decision, first)
    case.state, case.closed_at = CaseState.DECIDED, now()
    case.assignee = case.assignee or actor
    case.save(update_fields=["state", "closed_at", "assignee"])
    record(
        action="moderation.answered_appeal" if first else "moderation.decided",
        actor=actor,
        obj=case,
        community=case.community,
        after={"outcome": outcome, "until": decision.until, "room": decision.room_id},
    )
    tell_moderators.enqueue(str(case.id))
    tell_parties.enqueue(str(decision.id))
    return decision


def _do(actor: Person, view: CaseView, decision: Decision, first: Decision | None) -> None:
    """Do what is decided; of what was decided before, what is decided so again stays as it is."""
    if first is not None and first.outcome == decision.outcome != Outcome.TIME_OUT:
        return
    if first is not None:
        take_back(actor=actor, case=view.case, decision=first)
    take_measure(actor=actor, case=view.case, decision=decision)


def _appealed(case: Case) -> Decision | None:
    if case.state != CaseState.APPEALED:
        return None
    first = case.decisions.filter(answers=None).order_by("decided_at").last()
    if first is None:
        raise Conflict(_NOTHING_BEFORE)
    return first


def _reasons(
    case: Case, outcome: str, facts: str, ground: str, reference: str, answer: str
) -> dict[str, Any]:
    """Return the reasons as they are kept; a measure has facts and a ground, and who reported has an answer."""
    facts = checked_text(facts, longest=2000, path="$.facts")
    reference = checked_line(reference, longest=300, path="$.reference")
    answer = checked_text(answer, longest=2000, path="$.answer")
    if outcome not in (Outcome.NOTHING, Outcome.RELEASE):
        checked_reasons(facts, ground, reference)
    else:
        ground = ground if ground in Ground.values else ""
    if case.reports_count and len(answer) < FEWEST:
        raise Invalid(_ANSWER, path="$.answer")
    return {"facts": facts, "ground": ground, "reference": reference, "answer": answer}


def checked_reasons(facts: str, ground: str, reference: str) -> dict[str, str]:
    """Return what a measure says to the person concerned: its facts, and the rule of the charter or the law.

    Raises:
        Invalid, TooLarge: one of them is missing, or too long.
    """
    facts = checked_text(facts, longest=2000, path="$.facts")
    reference = checked_line(reference, longest=300, path="$.reference")
    if len(facts) < FEWEST:
        raise Invalid(_FACTS, path="$.facts")
    if ground not in Ground.values:
        raise Invalid(_GROUND, path="$.ground")
    if not reference:
        raise Invalid(_REFERENCE, path="$.reference")
    return {"facts": facts, "ground": ground, "reference": reference}


def _room(case: Case, outcome: str, in_room: bool) -> Room | None:
    if outcome != Outcome.TIME_OUT or not in_room:
        return None
    if case.room is None or case.room.community_id is None:
        raise Invalid(_NO_ROOM, path="$.in_room")
    return case.room


FEWEST = 10
_FACTS = Words(
    fr="Exposez les faits à la personne concernée : dix caractères au moins.",
    en="Tell the person concerned the facts: ten characters at least.",
)
_GROUND = Words(
    fr="Dites sur quoi la décision se fonde : la charte ou la loi.",
    en="Say what the decision rests on: the charter or the law.",
)
_REFERENCE = Words(
    fr="Citez la règle de la charte, ou le texte de loi.",
    en="Name the rule of the charter, or the text of the law.",
)
_ANSWER = Words(
    fr="Répondez à qui a signalé, en dix caractères au moins : la réponse est due dans tous les cas.",
    en="Answer those who reported, in ten characters at least: an answer is due in every case.",
)
_NO_ROOM = Words(
    fr="Ce dossier ne vient pas d’un salon de la communauté : la pause vaut pour toute la communauté.",
    en="This case is not from a room of the community: the time-out is for the whole community.",
)
_NOTHING_BEFORE = Words(
    fr="La décision contestée n’existe plus.",
    en="The decision appealed against is not there any more.",
)
