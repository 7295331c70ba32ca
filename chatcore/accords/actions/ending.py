"""How a request ends, whatever became of it."""

from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import both, stored
from chatcore.accords.models import AccordRequest, State
from chatcore.foundation.clock import now
from chatcore.foundation.words import Words


def end(
    request: AccordRequest,
    state: State,
    *,
    why: Words | None = None,
    effect_now: EffectCard | None = None,
) -> None:
    """Write that ``request`` ended so. The caller holds it, traces it and tells it.

    Args:
        why: why it was not executed. effect_now: what it would do now instead.
    """
    request.state, request.ended_at = state, now()
    request.why = None if why is None else stored(both(why))
    request.effect_now = None if effect_now is None else stored(effect_now)
    request.save(
        update_fields=[
            "state",
            "ended_at",
            "why",
            "effect_now",
            "decider",
            "decision",
            "until",
            "words",
            "outcome",
        ]
    )
