"""The doors of clubs in the rights matrix: what is asked of REST, and what the policies say."""

from chatcore.communities import policies as of_community
from rooms.spaces import club_policies as of_club
from tests.contracts.rights_doors import COMMUNITY, Door

CLUB = "club"

# Chloé is its only member, and its pilot; Paul has asked to come in. Who administers the community is not in it.
CLUB_DOORS: dict[tuple[str, str], Door] = {
    ("get", "communities/<str:community>/clubs/"): Door(
        COMMUNITY, of_community.why_not_browse_people
    ),
    ("post", "communities/<str:community>/clubs/"): Door(
        COMMUNITY,
        lambda its: of_community.why_not_browse_people(its) or of_club.why_not_found(its),
        lambda w, k: {"name": "Voile", "charter": "On rince."},
    ),
    ("get", "clubs/<str:club>/"): Door(CLUB),
    ("get", "clubs/<str:club>/charters/"): Door(CLUB, of_club.why_not_look_inside),
    ("get", "clubs/<str:club>/charters/<str:version>/"): Door(CLUB, of_club.why_not_look_inside),
    ("put", "clubs/<str:club>/signature/"): Door(
        CLUB, of_club.why_not_sign, lambda w, k: {"version": 1}
    ),
    ("get", "clubs/<str:club>/members/"): Door(CLUB, of_club.why_not_look_inside),
    ("delete", "clubs/<str:club>/members/me/"): Door(CLUB, of_club.why_not_leave),
    ("get", "clubs/<str:club>/candidates/"): Door(CLUB, of_club.why_not_look_inside),
    ("post", "clubs/<str:club>/candidates/"): Door(CLUB, of_club.why_not_ask, lambda w, k: {}),
    ("delete", "clubs/<str:club>/candidates/me/"): Door(CLUB, of_club.why_not_withdraw),
    ("put", "clubs/<str:club>/candidates/<str:person>/sponsors/me/"): Door(
        CLUB, of_club.why_not_take_part
    ),
    ("delete", "clubs/<str:club>/candidates/<str:person>/sponsors/me/"): Door(
        CLUB, of_club.why_not_take_part
    ),
    ("put", "clubs/<str:club>/pilot/"): Door(
        CLUB, of_club.why_not_hand_over, lambda w, k: {"person": str(w.people["member"].id)}
    ),
    ("put", "clubs/<str:club>/pilot/proposal/"): Door(
        CLUB, of_club.why_not_answer, lambda w, k: {"accept": False}
    ),
    ("get", "clubs/<str:club>/votes/"): Door(CLUB, of_club.why_not_look_inside),
    ("post", "clubs/<str:club>/votes/"): Door(
        CLUB,
        of_club.why_not_take_part,
        lambda w, k: {"question": "Sortir ?", "closes_at": w.tomorrow},
    ),
    ("put", "club-votes/<str:vote>/ballot/"): Door(
        "vote", of_club.why_not_take_part, lambda w, k: {"choice": "yes"}
    ),
}
