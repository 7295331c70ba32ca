"""Who finds in their notices what happens in projects and clubs.

These are jobs: they run after the commit, so that the locks of a change and those of the notices are never held
together. What somebody is to answer is told while its row is held: it is not answered before the notice is there.
"""

import uuid
from collections.abc import Collection, Iterable

from django.db import transaction

from chatcore.foundation.ids import new_id
from chatcore.foundation.jobs.definition import job
from chatcore.notices.actions.raising import News, raise_notices, withdraw_notices
from chatcore.notices.models import Kind as Why
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.spaces.models import (
    Candidate,
    Club,
    ClubMember,
    Entrance,
    Participant,
    ParticipantRole,
    Project,
    Side,
    Vote,
)

INVITED, ASKED = "project_invited", "project_asked"
JOINED, REFUSED, REMOVED = "project_joined", "project_refused", "project_removed"
PROPOSED, CLUB_ASKED, ADMITTED = "club_proposed", "club_asked", "club_admitted"
VOTE, DECIDED, HELM = "club_vote", "club_decided", "club_helm"
# What waits for an answer, and is taken back once there is one.
WAITING = (INVITED, ASKED, PROPOSED, CLUB_ASKED, ADMITTED)


def tell_entrances(entrances: Collection[Entrance], *, by: Person) -> None:
    """Tell whoever is invited; of whoever asks, the holders."""
    if entrances:
        _tell_entrances.enqueue([str(one.id) for one in entrances], str(by.id))


def tell_of_project(
    what: str, project: Project, people: Iterable[uuid.UUID], *, by: Person
) -> None:
    """Tell ``people`` that ``by`` let them in, declined what they asked, or took them out; never themselves."""
    told = sorted(str(person) for person in people if person != by.id)
    if told:
        _tell_of_project.enqueue(what, str(project.id), told, str(by.id), str(new_id()))


def tell_candidate(candidate: Candidate, *, by: Person) -> None:
    """Tell who is proposed; of who asks, those who may answer for them."""
    _tell_candidate.enqueue(str(candidate.id), str(by.id))


def tell_admitted(candidate: Candidate, *, by: Person) -> None:
    """Tell them that they may sign; nobody need answer for them any more."""
    _tell_admitted.enqueue(str(candidate.id), str(by.id))


def tell_vote(vote: Vote) -> None:
    """Tell the members that there is something to vote on; after its closing, what was decided."""
    _tell_vote.enqueue(str(vote.id), DECIDED if vote.closed_at else VOTE)


def tell_helm(club: Club, *, by: Person | None) -> None:
    """Tell whoever is proposed to steer, and whoever was proposed before that they need not answer."""
    _tell_helm.enqueue(str(club.id), str(by.id) if by else None, str(new_id()))


def answered(rows: Collection[uuid.UUID]) -> None:
    """Take back what people were told of entrances and candidates that wait for an answer no more."""
    if rows:
        _withdraw.enqueue([str(row) for row in rows])


@job()
@transaction.atomic
def _tell_entrances(entrances: list[str], by: str) -> None:
    held = Entrance.objects.select_for_update(of=("self",), no_key=True).filter(id__in=entrances)
    rows = list(held.select_related("project").order_by("id"))
    asked = {row.project_id for row in rows if row.side == Side.ASKED}
    holders = Participant.objects.filter(project__in=asked, role=ParticipantRole.HOLDER)
    leading = list(holders.values_list("project_id", "person_id"))
    news = [
        _news(INVITED, row.id, row.person_id, row.project.community_id, by)
        for row in rows
        if row.side == Side.INVITED
    ]
    news += [
        _news(ASKED, row.id, holder, row.project.community_id, by)
        for row in rows
        if row.side == Side.ASKED
        for project, holder in leading
        if project == row.project_id
    ]
    raise_notices(news)


@job()
@transaction.atomic
def _tell_of_project(what: str, project: str, people: list[str], by: str, source: str) -> None:
    row = Project.objects.filter(id=project).first()
    if row is not None:
        raise_notices(
            _news(what, row.id, uuid.UUID(one), row.community_id, by, source=source)
            for one in people
        )


@job()
@transaction.atomic
def _tell_candidate(candidate: str, by: str) -> None:
    row = _held(candidate)
    # Sponsored at once, as in a club of one: what they are told then is the stronger, whichever job comes first.
    if row is None or row.admitted_at is not None:
        return
    if row.proposed_by_id is not None:
        told, what = [row.person_id], PROPOSED
    else:
        told, what = _signed(row.club), CLUB_ASKED
    raise_notices(_news(what, row.id, one, row.club.community_id, by) for one in told)


@job()
@transaction.atomic
def _tell_admitted(candidate: str, by: str) -> None:
    row = _held(candidate)
    if row is not None and row.admitted_at is not None:
        withdraw_notices(
            Notice.objects.filter(about=candidate, about_kind__in=(PROPOSED, CLUB_ASKED))
        )
        raise_notices([_news(ADMITTED, row.id, row.person_id, row.club.community_id, by)])


@job()
@transaction.atomic
def _tell_vote(vote: str, what: str) -> None:
    row = Vote.objects.select_related("club").filter(id=vote).first()
    if row is None:
        return
    by = str(row.opened_by_id) if row.opened_by_id else None
    told = [one for one in _signed(row.club) if what == DECIDED or str(one) != by]
    raise_notices(_news(what, row.id, one, row.club.community_id, by) for one in told)


@job()
@transaction.atomic
def _tell_helm(club: str, by: str | None, source: str) -> None:
    row = Club.objects.select_for_update(of=("self",), no_key=True).filter(id=club).first()
    if row is None:
        return
    told = Notice.objects.filter(about=club, about_kind=HELM)
    withdraw_notices(told.exclude(person=row.proposed_id) if row.proposed_id else told)
    if row.proposed_id:
        raise_notices([_news(HELM, row.id, row.proposed_id, row.community_id, by, source=source)])


@job()
def _withdraw(rows: list[str]) -> None:
    withdraw_notices(Notice.objects.filter(about__in=rows, about_kind__in=WAITING))


def _held(candidate: str) -> Candidate | None:
    rows = Candidate.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("club").filter(id=candidate).first()


def _signed(club: Club) -> list[uuid.UUID]:
    rows = ClubMember.objects.filter(club=club, signed_version=club.charter_version)
    return list(rows.values_list("person_id", flat=True))


def _news(
    what: str,
    about: uuid.UUID,
    person: uuid.UUID,
    community: uuid.UUID,
    by: str | None,
    *,
    source: str | None = None,
) -> News:
    """``source`` tells two acts about the same thing apart; without it one is told of it once."""
    return News(
        person=person,
        kind=Why.INVITATION if what in _INVITES else Why.PROJECT,
        source=f"{what}:{source or about}",
        about_kind=what,
        about=str(about),
        actor=uuid.UUID(by) if by else None,
        community=community,
    )


# What asks something of the person themselves.
_INVITES = (INVITED, PROPOSED, ADMITTED, HELM)
