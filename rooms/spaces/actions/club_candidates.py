"""Co-option: one asks, or is proposed; members answer for them; with enough of these one may sign, and is in."""

from django.db import transaction

from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from rooms.spaces.actions.club_news import tell, trace
from rooms.spaces.actions.telling import answered, tell_admitted, tell_candidate
from rooms.spaces.models import Candidate, Club, ClubMember, Sponsorship
from rooms.spaces.selectors.clubs import ClubRight, club_for, sponsors_needed


@transaction.atomic
def ask_in(*, actor: Person, club_id: object, message: str = "") -> Candidate:
    """Ask to come into a club.

    Raises:
        NotFound: the club. Forbidden: one is in it, or waits already. TooLarge: the message.
    """
    message = checked_text(message, longest=1000, path="$.message")
    club = club_for(actor, club_id, to=ClubRight.ASK, locked=True).club
    candidate = Candidate.objects.create(club=club, person=actor, message=message)
    trace("club.asked", club, actor)
    tell(club, by=actor, also=[actor.id])
    tell_candidate(candidate, by=actor)
    return candidate


@transaction.atomic
def propose(*, actor: Person, club_id: object, person_id: object, message: str = "") -> Candidate:
    """Propose a member of the community, whom one answers for. They come in by signing, once the others do too.

    Raises:
        NotFound: the club, or the person. Forbidden: as ``club_for``; guests and bots. Conflict: they are in it, or
        wait already. TooLarge: the message.
    """
    message = checked_text(message, longest=1000, path="$.message")
    community = club_for(actor, club_id, to=ClubRight.TAKE_PART).club.community
    membership = locked_membership(community, person_id)
    if why_not := why_not_put_in(membership.role):
        raise Forbidden(why_not, path="$.person")
    club = club_for(actor, club_id, to=ClubRight.TAKE_PART, locked=True).club
    known = {"club": club, "person": membership.person_id}
    if ClubMember.objects.filter(**known).exists() or Candidate.objects.filter(**known).exists():
        raise Conflict(_KNOWN, code="already_known", path="$.person")
    candidate = Candidate.objects.create(
        club=club, person=membership.person, proposed_by=actor, message=message
    )
    trace("club.proposed", club, actor, {"person": membership.person_id})
    tell_candidate(candidate, by=actor)
    _answer_for(club, candidate, actor)
    return candidate


@transaction.atomic
def sponsor(*, actor: Person, club_id: object, person_id: object, does: bool = True) -> Candidate:
    """Answer for a candidate, or do so no more while they still wait. Again changes nothing.

    Raises:
        NotFound: the club, or the candidate. Forbidden: as ``club_for``. Conflict: they are admitted already.
    """
    club = club_for(actor, club_id, to=ClubRight.TAKE_PART, locked=True).club
    rows = Candidate.objects.filter(club=club, person=parse_id(person_id)).select_related("person")
    candidate = rows.first()
    if candidate is None:
        raise NotFound(path="$.person")
    if does:
        _answer_for(club, candidate, actor)
        return candidate
    if candidate.admitted_at is not None:
        raise Conflict(_ADMITTED, code="admitted")
    gone, _ = Sponsorship.objects.filter(candidate=candidate, sponsor=actor).delete()
    if gone:
        trace("club.sponsor_withdrawn", club, actor, {"person": candidate.person_id})
        tell(club, by=actor, also=[candidate.person_id])
    return candidate


@transaction.atomic
def withdraw_candidacy(*, actor: Person, club_id: object) -> None:
    """Be a candidate no more.

    Raises:
        NotFound: the club. Forbidden: one is none.
    """
    club = club_for(actor, club_id, to=ClubRight.WITHDRAW, locked=True).club
    candidate = Candidate.objects.get(club=club, person=actor)
    answered([candidate.id])
    candidate.delete()
    trace("club.withdrawn", club, actor)
    tell(club, by=actor, also=[actor.id])


def _answer_for(club: Club, candidate: Candidate, actor: Person) -> None:
    _, made = Sponsorship.objects.get_or_create(candidate=candidate, sponsor=actor)
    if not made:
        return
    trace("club.sponsored", club, actor, {"person": candidate.person_id})
    able = ClubMember.objects.filter(club=club, signed_version=club.charter_version)
    count = Sponsorship.objects.filter(
        candidate=candidate, sponsor__in=able.values("person")
    ).count()
    if candidate.admitted_at is None and count >= sponsors_needed(club):
        candidate.admitted_at = now()
        candidate.save(update_fields=["admitted_at"])
        tell_admitted(candidate, by=actor)
    tell(club, by=actor, also=[candidate.person_id])


_KNOWN = Words(
    fr="Cette personne est déjà du club, ou déjà candidate.",
    en="This person is in the club already, or a candidate.",
)
_ADMITTED = Words(
    fr="Les parrainages sont réunis : cette personne peut déjà signer.",
    en="The sponsors are there: this person may sign already.",
)
