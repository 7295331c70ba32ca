"""Reading clubs: from an id to a club only through the check of the right."""

import uuid
from collections.abc import Callable, Collection, Sequence
from enum import Enum
from typing import NamedTuple

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.spaces import club_policies as policies
from rooms.spaces.club_cards import CandidateCard, ClubCard, ClubMemberCard
from rooms.spaces.club_policies import ClubStanding
from rooms.spaces.models import Candidate, Charter, Club, ClubMember, PilotTerm, Vote


class ClubRight(Enum):
    """What somebody wants a club for."""

    SEE = "see"
    LOOK_INSIDE = "look_inside"
    TAKE_PART = "take_part"
    ASK = "ask"
    WITHDRAW = "withdraw"
    SIGN = "sign"
    LEAVE = "leave"
    HAND_OVER = "hand_over"
    ANSWER = "answer"


class ClubView(NamedTuple):
    """A club, and what somebody is to it."""

    club: Club
    standing: ClubStanding


def club_for(
    actor: Person, club_id: object, *, to: ClubRight = ClubRight.SEE, locked: bool = False
) -> ClubView:
    """Return a club that ``actor`` may use so (two queries).

    Args:
        locked: hold the club until the commit: its people, pilot and votes change one at a time.

    Raises:
        NotFound: missing, or of a community that is hidden. Forbidden: it may not be used so; the words say why.
    """
    id_ = parse_id(club_id) or NO_ID
    if locked:
        Club.objects.select_for_update(no_key=True).filter(id=id_).first()
    club = with_standing(Club.objects.filter(id=id_), actor).first()
    try:
        community = community_for(
            actor, club.community_id if club else NO_ID, to=Right.BROWSE_PEOPLE
        )
    except NotFound:
        raise NotFound from None
    if club is None:
        raise NotFound
    need_module(community, "clubs")
    club.community = community
    view = ClubView(club, standing_of(club, community))
    if why_not := _CHECKS[to](view.standing):
        raise Forbidden(why_not)
    return view


def with_standing(clubs: "QuerySet[Club]", viewer: Person) -> "QuerySet[Club]":
    """Annotate ``clubs`` with what ``viewer`` is to each, and with who steers it: no query more."""
    mine = ClubMember.objects.filter(club=OuterRef("pk"), person=viewer)
    waits = Candidate.objects.filter(club=OuterRef("pk"), person=viewer)
    pilot = PilotTerm.objects.filter(club=OuterRef("pk"), ended_at=None)
    return clubs.annotate(
        viewer_signed=Subquery(mine.values("signed_version")[:1]),
        viewer_waits=Subquery(waits.values("asked_at")[:1]),
        viewer_admitted=Subquery(waits.values("admitted_at")[:1]),
        viewer_steers=Exists(pilot.filter(person=viewer)),
        viewer_proposed=Exists(Club.objects.filter(pk=OuterRef("pk"), proposed=viewer)),
    )


def standing_of(club: Club, community: Community) -> ClubStanding:
    """Return the viewer's standing in a club of ``with_standing``, whose community ``community_for`` gave."""
    signed = club.viewer_signed  # type: ignore[attr-defined]
    waits, admitted = club.viewer_waits, club.viewer_admitted  # type: ignore[attr-defined]
    candidate = "admitted" if admitted else "waiting" if waits else None
    return ClubStanding(
        community=standing_in(community),
        member=signed is not None,
        signed=signed == club.charter_version,
        pilot=club.viewer_steers,  # type: ignore[attr-defined]
        proposed=club.viewer_proposed,  # type: ignore[attr-defined]
        candidate=candidate,
        archived=club.archived_at is not None,
    )


def club_cards(community: Community, viewer: Person) -> list[ClubCard]:
    """Return the clubs of ``community`` as ``viewer`` sees them: their own first, then by name (three queries)."""
    rows = with_standing(Club.objects.filter(community=community, archived_at=None), viewer)
    views = [ClubView(club, standing_of(club, community)) for club in _counted(rows)]
    cards = _cards(views)
    return sorted(cards, key=lambda card: (card.group is None, card.name.lower(), card.id))


def one_club_card(viewer: Person, club_id: object) -> ClubCard:
    """Return the card of a club that ``viewer`` may see, read afresh."""
    view = club_for(viewer, club_id)
    (club,) = _counted(with_standing(Club.objects.filter(id=view.club.id), viewer))
    return _cards([ClubView(club, standing_of(club, view.club.community))])[0]


def _counted(clubs: "QuerySet[Club]") -> "QuerySet[Club]":
    def count(rows: "QuerySet[ClubMember] | QuerySet[Vote] | QuerySet[Candidate]") -> Coalesce:
        counted = rows.order_by().values("club").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted), 0, output_field=IntegerField())

    its = OuterRef("pk")
    return clubs.select_related("proposed").annotate(
        members_count=count(ClubMember.objects.filter(club=its)),
        open_votes=count(Vote.objects.filter(club=its, closed_at=None)),
        candidates_count=count(Candidate.objects.filter(club=its)),
    )


def _cards(views: Sequence[ClubView]) -> list[ClubCard]:
    ids = [club.id for club, _ in views]
    terms = PilotTerm.objects.filter(club__in=ids, ended_at=None).select_related("person")
    pilots = {term.club_id: term for term in terms}
    charters = {
        (charter.club_id, charter.version): charter
        for charter in Charter.objects.filter(club__in=ids)
    }
    return [
        _card(view, pilots.get(view.club.id), charters[view.club.id, view.club.charter_version])
        for view in views
    ]


def _card(view: ClubView, term: PilotTerm | None, charter: Charter) -> ClubCard:
    club, standing = view
    inside = standing.member
    return ClubCard(
        id=str(club.id),
        community=str(club.community_id),
        name=club.name,
        purpose=club.purpose,
        pilot=person_card(term.person) if term else None,
        charter_html=charter.text_html,
        charter_version=club.charter_version,
        sponsors_needed=club.sponsors_needed,
        term_days=club.term_days,
        quorum=club.quorum,
        created_at=wire(club.created_at),
        archived_at=wire_or_none(club.archived_at),
        candidate=standing.candidate,
        abilities=policies.abilities(standing),
        group=str(club.group_id) if inside else None,
        signed_version=club.viewer_signed if inside else None,  # type: ignore[attr-defined]
        charter=charter.text if inside else None,
        term_ends_at=wire(term.ends_at) if inside and term else None,
        proposed=person_card(club.proposed) if inside and club.proposed else None,
        members_count=club.members_count if inside else None,  # type: ignore[attr-defined]
        open_votes=club.open_votes if inside else None,  # type: ignore[attr-defined]
        candidates_count=club.candidates_count if inside else None,  # type: ignore[attr-defined]
    )


def names_of_clubs(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the names of those of ``ids`` that ``viewer`` is a member of (one query)."""
    rows = Club.objects.filter(id__in=list(ids), members__person=viewer)
    return dict(rows.values_list("id", "name"))


def member_cards(club: Club) -> list[ClubMemberCard]:
    """Return who is in the club, in the order of entry: the order in which they are called to steer (two queries)."""
    pilot = PilotTerm.objects.filter(club=club, ended_at=None).values_list("person", flat=True)
    steering = pilot.first()
    rows = ClubMember.objects.filter(club=club).select_related("person")
    return [
        ClubMemberCard(
            person=person_card(row.person),
            entered_at=wire(row.entered_at),
            signed=row.signed_version == club.charter_version,
            pilot=row.person_id == steering,
        )
        for row in rows.order_by("entered_at", "id")
    ]


def sponsors_needed(club: Club) -> int:
    """Return how many sponsors a candidate needs now: of a club that has fewer members, all of them."""
    able = ClubMember.objects.filter(club=club, signed_version=club.charter_version).count()
    return min(club.sponsors_needed, max(1, able))


def candidate_cards(club: Club) -> list[CandidateCard]:
    """Return who is to come in, the first to ask first (three queries)."""
    needed = sponsors_needed(club)
    rows = Candidate.objects.filter(club=club).select_related("person", "proposed_by")
    rows = rows.prefetch_related("sponsorships__sponsor").order_by("asked_at", "id")
    return [
        CandidateCard(
            person=person_card(row.person),
            proposed_by=person_card(row.proposed_by) if row.proposed_by else None,
            message=row.message,
            asked_at=wire(row.asked_at),
            admitted_at=wire_or_none(row.admitted_at),
            sponsors=[person_card(one.sponsor) for one in row.sponsorships.all()],
            needed=needed,
        )
        for row in rows
    ]


_CHECKS: dict[ClubRight, Callable[[ClubStanding], Words | None]] = {
    ClubRight.SEE: policies.why_not_see,
    ClubRight.LOOK_INSIDE: policies.why_not_look_inside,
    ClubRight.TAKE_PART: policies.why_not_take_part,
    ClubRight.ASK: policies.why_not_ask,
    ClubRight.WITHDRAW: policies.why_not_withdraw,
    ClubRight.SIGN: policies.why_not_sign,
    ClubRight.LEAVE: policies.why_not_leave,
    ClubRight.HAND_OVER: policies.why_not_hand_over,
    ClubRight.ANSWER: policies.why_not_answer,
}
