"""Who steers a club: for a term, then the next by the order of entry, who says yes or no."""

import uuid
from datetime import timedelta

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.spaces.actions.club_news import follow, tell, trace
from rooms.spaces.actions.telling import tell_helm
from rooms.spaces.models import Club, ClubMember, PilotTerm
from rooms.spaces.selectors.clubs import ClubRight, club_for


def begin_term(club: Club, person: Person) -> PilotTerm:
    """Let ``person`` steer from now on, inside the caller's transaction, which holds the club."""
    end_term(club)
    moment = now()
    ends = moment + timedelta(days=club.term_days)
    return PilotTerm.objects.create(club=club, person=person, began_at=moment, ends_at=ends)


def end_term(club: Club) -> None:
    PilotTerm.objects.filter(club=club, ended_at=None).update(ended_at=now())


def call_next(club: Club, *, after: uuid.UUID | None, by: Person | None) -> None:
    """Propose to steer whoever follows ``after`` in the order of entry, and has signed; the first follows the last."""
    rows = ClubMember.objects.filter(club=club).order_by("entered_at", "id")
    order = list(rows.values_list("person_id", "signed_version"))
    at = next((index for index, (person, _) in enumerate(order) if person == after), -1)
    turned = order[at + 1 :] + order[: at + 1]
    able = [person for person, signed in turned if signed == club.charter_version]
    club.proposed_id = able[0] if able else None
    club.save(update_fields=["proposed"])
    if able:
        trace("club.pilot_proposed", club, by, {"person": able[0]})
    tell_helm(club, by=by)


@transaction.atomic
def hand_over(*, actor: Person, club_id: object, person_id: object) -> Club:
    """Pass the helm before one's term ends, to a member who has signed.

    Raises:
        NotFound: the club, or the member. Forbidden: one does not steer it.
    """
    club = club_for(actor, club_id, to=ClubRight.HAND_OVER, locked=True).club
    row = signed_member(club, person_id)
    if row.person_id == actor.id:
        return club
    make_pilot(club, row.person, by=actor)
    return club


@transaction.atomic
def answer_proposal(*, actor: Person, club_id: object, accept: bool) -> Club:
    """Take the helm that is offered, or let the next be asked.

    Raises:
        NotFound: the club. Forbidden: one is not asked.
    """
    club = club_for(actor, club_id, to=ClubRight.ANSWER, locked=True).club
    if accept:
        make_pilot(club, actor, by=actor)
        return club
    trace("club.pilot_declined", club, actor)
    call_next(club, after=actor.id, by=actor)
    tell(club, by=actor)
    return club


def make_pilot(club: Club, person: Person, *, by: Person | None) -> None:
    begin_term(club, person)
    club.proposed = None
    club.save(update_fields=["proposed"])
    trace("club.pilot_changed", club, by, {"person": person.id})
    tell_helm(club, by=by)
    follow(club, by=by)
    tell(club, by=by)


def call_after_terms() -> int:
    """Where a term has passed and nobody is asked yet, ask the next; returns in how many clubs.

    Until somebody says yes the pilot goes on: a club is never without one because people are away.
    """
    due = PilotTerm.objects.filter(
        ended_at=None, ends_at__lte=now(), club__archived_at=None, club__proposed=None
    )
    called = 0
    for club_id, person in due.order_by("club_id").values_list("club_id", "person_id"):
        with transaction.atomic():
            club = Club.objects.select_for_update(no_key=True).get(id=club_id)
            if club.proposed_id is not None or club.archived_at is not None:
                continue
            call_next(club, after=person, by=None)
            if club.proposed_id == person:
                _renew_alone(club)
            tell(club, by=None)
            called += 1
    return called


def _renew_alone(club: Club) -> None:
    """Who is called after themselves is the only one who can: their term goes on."""
    ends = now() + timedelta(days=club.term_days)
    PilotTerm.objects.filter(club=club, ended_at=None).update(ends_at=ends)
    club.proposed = None
    club.save(update_fields=["proposed"])


def signed_member(club: Club, person_id: object) -> ClubMember:
    """Return a member who has signed the charter as it is; raises NotFound for anybody else."""
    rows = ClubMember.objects.filter(club=club, person=parse_id(person_id)).select_related("person")
    row = rows.filter(signed_version=club.charter_version).first()
    if row is None:
        raise NotFound(path="$.person")
    return row
