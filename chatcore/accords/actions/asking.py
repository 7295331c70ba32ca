"""Asking: an act is rehearsed, shown, sealed and kept until somebody answers; withdrawing; asking again."""

import uuid
from datetime import datetime
from typing import Any

import msgspec
from django.db import IntegrityError, transaction

from chatcore.accords import policies
from chatcore.accords.actions.news import tell_changed, tell_requested
from chatcore.accords.actions.rehearsal import Shown, rehearse
from chatcore.accords.acts.registry import Act, Doing, act_named, asked_of, digest_of
from chatcore.accords.cards import AccordPreviewCard
from chatcore.accords.effects import stored
from chatcore.accords.happenings import RequestMade
from chatcore.accords.models import AccordRequest, State
from chatcore.accords.selectors.deciders import SITE_PERMISSIONS, deciders_of
from chatcore.accords.selectors.requests import accord_for
from chatcore.accords.selectors.rules import days_of
from chatcore.communities.selectors.access import community_for, standing_in
from chatcore.foundation.clock import now, wire
from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.foundation.working_days import after_working_days
from chatcore.people.cards import person_card
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record

# More than anybody answers in a morning; what is beyond would drown the rest.
MOST_PENDING = 20


@transaction.atomic
def preview(*, actor: Person, community_id: object, act: str, payload: object) -> AccordPreviewCard:
    """Return what a request would do, who answers it and until when. Nothing is kept.

    Raises:
        NotFound: the community. Forbidden: the role may not even ask. Conflict: it needs no agreement.
        Invalid and others: what the ordinary action refuses.
    """
    found, doing = _asked(actor, community_id, act, payload)
    shown = rehearse(found, doing)
    deciders = deciders_of(doing.community, found.permission, requester=actor)
    return AccordPreviewCard(
        act=found.name,
        effect=shown.effect,
        deciders=[person_card(one) for one in deciders],
        deadline=wire(after_working_days(now(), days_of(doing.community))),
    )


@transaction.atomic
def ask(
    *,
    actor: Person,
    community_id: object,
    act: str,
    payload: object,
    client_id: uuid.UUID,
    reason: str = "",
) -> AccordRequest:
    """Ask an administrator to agree to an act. The same ``client_id`` again returns the same request.

    Raises:
        as ``preview``; TooLarge: the reason. Conflict: ``too_many``, when twenty wait already.
    """
    known = AccordRequest.objects.filter(requester=actor, client_id=client_id).first()
    if known is not None:
        return known
    found, doing = _asked(actor, community_id, act, payload)
    reason = checked_text(reason, longest=1000, path="$.reason")
    return _keep(found, doing, client_id=client_id, reason=reason)


@transaction.atomic
def ask_again(*, actor: Person, request_id: object) -> AccordRequest:
    """Ask once more for what went stale or was not answered in time, with its effect as it is now.

    Again returns the same request. Raises: NotFound; Forbidden: it is not one's own, or not to be repeated; as ``ask``.
    """
    old, standing = accord_for(actor, request_id, locked=True)
    if standing.mine and (again := AccordRequest.objects.filter(follows=old).first()):
        return again
    if why_not := policies.why_not_ask_again(standing):
        raise Forbidden(why_not)
    found, doing = _asked(actor, old.community_id, old.act, old.payload)
    doing = doing._replace(asked=found.still(doing))
    return _keep(found, doing, client_id=uuid.uuid4(), reason=old.reason, follows=old)


@transaction.atomic
def withdraw(*, actor: Person, request_id: object) -> AccordRequest:
    """Take one's request back before it is answered; again changes nothing.

    Raises:
        NotFound. Forbidden: it is not one's own. Conflict: it was answered.
    """
    request, standing = accord_for(actor, request_id, locked=True)
    if standing.mine and request.state == State.WITHDRAWN:
        return request
    if why_not := policies.why_not_withdraw(standing):
        raise Conflict(why_not) if standing.mine else Forbidden(why_not)
    request.state, request.ended_at = State.WITHDRAWN, now()
    request.save(update_fields=["state", "ended_at"])
    record(action="accord.withdrawn", actor=actor, obj=request, community=request.community)
    tell_changed(request, by=actor)
    return request


def _asked(
    actor: Person, community_id: object, act: str, payload: object
) -> tuple[Act[Any], Doing[Any]]:
    community = community_for(actor, community_id)
    found = act_named(act)
    level = found.level(actor, standing_in(community))
    if why_not := policies.why_not_ask(level):
        if why_not is policies.NEEDS_NONE:
            raise Conflict(why_not, code="needs_no_accord")
        raise Forbidden(why_not)
    return found, Doing(actor, community, asked_of(found, payload))


def _keep(
    found: Act[Any],
    doing: Doing[Any],
    *,
    client_id: uuid.UUID,
    reason: str,
    follows: AccordRequest | None = None,
) -> AccordRequest:
    _leave_room_for(doing)
    shown, moment = rehearse(found, doing), now()
    request = _made(found, doing, shown, moment, days_of(doing.community))
    request.client_id, request.reason, request.follows = client_id, reason, follows
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        # The same request came twice at once.
        return AccordRequest.objects.get(requester=doing.actor, client_id=client_id)
    record(
        action="accord.requested",
        actor=doing.actor,
        obj=request,
        community=doing.community,
        after={"act": request.act, "permission": request.permission, "digest": request.digest},
    )
    if found.permission not in SITE_PERMISSIONS:
        # The staff of the site is told on its own page: who asks need not know anybody of it.
        deciders = deciders_of(doing.community, found.permission, requester=doing.actor)
        announce(RequestMade(request, deciders))
    tell_requested(request, by=doing.actor)
    return request


def _made(
    found: Act[Any], doing: Doing[Any], shown: Shown, moment: datetime, days: int
) -> AccordRequest:
    payload = msgspec.to_builtins(doing.asked)
    deadline = after_working_days(moment, days)
    return AccordRequest(
        community=doing.community,
        act=found.name,
        permission=found.permission,
        payload=payload,
        digest=digest_of(found.name, doing.community, payload),
        effect=stored(shown.effect),
        fingerprint=shown.fingerprint,
        requester=doing.actor,
        asked_at=moment,
        deadline=deadline,
        expires_at=after_working_days(deadline, days),
    )


def _leave_room_for(doing: Doing[Any]) -> None:
    waiting = AccordRequest.objects.filter(
        community=doing.community, requester=doing.actor, state=State.PENDING
    )
    if waiting.count() >= MOST_PENDING:
        raise Conflict(_TOO_MANY, code="too_many")


_TOO_MANY = Words(
    fr="Vingt de vos demandes attendent déjà une réponse : retirez-en une, ou relancez un administrateur.",
    en="Twenty of your requests are waiting already: withdraw one, or remind an administrator.",
)
