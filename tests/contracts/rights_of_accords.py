"""The doors of requests for agreement: Fanny, functional administrator, has asked; the administrator may answer."""

import uuid
from typing import Any

from chatcore.accords import policies
from chatcore.accords.models import AccordRequest
from chatcore.accords.policies import AccordStanding
from chatcore.communities.permissions import Level, Permission
from chatcore.communities.policies import Standing, why_not_decide_accords
from chatcore.foundation.words import Words

COMMUNITY, ACCORD, OWN = "community", "accord", "own"


def _may_ask(standing: Standing) -> Words | None:
    """Who may do it without asking is not forbidden: they are told so."""
    level = standing.level(Permission.CHANGE)
    return None if level == Level.YES else policies.why_not_ask(level)


def _asked(world: Any, kind: str) -> dict[str, Any]:
    return {"act": "community.change", "payload": {"description": "Ports et îles."}}


# What each door is of, who is refused there, and what it is given: a Door without its name.
ACCORD_DOORS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("get", "communities/<str:community>/accords/"): (COMMUNITY,),
    ("post", "communities/<str:community>/accords/"): (
        COMMUNITY,
        _may_ask,
        lambda w, k: {**_asked(w, k), "client_id": str(uuid.uuid4())},
    ),
    ("post", "communities/<str:community>/accords/preview/"): (COMMUNITY, _may_ask, _asked),
    ("get", "communities/<str:community>/accords/delay/"): (COMMUNITY,),
    ("put", "communities/<str:community>/accords/delay/"): (
        COMMUNITY,
        why_not_decide_accords,
        lambda w, k: {"days": 2},
    ),
    ("get", "accords/"): (OWN,),
    ("get", "accords/waiting/"): (OWN,),
    ("get", "accords/<str:accord>/"): (ACCORD,),
    ("delete", "accords/<str:accord>/"): (ACCORD, policies.why_not_withdraw),
    ("put", "accords/<str:accord>/agreement/"): (
        ACCORD,
        policies.why_not_decide,
        lambda w, k: {"digest": w.accord.digest},
    ),
    ("put", "accords/<str:accord>/refusal/"): (
        ACCORD,
        policies.why_not_decide,
        lambda w, k: {"words": "Pas cette semaine."},
    ),
    ("post", "accords/<str:accord>/again/"): (ACCORD, policies.why_not_ask_again),
}


def accord_standing(world: Any, role: str) -> AccordStanding:
    """Return what the person is to the request, read from the tables and not from the selectors."""
    accord: AccordRequest = world.accord
    its: Standing = world.community_standing(role)
    wanted = (Permission.DECIDE_ACCORDS, Permission(accord.permission))
    return AccordStanding(
        state=accord.state,
        mine=world.people[role].id == accord.requester_id,
        decides=its.role is not None and all(its.level(one) == Level.YES for one in wanted),
    )
