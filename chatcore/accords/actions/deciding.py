"""Deciding: what was shown is executed, and nothing else; or refused with a reason. One answer, by one person."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from chatcore.accords import policies
from chatcore.accords.actions.delegating import delegate
from chatcore.accords.actions.ending import end
from chatcore.accords.actions.executing import Executed, NotAsShown, execute
from chatcore.accords.actions.news import tell_decided
from chatcore.accords.models import AccordRequest, Decision, State
from chatcore.accords.policies import AccordStanding
from chatcore.accords.selectors.requests import AccordView, accord_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text, has_visible
from chatcore.people.models import Person
from chatcore.records.actions import record

THIRTY_DAYS = timedelta(days=30)


class Part(NamedTuple):
    """The component or the group whose people a delegation is about; neither: the whole community."""

    component: str | None
    group: str | None


def grant(
    *,
    actor: Person,
    request_id: object,
    digest: str,
    decision: str = Decision.ONCE,
    until: datetime | None = None,
    words: str = "",
    component: str | None = None,
    group: str | None = None,
) -> AccordRequest:
    """Agree to a request: it is executed now, as its requester, exactly as it was shown.

    Args:
        digest: that of the card on the decider's screen. until: when a standing delegation ends; None: it is revoked.
        component, group: the part whose people a delegation is about; the whole community without one.

    Raises:
        NotFound. Forbidden: one's own request; staff of the site who would delegate. Invalid, TooLarge: the decision,
        its end or the words. Conflict: ``already_answered`` says by whom; ``accord_stale`` and ``accord_void``, which
        are kept: things have changed since, or the requester may not ask for it any more; nothing was executed.
    """
    part = Part(component, group)
    request = _grant(actor, request_id, digest, decision, until, words, part)
    if request.state != State.GRANTED and request.why is not None:
        raise Conflict(Words(**request.why), code=f"accord_{request.state}")
    return request


@transaction.atomic
def refuse(*, actor: Person, request_id: object, words: str) -> AccordRequest:
    """Refuse a request and say why; again by the same person changes nothing.

    Raises:
        NotFound. Forbidden: one's own request. Conflict: ``already_answered``. Invalid, TooLarge: the reason.
    """
    view = accord_for(actor, request_id, locked=True)
    request = view.request
    if request.state == State.REFUSED and request.decider_id == actor.id:
        return request
    _check(view)
    words = checked_text(words, longest=1000, path="$.words")
    if not has_visible(words):
        raise Invalid(_SAY_WHY, path="$.words")
    request.decider, request.words = actor, words
    end(request, State.REFUSED)
    record(
        action="accord.refused",
        actor=actor,
        obj=request,
        community=request.community,
        after={"person": request.requester_id, "act": request.act},
    )
    tell_decided(request, by=actor)
    return request


@transaction.atomic
def _grant(
    actor: Person,
    request_id: object,
    digest: str,
    decision: str,
    until: datetime | None,
    words: str,
    part: Part,
) -> AccordRequest:
    view = accord_for(actor, request_id, locked=True)
    request = view.request
    if request.state == State.GRANTED and request.decider_id == actor.id:
        return request
    _check(view)
    until = _checked_end(view.standing, decision, until)
    if decision == Decision.ONCE and any(part):
        raise Invalid(_ONLY_DELEGATIONS, path="$.component" if part.component else "$.group")
    request.words = checked_text(words, longest=1000, path="$.words")
    if digest != request.digest:
        raise Conflict(_NOT_WHAT_YOU_SAW, code="not_what_was_shown", path="$.digest")
    request.decider = actor
    try:
        executed = execute(request)
    except NotAsShown as found:
        end(request, found.state, why=found.why, effect_now=found.effect_now)
        _trace_failure(request, actor)
    else:
        _take_effect(request, view.standing, executed, decision, until, part)
    tell_decided(request, by=actor)
    return request


def _take_effect(
    request: AccordRequest,
    standing: AccordStanding,
    executed: Executed,
    decision: str,
    until: datetime | None,
    part: Part,
) -> None:
    """Write that it is done, and let the requester do it by themselves from now on, as far as was agreed."""
    if executed.lasts is not None and decision == Decision.ONCE:
        if why_not := policies.why_not_go_so_far(standing, Decision.STANDING):
            raise Forbidden(why_not)
        until = now() + executed.lasts
    request.decision, request.until, request.outcome = decision, until, executed.outcome
    end(request, State.GRANTED)
    _trace_success(request)
    if (decision != Decision.ONCE or executed.lasts is not None) and request.decider is not None:
        delegate(
            actor=request.decider,
            request=request,
            until=until,
            component_id=part.component,
            group_id=part.group,
        )


def _check(view: AccordView) -> None:
    request, standing = view
    if why_not := policies.why_not_decide(standing):
        if why_not is policies.ANSWERED:
            raise Conflict(_answered(request), code="already_answered")
        raise Forbidden(why_not)
    if now() >= request.expires_at:
        raise Conflict(_TOO_LATE, code="already_answered")


def _checked_end(
    standing: AccordStanding, decision: str, until: datetime | None
) -> datetime | None:
    if decision not in Decision.values:
        raise Invalid(_UNKNOWN_DECISION, path="$.decision")
    if why_not := policies.why_not_go_so_far(standing, decision):
        raise Forbidden(why_not, path="$.decision")
    if decision == Decision.THIRTY_DAYS:
        return now() + THIRTY_DAYS
    if decision == Decision.ONCE or until is None:
        return None
    if until <= now():
        raise Invalid(_IN_THE_PAST, path="$.until")
    return until


def _answered(request: AccordRequest) -> Words:
    who = request.decider.name if request.decider else "…"
    return _ANSWERED[request.state].filled(who=who, requester=request.requester.name)


def _trace_success(request: AccordRequest) -> None:
    record(
        action="accord.granted",
        actor=request.decider,
        obj=request,
        community=request.community,
        after={
            "person": request.requester_id,
            "act": request.act,
            "decision": request.decision,
            "until": request.until,
        },
    )
    record(
        action="accord.executed",
        actor=request.requester,
        obj=request,
        community=request.community,
        after={"act": request.act, "digest": request.digest, "outcome": request.outcome},
    )


def _trace_failure(request: AccordRequest, by: Person) -> None:
    record(
        action="accord.outdated" if request.state == State.STALE else "accord.voided",
        actor=by,
        obj=request,
        community=request.community,
        after={"person": request.requester_id, "act": request.act},
    )


_ONLY_DELEGATIONS = Words(
    fr="Une composante ou un groupe se choisit avec une délégation : cette fois, l’accord porte sur ce qui est montré.",
    en="A component or a group is chosen with a delegation: this once, the agreement is to what is shown.",
)
_ANSWERED: Mapping[str, Words] = {
    State.GRANTED: Words(
        fr="{who} a déjà donné son accord : c’est fait.", en="{who} has agreed already: it is done."
    ),
    State.REFUSED: Words(fr="{who} a déjà refusé.", en="{who} has refused already."),
    State.WITHDRAWN: Words(
        fr="{requester} a retiré sa demande.", en="{requester} has withdrawn the request."
    ),
    State.EXPIRED: Words(
        fr="Personne n’a répondu à temps : la demande n’est plus ouverte.",
        en="Nobody answered in time: the request is no longer open.",
    ),
    State.STALE: Words(
        fr="La situation a changé depuis la demande : rien n’a été fait.",
        en="Things have changed since the request: nothing was done.",
    ),
    State.VOID: Words(
        fr="Cette demande ne peut plus être exécutée : rien n’a été fait.",
        en="This request cannot be executed any more: nothing was done.",
    ),
}
_TOO_LATE = _ANSWERED[State.EXPIRED]
_SAY_WHY = Words(
    fr="Dites pourquoi vous refusez : la personne doit savoir quoi changer.",
    en="Say why you refuse: the person needs to know what to change.",
)
_UNKNOWN_DECISION = Words(
    fr="On accorde pour cette fois, pour trente jours, ou durablement.",
    en="One agrees for this time, for thirty days, or for good.",
)
_IN_THE_PAST = Words(
    fr="La délégation finit dans l’avenir : choisissez un autre jour.",
    en="The delegation ends in the future: choose another day.",
)
_NOT_WHAT_YOU_SAW = Words(
    fr="Ce que vous avez sous les yeux n’est pas cette demande : rechargez la page.",
    en="What you are looking at is not this request: reload the page.",
)
