"""Founding a club, signing its charter, leaving it."""

import uuid

from django.db import transaction
from django.db.models import QuerySet

from chatcore.communities.actions.projected_groups import (
    archive_projected_group,
    make_projected_group,
)
from chatcore.communities.models import GroupKind, GroupStatus
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from rooms.spaces import club_policies as policies
from rooms.spaces.actions.club_news import follow, tell, trace
from rooms.spaces.actions.club_pilots import begin_term, call_next, end_term
from rooms.spaces.actions.telling import answered, tell_helm
from rooms.spaces.checks import rendered
from rooms.spaces.club_happenings import ClubFounded
from rooms.spaces.models import (
    Candidate,
    Charter,
    CharterSignature,
    Club,
    ClubMember,
    PilotTerm,
)
from rooms.spaces.selectors.clubs import ClubRight, club_for

# What a rule of a club may be: name, lowest, highest.
LIMITS = {"sponsors_needed": (1, 20), "term_days": (7, 730), "quorum": (1, 100)}


@transaction.atomic
def found_club(
    *,
    actor: Person,
    community_id: object,
    name: str,
    purpose: str,
    charter: str,
    sponsors_needed: int,
    term_days: int,
    quorum: int,
) -> Club:
    """Found a club under ``charter``, which ``actor`` signs, as its first member and pilot.

    Raises:
        NotFound: the community. Forbidden: guests and bots found none. Invalid, TooLarge: a field, or no charter.
    """
    community = community_for(actor, community_id, to=Right.BROWSE_PEOPLE)
    need_module(community, "clubs", path="$.community")
    if why_not := policies.why_not_found(standing_in(community)):
        raise Forbidden(why_not)
    name = checked_line(name, longest=120, path="$.name", required=True)
    purpose = checked_line(purpose, longest=500, path="$.purpose")
    text, html = checked_charter(charter)
    rules = {"sponsors_needed": sponsors_needed, "term_days": term_days, "quorum": quorum}
    for rule, value in rules.items():
        _check_rule(rule, value)
    locked_membership(community, actor.id)
    id_ = new_id()
    group = make_projected_group(
        actor=actor,
        community=community,
        kind=GroupKind.CLUB,
        space=id_,
        name=name,
        people={actor.id: GroupStatus.ADMINISTRATOR},
    )
    club = Club.objects.create(
        id=id_,
        community=community,
        group=group,
        name=name,
        purpose=purpose,
        created_by=actor,
        **rules,
    )
    Charter.objects.create(club=club, version=1, text=text, text_html=html, author=actor)
    ClubMember.objects.create(club=club, person=actor, signed_version=1)
    _keep_signature(club, actor)
    begin_term(club, actor)
    trace("club.founded", club, actor, rules)
    announce(ClubFounded(club, group, actor))
    tell(club, by=actor)
    return club


@transaction.atomic
def sign_charter(*, actor: Person, club_id: object, version: int) -> Club:
    """Sign the charter as one has read it; whoever has their sponsors is in from now on. Again changes nothing.

    Raises:
        NotFound: the club. Forbidden: the sponsors come first. Conflict: the charter is another by now.
    """
    community = club_for(actor, club_id, to=ClubRight.SIGN).club.community
    locked_membership(community, actor.id)
    club, standing = club_for(actor, club_id, to=ClubRight.SIGN, locked=True)
    if version != club.charter_version:
        raise Conflict(_OTHER_CHARTER, code="charter_changed", path="$.version")
    if standing.signed:
        return club
    if standing.member:
        signature = {"signed_version": version, "signed_at": now()}
        ClubMember.objects.filter(club=club, person=actor).update(**signature)
        trace("club.signed", club, actor, {"version": version})
    else:
        _no_candidate(Candidate.objects.filter(club=club, person=actor))
        ClubMember.objects.create(club=club, person=actor, signed_version=version)
        trace("club.entered", club, actor, {"version": version})
    _keep_signature(club, actor)
    follow(club, by=actor)
    tell(club, by=actor)
    return club


@transaction.atomic
def leave_club(*, actor: Person, club_id: object) -> None:
    """Go out of a club, its group and its rooms. The last to go dissolves it.

    Raises:
        NotFound, Forbidden: the club, or one is not in it.
    """
    club = club_for(actor, club_id, to=ClubRight.LEAVE, locked=True).club
    take_out_of_club(club, actor.id, by=actor, action="club.left")


@transaction.atomic
def leave_clubs_of_community(
    *, actor: Person | None, community: uuid.UUID, person: uuid.UUID
) -> None:
    """Take somebody, who stops being a member, out of the clubs of their community, and out of their lists."""
    _no_candidate(Candidate.objects.filter(club__community=community, person=person))
    clubs = Club.objects.select_for_update(of=("self",), no_key=True)
    mine = clubs.filter(community=community, members__person=person).select_related("community")
    for club in mine.order_by("id"):
        take_out_of_club(club, person, by=actor, action="club.left")


def take_out_of_club(club: Club, person: uuid.UUID, *, by: Person | None, action: str) -> None:
    """End a membership, inside the caller's transaction, which holds the club."""
    ClubMember.objects.filter(club=club, person=person).delete()
    trace(action, club, by, {"person": person})
    if not ClubMember.objects.filter(club=club).exists():
        dissolve(club, by=by)
    else:
        if PilotTerm.objects.filter(club=club, ended_at=None, person=person).exists():
            end_term(club)
            call_next(club, after=person, by=by)
        elif club.proposed_id == person:
            call_next(club, after=person, by=by)
    follow(club, by=by)
    tell(club, by=by, also=[person])


def dissolve(club: Club, *, by: Person | None) -> None:
    """End a club, inside the caller's transaction: it stays for its members to read."""
    end_term(club)
    club.archived_at, club.proposed = now(), None
    club.save(update_fields=["archived_at", "proposed"])
    trace("club.dissolved", club, by)
    tell_helm(club, by=by)
    actor = by or club.created_by
    if actor is not None:
        archive_projected_group(actor=actor, space=club.id, archived=True)


def _no_candidate(rows: "QuerySet[Candidate]") -> None:
    answered(list(rows.values_list("id", flat=True)))
    rows.delete()


def _keep_signature(club: Club, person: Person) -> None:
    """Keep that ``person`` signed the charter as it is; who left and comes back has signed it already."""
    charter = Charter.objects.get(club=club, version=club.charter_version)
    CharterSignature.objects.get_or_create(charter=charter, person=person)


def checked_charter(charter: str) -> tuple[str, str]:
    """Return a charter as it is kept, and as HTML; raises Invalid when there is none."""
    text, html = rendered(charter, "$.charter")
    if not text:
        raise Invalid(_NO_CHARTER, path="$.charter")
    return text, html


def _check_rule(rule: str, value: int) -> None:
    low, high = LIMITS[rule]
    if not low <= value <= high:
        raise Invalid(_OUT_OF_LIMITS.filled(low=low, high=high), path=f"$.{rule}")


_OTHER_CHARTER = Words(
    fr="La charte a changé entre-temps : relisez-la avant de la signer.",
    en="The charter has changed meanwhile: read it again before you sign.",
)
_NO_CHARTER = Words(fr="Écrivez la charte du club.", en="Write the charter of the club.")
_OUT_OF_LIMITS = Words(
    fr="Choisissez un nombre de {low} à {high}.", en="Choose a number from {low} to {high}."
)
