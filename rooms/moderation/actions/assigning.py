"""Who sees to a case: taking it, giving it to another, handing it to the administrators."""

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.moderation import policies
from rooms.moderation.actions.news import tell_assignee, tell_moderators
from rooms.moderation.models import Case, CaseState
from rooms.moderation.selectors.access import case_for
from rooms.moderation.selectors.moderators import moderators_of, reading_with


@transaction.atomic
def assign_case(*, actor: Person, case_id: str, person: str | None) -> Case:
    """Give a case to one who moderates the community (oneself, mostly), or to nobody; the same again: no change.

    Raises:
        NotFound: the case; one who does not moderate it. Forbidden: it is closed, or for administrators.
    """
    view = case_for(actor, case_id, locked=True)
    if why_not := policies.why_not_assign(view.standing):
        raise Forbidden(why_not)
    case = view.case
    wanted = None if person is None else _moderator(case, actor, person)
    if case.assignee_id == (wanted.id if wanted else None):
        return case
    before, case.assignee = case.assignee_id, wanted
    case.save(update_fields=["assignee"])
    record(
        action="moderation.assigned",
        actor=actor,
        obj=case,
        community=case.community,
        before={"person": before},
        after={"person": case.assignee_id},
    )
    tell_moderators.enqueue(str(case.id))
    if wanted is not None and wanted.id != actor.id:
        source = f"assigned:{case.id}:{int(now().timestamp())}"
        tell_assignee.enqueue(str(case.id), str(wanted.id), source)
    return case


@transaction.atomic
def refer_case(*, actor: Person, case_id: str, words: str) -> Case:
    """Hand a case to those who administer the community, with why.

    Raises:
        NotFound: the case. Forbidden: it was handed on already, or is closed. Invalid: without words.
    """
    view = case_for(actor, case_id, locked=True)
    if why_not := policies.why_not_refer(view.standing):
        raise Forbidden(why_not)
    words = checked_text(words, longest=1000, path="$.words")
    if len(words) < FEWEST:
        raise Invalid(_WHY, path="$.words")
    case = view.case
    case.state, case.referred_by, case.referral = CaseState.REFERRED, actor, words
    case.assignee = None
    case.save(update_fields=["state", "referred_by", "referral", "assignee"])
    record(action="moderation.referred", actor=actor, obj=case, community=case.community)
    tell_moderators.enqueue(str(case.id), f"referred:{case.id}")
    return case


def _moderator(case: Case, actor: Person, person_id: str) -> Person:
    id_ = parse_id(person_id)
    if id_ == actor.id:
        return actor
    perhaps = reading_with(case)
    if not case.of_leaders:
        perhaps += moderators_of(case.community, but=case)
    found = [one for one in perhaps if one.id == id_]
    if not found:
        raise NotFound(path="$.person")
    return found[0]


FEWEST = 10
_WHY = Words(
    fr="Dites pourquoi en quelques mots : dix caractères au moins.",
    en="Say why in a few words: ten characters at least.",
)
