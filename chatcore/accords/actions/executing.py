"""Executing a request: as its requester, through the ordinary action, and only if it does what was shown."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction

from chatcore.accords import policies
from chatcore.accords.actions.rehearsal import done, rehearse
from chatcore.accords.acts.registry import Act, Doing, acts, asked_of, digest_of, fingerprint_of
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import restored, stored
from chatcore.accords.models import AccordRequest, State
from chatcore.communities.accords import Accord
from chatcore.communities.models import Community
from chatcore.communities.selectors.access import standing_in, with_standing
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import NotFound, Problem, RateLimited, Unavailable
from chatcore.foundation.words import Words


class NotAsShown(Exception):
    """It was not executed: the state in which the request ends, why, and what it would do now."""

    def __init__(self, state: State, why: Words, effect_now: EffectCard | None = None) -> None:
        super().__init__(why.en)
        self.state, self.why, self.effect_now = state, why, effect_now


class Executed(NamedTuple):
    """What was made, if there is a page of it, and for how long the permission itself was asked."""

    outcome: dict[str, str] | None
    lasts: timedelta | None


def execute(request: AccordRequest) -> Executed:
    """Do what ``request`` asks, in the transaction of the caller, who holds it.

    Raises:
        NotAsShown: nothing was done.
    """
    act = _untouched(request)
    doing = _doing(request, act)
    accord = Accord(community=doing.community.id, permission=act.permission, request=request.id)
    try:
        with transaction.atomic():
            # Compared before the act too: what the effect does not show may matter as well.
            if fingerprint_of(act.state(doing)) != request.fingerprint:
                raise _Otherwise
            found = done(act, doing, accord)
            if stored(found.shown.effect) != request.effect:
                raise _Otherwise
    except _Otherwise:
        why = act.differs(doing, restored(request.effect))
        raise NotAsShown(
            State.STALE,
            CHANGED if why is None else _CHANGED_AS_FOLLOWS.filled(fr=why.fr, en=why.en),
            _effect_now(act, doing),
        ) from None
    except (Unavailable, RateLimited):
        raise
    except Problem as problem:
        raise NotAsShown(State.STALE, _changed_so_that(problem)) from None
    made = found.outcome
    outcome = None if made is None else {"kind": made[0], "id": made[1]}
    return Executed(outcome, act.lasts(doing))


class _Otherwise(Exception):
    """It would do something else than what was shown."""


def _untouched(request: AccordRequest) -> Act[Any]:
    """Return the act of ``request``, whose seal is whole."""
    act = acts().get(request.act)
    sealed = digest_of(request.act, request.community, request.payload)
    if act is None or act.permission != request.permission or sealed != request.digest:
        raise NotAsShown(State.VOID, TOUCHED)
    return act


def _doing(request: AccordRequest, act: Act[Any]) -> Doing[Any]:
    """Return what is to be done, by somebody who may still ask for it: their role is held until the commit."""
    requester = request.requester
    try:
        locked_membership(request.community, requester.id)
    except NotFound:
        raise NotAsShown(State.VOID, LOST) from None
    rows = Community.objects.filter(id=request.community_id)
    community = with_standing(rows, requester).get()
    level = act.level(requester, standing_in(community))
    why_not = policies.why_not_ask(level)
    if not requester.is_active or (why_not and why_not is not policies.NEEDS_NONE):
        raise NotAsShown(State.VOID, LOST)
    return Doing(requester, community, asked_of(act, request.payload))


def _effect_now(act: Act[Any], doing: Doing[Any]) -> EffectCard | None:
    try:
        return rehearse(act, doing._replace(asked=act.still(doing))).effect
    except Problem:
        return None


def _changed_so_that(problem: Problem) -> Words:
    return _CHANGED_SO_THAT.filled(fr=problem.detail.fr, en=problem.detail.en)


CHANGED = Words(
    fr="La situation a changé depuis la demande : rien n’a été fait. La demande peut être refaite d’un geste.",
    en="Things have changed since the request: nothing was done. It can be asked again in one gesture.",
)
LOST = Words(
    fr="La personne qui demande n’en a plus le droit : rien n’a été fait.",
    en="The person who asks may not do so any more: nothing was done.",
)
TOUCHED = Words(
    fr="Cette demande n’est plus telle qu’elle a été faite : rien n’a été exécuté. Prévenez l’équipe du site.",
    en="This request is no longer as it was made: nothing was executed. Tell the staff of the site.",
)
_CHANGED_AS_FOLLOWS = Words(
    fr="La situation a changé depuis la demande, et rien n’a été fait : {fr}. La demande peut être refaite d’un geste.",
    en="Things have changed since the request, and nothing was done: {en}. It can be asked again in one gesture.",
)
_CHANGED_SO_THAT = Words(
    fr="Ce n’est plus possible, et rien n’a été fait : {fr}",
    en="This is no longer possible, and nothing was done: {en}",
)
