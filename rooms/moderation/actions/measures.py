"""What decisions do, and how it is taken back when an appeal is right."""

from datetime import datetime

from chatcore.communities.models import Community, Membership
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.removing import bring_back_removed, remove_by_decision
from rooms.conversations.actions.time_outs import give_time_out, lift_time_out
from rooms.conversations.models import TimeOut
from rooms.moderation import policies
from rooms.moderation.actions.giving_back import give_back
from rooms.moderation.actions.publishing import publish_again, publish_held, refuse_held
from rooms.moderation.models import Case, CaseKind, Decision, Outcome, Sweep
from rooms.moderation.selectors.access import CaseView
from rooms.moderation.selectors.moderators import leads_in


def check_measure(view: CaseView, outcome: str, until: datetime | None) -> None:
    """Refuse a time-out that cannot be given. Raises as ``decide_case``."""
    if outcome != Outcome.TIME_OUT:
        return
    case = view.case
    check_time_out(case.subject, view.scope.community, administers=view.scope.administers)
    check_until(until)


def check_time_out(person: Person, community: Community, *, administers: bool) -> None:
    """Refuse a time-out of one who is not there, or is above who gives it."""
    here = Membership.objects.filter(community=community, person=person, left_at=None)
    if not here.exists():
        raise Conflict(_GONE, path="$.person")
    leads, administrator = leads_in(community, person.id)
    if why_not := policies.why_not_time_out(
        leads=leads, administrator=administrator, administers=administers
    ):
        raise Forbidden(why_not)


def check_until(until: datetime | None) -> datetime:
    if until is None or until.tzinfo is None:
        raise Invalid(_NO_END, path="$.until")
    if why_not := policies.why_not_until(until, moment=now()):
        raise Invalid(why_not, path="$.until")
    return until


def take_measure(*, actor: Person, case: Case, decision: Decision) -> None:
    """Do what ``decision`` says; warnings are said, and nothing else."""
    if decision.outcome == Outcome.REMOVE:
        _remove(actor, case)
    elif decision.outcome == Outcome.TIME_OUT and decision.until is not None:
        give_time_out(
            actor=actor,
            person=case.subject,
            community=case.community,
            room=decision.room,
            ends_at=decision.until,
            reason=decision.facts[:1000],
        )
    elif decision.outcome == Outcome.RELEASE:
        publish_held(actor=actor, case=case)
    elif decision.outcome == Outcome.REFUSE:
        refuse_held(actor=actor, case=case)


def take_back(*, actor: Person, case: Case, decision: Decision) -> None:
    """Undo what ``decision`` did. A message that was removed is at its place again, with its files and reactions; of
    one whose words went for good with it, the words that the case has are published."""
    if decision.outcome == Outcome.REMOVE:
        if case.kind == CaseKind.RECENT:
            give_back(
                actor=actor,
                sweep=Sweep.objects.select_for_update(of=("self",)).get(case=case),
            )
        elif case.message is None or not bring_back_removed(actor=actor, message=case.message):
            publish_again(actor=actor, case=case)
        record(action="moderation.restored", actor=actor, obj=case, community=case.community)
    elif decision.outcome == Outcome.TIME_OUT:
        place = decision.room_id or case.community_id
        given = TimeOut.objects.filter(person=case.subject, place=place).first()
        if given is not None:
            lift_time_out(actor=actor, given=given)


def _remove(actor: Person, case: Case) -> None:
    if case.kind != CaseKind.MESSAGE or case.message is None:
        raise Conflict(_NO_MESSAGE)
    remove_by_decision(actor=actor, message=case.message)


_GONE = Words(
    fr="Cette personne n’est plus dans la communauté : une pause n’y aurait pas d’effet.",
    en="This person is not in the community any more: a time-out would do nothing there.",
)
_NO_END = Words(
    fr="Donnez la fin de la pause, avec son fuseau : 2026-12-24T18:00:00+01:00.",
    en="Give the end of the time-out, with its zone: 2026-12-24T18:00:00+01:00.",
)
_NO_MESSAGE = Words(fr="Ce message n’existe plus.", en="This message is not there any more.")
