"""The registry: an app says once how its act is shown, what it was computed from, and how it is done."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from chatcore.accords.cards import EffectCard
from chatcore.communities.accords import Accord
from chatcore.communities.models import Community
from chatcore.communities.permissions import Level, Permission, SitePermission
from chatcore.communities.policies import Standing
from chatcore.foundation.decoding import convert
from chatcore.foundation.errors import Invalid
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words
from chatcore.people.models import Person

P = TypeVar("P", bound=Input)


class Doing(NamedTuple, Generic[P]):
    """Who does what where: the requester, and what they asked."""

    actor: Person
    community: Community
    asked: P


class Act(ABC, Generic[P]):
    """An act that can be asked for. ``name``, ``permission``, ``shape`` and ``label`` are given by ``@act``."""

    name: str
    permission: Permission | SitePermission
    shape: type[P]
    label: Words

    def level(self, actor: Person, standing: Standing) -> Level:
        """Return whether ``actor`` may do it, may ask for it, or not even that."""
        if isinstance(self.permission, SitePermission):
            raise NotImplementedError("What the site agrees to says itself who may ask for it.")
        return standing.level(self.permission)

    @abstractmethod
    def state(self, doing: Doing[P]) -> Mapping[str, Any]:
        """Return what the effect depends on, as it is now; what differs at the decision makes the request stale.

        Raises:
            Problem: what the act is about is not there, or not for the requester.
        """

    @abstractmethod
    def perform(self, doing: Doing[P], accord: Accord) -> Any:
        """Call the ordinary action as the requester, in the transaction of the caller; return what it made."""

    @abstractmethod
    def effect(self, doing: Doing[P], before: Mapping[str, Any], made: Any) -> EffectCard:
        """Return what ``perform`` has just done, in words; ``before`` is the ``state`` that it found."""

    def still(self, doing: Doing[P]) -> P:
        """Return what is left of what was asked, to be shown as it is now and asked again; all of it, usually.

        Raises:
            Problem: nothing is left.
        """
        return doing.asked

    def differs(self, doing: Doing[P], shown: EffectCard) -> Words | None:
        """Return what exactly is otherwise than when ``shown`` was, where the act can say it."""
        return None

    def lasts(self, doing: Doing[P]) -> timedelta | None:
        """Return for how long an agreement gives the permission itself, where the act is to have it for a time."""
        return None

    def outcome(self, doing: Doing[P], made: Any) -> tuple[str, str] | None:
        """Return the kind and the id of what was made, where there is a page of it to go to."""
        return None


_acts: dict[str, Act[Any]] = {}


def act(
    name: str, *, permission: Permission | SitePermission, shape: type[P], label: Words
) -> Callable[[type[Act[P]]], type[Act[P]]]:
    """Register the decorated class as what becomes of a request named ``name`` (``noun.verb``)."""

    def register(kind: type[Act[P]]) -> type[Act[P]]:
        made = kind()
        made.name, made.permission, made.shape, made.label = name, permission, shape, label
        _acts[name] = made
        return kind

    return register


def acts() -> Mapping[str, Act[Any]]:
    return _acts


def act_named(name: str) -> Act[Any]:
    """Return the act of that name.

    Raises:
        Invalid: nobody asks for such a thing.
    """
    found = _acts.get(name)
    if found is None:
        raise Invalid(_UNKNOWN, path="$.act")
    return found


def asked_of(found: Act[P], payload: object) -> P:
    """Return ``payload`` as what ``found`` takes; raises as ``convert`` does."""
    return convert(payload, found.shape)


def canonical(value: object) -> bytes:
    """Return ``value`` as the one JSON that stands for it: its keys in order, nothing between them."""
    return msgspec.json.encode(value, order="deterministic", enc_hook=str)


def digest_of(name: str, community: Community, payload: object) -> str:
    """Return the seal of a request: the SHA-256 of its act, its community and its payload."""
    sealed = canonical({"act": name, "community": str(community.id), "payload": payload})
    return hashlib.sha256(sealed).hexdigest()


def fingerprint_of(state: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(dict(state))).hexdigest()


_UNKNOWN = Words(
    fr="Il n’y a pas d’accord à demander pour cela.", en="There is no agreement to ask for this."
)
