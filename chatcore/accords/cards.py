"""The shapes of requests on the wire. Events carry them too, so words come in both languages."""

from typing import Literal

import msgspec

from chatcore.accords.models import AccordRequest
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card


class InBoth(Shape, frozen=True, kw_only=True):
    """Words of the product, for readers of either language."""

    fr: str
    en: str


# What a field holds: words of people as they wrote them, or words of the product.
Said = str | InBoth


class PartCard(Shape, frozen=True, kw_only=True):
    """A piece of a text that was changed."""

    kind: Literal["kept", "removed", "added"]
    text: str


class FieldCard(Shape, frozen=True, kw_only=True):
    """A field before and after; ``parts`` are the difference, word by word, of a text that was changed."""

    name: str
    label: InBoth
    before: Said | None
    after: Said
    parts: list[PartCard]


class EffectCard(Shape, frozen=True, kw_only=True):
    """What an act does, exactly: ``title`` in a sentence, its fields, and what else comes of it."""

    act: InBoth
    title: InBoth
    fields: list[FieldCard]
    notes: list[InBoth]


class OutcomeCard(Shape, frozen=True, kw_only=True):
    """What was made, where there is a page of it."""

    kind: str
    id: str


class AccordCard(Shape, frozen=True, kw_only=True):
    """A request as everybody who may see it sees it."""

    id: str
    community: str
    community_name: str
    act: str
    permission: str
    effect: EffectCard
    effect_now: EffectCard | None
    digest: str
    requester: PersonCard
    reason: str
    asked_at: str
    deadline: str
    expires_at: str
    escalated_at: str | None
    state: str
    decider: PersonCard | None
    ended_at: str | None
    decision: str
    until: str | None
    words: str
    why: InBoth | None
    outcome: OutcomeCard | None
    follows: str | None


class MyAccordCard(AccordCard, frozen=True, kw_only=True):
    """A request, and what its reader may do with it."""

    abilities: dict[str, bool]


class AccordPreviewCard(Shape, frozen=True, kw_only=True):
    """What a request would do, who would be asked, and until when they have to answer."""

    act: str
    effect: EffectCard
    deciders: list[PersonCard]
    deadline: str


class AccordsWaitingCard(Shape, frozen=True, kw_only=True):
    """How many requests wait for the reader's decision, by community; those with none are left out."""

    counts: dict[str, int]
    position: dict[str, int]


def accord_card(request: AccordRequest) -> AccordCard:
    return AccordCard(**_fields(request))  # type: ignore[arg-type]


def my_accord_card(request: AccordRequest, abilities: dict[str, bool]) -> MyAccordCard:
    return MyAccordCard(**_fields(request), abilities=abilities)  # type: ignore[arg-type]


def _fields(request: AccordRequest) -> dict[str, object]:
    return {
        "id": str(request.id),
        "community": str(request.community_id),
        "community_name": request.community.name,
        "act": request.act,
        "permission": request.permission,
        "effect": msgspec.convert(request.effect, EffectCard),
        "effect_now": _read(request.effect_now, EffectCard),
        "digest": request.digest,
        "requester": person_card(request.requester),
        "reason": request.reason,
        "asked_at": wire(request.asked_at),
        "deadline": wire(request.deadline),
        "expires_at": wire(request.expires_at),
        "escalated_at": wire_or_none(request.escalated_at),
        "state": request.state,
        "decider": None if request.decider is None else person_card(request.decider),
        "ended_at": wire_or_none(request.ended_at),
        "decision": request.decision,
        "until": wire_or_none(request.until),
        "words": request.words,
        "why": _read(request.why, InBoth),
        "outcome": _read(request.outcome, OutcomeCard),
        "follows": None if request.follows_id is None else str(request.follows_id),
    }


def _read(kept: object, shape: type[Shape]) -> object:
    return None if kept is None else msgspec.convert(kept, shape)
