"""Reporting a message or a person: in one's own words, with a copy of what one saw."""

import uuid
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from chatcore.communities.models import Community, Membership
from chatcore.communities.selectors.access import my_communities
from chatcore.communities.selectors.people import person_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.models import Message, Room
from rooms.conversations.shown import readable_message
from rooms.moderation.actions.news import tell_moderators
from rooms.moderation.models import Case, CaseKind, CaseState, Report, ReportReason
from rooms.moderation.models.case import ANSWERED_WITHIN
from rooms.moderation.selectors.evidence import evidence_of

# What one person may have waiting: beyond it, who moderates is asked by other ways.
MOST_WAITING = 50
_GOING_ON = (CaseState.OPEN, CaseState.REFERRED, CaseState.APPEALED)


class Reported(NamedTuple):
    """What a report is about; ``evidence`` is what the case keeps of it."""

    kind: str
    subject: Person
    message: Message | None
    room: Room | None
    evidence: dict[str, Any]


def report(
    *,
    actor: Person,
    message: str | None,
    person: str | None,
    reason: str,
    words: str = "",
    community: str | None = None,
) -> Report:
    """Report a message that ``actor`` may read, or a person whom they may see, to those who moderate a community.

    Several reports of one thing are one case. Who reports a message of a private conversation hands it over, with two
    messages before and after it: nothing else of it is shown to anybody.

    Args:
        community: where it is looked at; needed for what is said outside of communities, if there are several.

    Raises:
        NotFound: hidden or missing. Forbidden: one's own. Invalid: the reason, the words, neither or both, no community
            that the two share. Conflict: reported already; too many wait.
    """
    if (message is None) == (person is None):
        raise Invalid(_ONE, path="$.message")
    if reason not in ReportReason.values:
        raise Invalid(_REASON, path="$.reason")
    words = checked_text(words, longest=2000, path="$.words")
    if reason == ReportReason.OTHER and len(words) < FEWEST:
        raise Invalid(_WORDS, path="$.words")
    about = _message(actor, message) if message is not None else _person(actor, person)
    if about.subject.id == actor.id:
        raise Forbidden(_OWN)
    place = _community(actor, about, community)
    waiting = Report.objects.filter(reporter=actor, case__state__in=_GOING_ON)
    if waiting.count() >= MOST_WAITING:
        raise Conflict(_MANY, code="too_many_reports")
    try:
        return _written(actor, about, place, reason, words)
    except IntegrityError:
        # Somebody else reported it in the same moment: their case is there now.
        return _written(actor, about, place, reason, words)


def communities_for(actor: Person, subject: Person, room: Room | None) -> list[Community]:
    """Return where something about ``subject`` can be reported: the community of the room, else those they share."""
    if room is not None and room.community_id is not None:
        return [room.community] if room.community else []
    theirs = Membership.objects.filter(person=subject, left_at=None).values("community")
    return list(my_communities(actor).filter(id__in=theirs, archived_at=None).order_by("name"))


@transaction.atomic
def _written(
    actor: Person, about: Reported, community: Community, reason: str, words: str
) -> Report:
    case = _case(about, community)
    if Report.objects.filter(case=case, reporter=actor).exists():
        raise Conflict(_ALREADY, code="already_reported")
    made = Report.objects.create(case=case, reporter=actor, reason=reason, words=words)
    case.reports_count += 1
    case.save(update_fields=["reports_count"])
    record(
        action="moderation.reported",
        actor=actor,
        obj=case,
        community=community,
        after={"kind": case.kind, "reason": reason},
    )
    tell_moderators.enqueue(str(case.id), f"report:{made.id}")
    made.case = case
    return made


def _case(about: Reported, community: Community) -> Case:
    """Return the case that is going on about the same thing, held, or a new one."""
    same = {"message": about.message} if about.message else {"subject": about.subject}
    rows = Case.objects.select_for_update(of=("self",), no_key=True).filter(
        community=community, kind=about.kind, state__in=_GOING_ON, **same
    )
    found = rows.first()
    if found is not None:
        return found
    moment = now()
    return Case.objects.create(
        community=community,
        kind=about.kind,
        subject=about.subject,
        message=about.message,
        room=about.room,
        evidence=about.evidence,
        opened_at=moment,
        due_at=moment + ANSWERED_WITHIN,
    )


def _message(actor: Person, message_id: str) -> Reported:
    message, room = readable_message(actor, message_id)
    return Reported(CaseKind.MESSAGE, message.author, message, room, evidence_of(message, room))


def _person(actor: Person, person_id: str | None) -> Reported:
    return Reported(CaseKind.PERSON, person_for(actor, person_id), None, None, {})


def _community(actor: Person, about: Reported, asked: str | None) -> Community:
    found = communities_for(actor, about.subject, about.room)
    if asked is not None:
        id_ = parse_id(asked) or uuid.UUID(int=0)
        chosen = [one for one in found if one.id == id_]
        if not chosen:
            raise NotFound(path="$.community")
        return chosen[0]
    if len(found) != 1:
        raise Invalid(_WHICH if found else _NOWHERE, path="$.community")
    return found[0]


FEWEST = 10
_ONE = Words(
    fr="Signalez un message ou une personne : l’un des deux.",
    en="Report a message or a person: one of the two.",
)
_REASON = Words(
    fr="Choisissez l’un des motifs proposés.", en="Choose one of the reasons that are offered."
)
_WORDS = Words(
    fr="Dites en quelques mots ce qui ne va pas : dix caractères au moins.",
    en="Say in a few words what is wrong: ten characters at least.",
)
_OWN = Words(
    fr="C’est à vous : modifiez ou supprimez votre message plutôt que de le signaler.",
    en="This is yours: edit or delete your message rather than report it.",
)
_ALREADY = Words(
    fr="Vous l’avez déjà signalé : la réponse vous parviendra ici.",
    en="You have reported this already: the answer will reach you here.",
)
_MANY = Words(
    fr="Cinquante de vos signalements attendent encore une réponse : écrivez à l’administration de la communauté.",
    en="Fifty of your reports still await an answer: write to the administrators of the community.",
)
_WHICH = Words(
    fr="Choisissez la communauté qui en est informée.", en="Choose the community that is told."
)
_NOWHERE = Words(
    fr="Vous n’avez pas de communauté en commun avec cette personne : écrivez à l’équipe du site.",
    en="You share no community with this person: write to the staff of the site.",
)
