"""Rehearsing an act: it is really done, looked at, and undone. So what is shown is what will be done."""

from typing import Any, NamedTuple

from django.db import transaction

from chatcore.accords.acts.registry import Act, Doing, fingerprint_of
from chatcore.accords.cards import EffectCard
from chatcore.communities.accords import Accord
from chatcore.foundation.errors import Conflict
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words


class Shown(NamedTuple):
    """An effect, and the fingerprint of the state that it was computed from."""

    effect: EffectCard
    fingerprint: str


class Done(NamedTuple):
    """What an act has just done."""

    shown: Shown
    outcome: tuple[str, str] | None


def rehearse(act: Act[Any], doing: Doing[Any]) -> Shown:
    """Return what ``act`` would do now. It is done and rolled back: nothing is written, sent or told.

    Raises:
        Problem: what the ordinary action would refuse, in its own words.
    """
    accord = Accord(community=doing.community.id, permission=act.permission, request=new_id())
    with transaction.atomic():
        shown = done(act, doing, accord).shown
        transaction.set_rollback(True)
    if not shown.effect.fields:
        raise Conflict(_NOTHING, code="nothing_to_do")
    return shown


def done(act: Act[Any], doing: Doing[Any], accord: Accord) -> Done:
    """Do ``act`` and return what it did; raises as ``rehearse``. Call it in a transaction."""
    before = act.state(doing)
    made = act.perform(doing, accord)
    shown = Shown(act.effect(doing, before, made), fingerprint_of(before))
    return Done(shown, act.outcome(doing, made))


_NOTHING = Words(
    fr="Il en est déjà ainsi : il n’y a rien à demander.",
    en="It is so already: there is nothing to ask for.",
)
