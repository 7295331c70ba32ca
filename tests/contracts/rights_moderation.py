"""Moderation in the rights matrix: a case about Paul, whom Nolwenn reported, and a word that the community filters."""

from datetime import timedelta
from typing import Any, NamedTuple

from chatcore.communities import policies as of_community
from chatcore.foundation.clock import now
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.actions.time_outs import give_time_out
from rooms.conversations.models import TimeOut
from rooms.moderation.actions.filtering import add_filter_word
from rooms.moderation.actions.reporting import report
from rooms.moderation.models import Case, FilterWord
from tests.contracts import rights_things as things


class Moderated(NamedTuple):
    """What there is to moderate in the community of the matrix."""

    case: Case
    word: FilterWord
    time_out: TimeOut


def moderated(world: Any, paul: Person) -> Moderated:
    """Return them; Nolwenn is a member of the community, and of none of its rooms."""
    community = world.community
    nolwenn = things.member(world, "Nolwenn Calvez", "member")
    made = report(
        actor=nolwenn,
        message=None,
        person=str(paul.id),
        reason="spam",
        community=str(community.id),
    )
    word = add_filter_word(
        actor=world.ada, community_id=str(community.id), pattern="malotru", effect="refuse"
    )
    time_out = give_time_out(
        actor=world.ada,
        person=nolwenn,
        community=community,
        room=None,
        ends_at=now() + timedelta(days=1),
        reason="Messages répétés.",
    )
    return Moderated(made.case, word, time_out)


def _seen(standing: Any, role: str) -> Words | None:
    return None


def _pause(world: Any, kind: str) -> dict[str, Any]:
    ends_at = (now() + timedelta(hours=1)).isoformat()
    whom = str(world.moderated.time_out.person_id)
    return {"person": whom, "ends_at": ends_at, "reason": "Messages répétés."}


def _sweep(world: Any, kind: str) -> dict[str, Any]:
    return {
        "person": str(world.moderated.time_out.person_id),
        "period": "hour",
        "facts": "Une série de publicités.",
        "ground": "charter",
        "reference": "Article 2",
    }


def _words(world: Any, kind: str) -> dict[str, Any]:
    return {"words": "Ce n’était pas moi, voyez la date."}


_OF_COMMUNITY = ("community", of_community.why_not_moderate)

# What a door is of, who is refused why, and the body that is sent (rights_doors.Door).
MODERATION_DOORS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("get", "reporting/"): ("person", lambda *_: None, lambda w, k: {"person": str(w.paul.id)}),
    ("post", "reports/"): (
        "person",
        lambda *_: None,
        lambda w, k: {"person": str(w.paul.id), "reason": "spam"},
    ),
    ("get", "reports/"): ("own",),
    ("get", "reports/<str:report>/"): ("theirs",),
    ("post", "reports/<str:report>/appeal/"): (
        "theirs",
        _seen,
        lambda w, k: {**_words(w, k), "decision": "rien"},
    ),
    ("get", "statements/"): ("own",),
    ("get", "statements/<str:decision>/"): ("theirs",),
    ("post", "statements/<str:decision>/appeal/"): ("theirs", _seen, _words),
    ("get", "communities/<str:community>/cases/"): ("queue",),
    ("get", "cases/<str:case>/"): ("case",),
    ("put", "cases/<str:case>/assignee/"): ("case", _seen, lambda w, k: {"person": None}),
    ("put", "cases/<str:case>/referral/"): ("case", _seen, _words),
    ("post", "cases/<str:case>/decision/"): (
        "case",
        _seen,
        lambda w, k: {"outcome": "nothing", "answer": "Rien à redire à cela."},
    ),
    ("get", "communities/<str:community>/filter/"): _OF_COMMUNITY,
    ("post", "communities/<str:community>/filter/"): (
        *_OF_COMMUNITY,
        lambda w, k: {"pattern": "goujat", "effect": "review"},
    ),
    ("post", "communities/<str:community>/filter/trial/"): (
        *_OF_COMMUNITY,
        lambda w, k: {"text": "Bonjour"},
    ),
    ("delete", "communities/<str:community>/filter/<str:word>/"): _OF_COMMUNITY,
    ("get", "communities/<str:community>/time-outs/"): _OF_COMMUNITY,
    ("post", "communities/<str:community>/time-outs/"): (*_OF_COMMUNITY, _pause),
    ("delete", "communities/<str:community>/time-outs/<str:time_out>/"): _OF_COMMUNITY,
    ("get", "communities/<str:community>/sweeps/"): (
        *_OF_COMMUNITY,
        lambda w, k: {"person": str(w.moderated.time_out.person_id)},
    ),
    ("post", "communities/<str:community>/sweeps/"): (*_OF_COMMUNITY, _sweep),
    ("delete", "cases/<str:case>/sweep/"): ("case",),
    ("get", "time-outs/"): ("own",),
    ("get", "held/"): ("room in body", _seen, lambda w, k: {"room": str(w.rooms[k].id)}),
    ("delete", "held/<str:held>/"): ("theirs",),
    ("get", "avoided/"): ("own",),
    ("put", "avoided/<str:person>/"): (
        "person",
        lambda *_: None,
        lambda w, k: {"distance": "ignored"},
    ),
    ("delete", "avoided/<str:person>/"): ("person",),
}
