"""What may be asked of the trace: to read it for a time (requirement E15)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any

from msgspec import Meta

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.permissions import Permission
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words


class TraceReading(Input, frozen=True, kw_only=True):
    """Three months at the longest: who needs it for ever has another role."""

    days: Annotated[int, Meta(ge=1, le=92)]


@act(
    "trace.read",
    permission=Permission.READ_TRACE,
    shape=TraceReading,
    label=Words(fr="Lire la trace", en="Read the trace"),
)
class ReadingOfTrace(Act[TraceReading]):
    """Nothing is done at once: the agreement itself, for the days that were asked, is the effect."""

    def state(self, doing: Doing[TraceReading]) -> Mapping[str, Any]:
        return {}

    def perform(self, doing: Doing[TraceReading], accord: Accord) -> None:
        return None

    def effect(
        self, doing: Doing[TraceReading], before: Mapping[str, Any], made: None
    ) -> EffectCard:
        days = doing.asked.days
        said = Words(fr=f"{days} jours", en=f"{days} days") if days > 1 else _ONE_DAY
        title = Words(
            fr=f"Lire et exporter la trace pendant {said.fr}",
            en=f"Read and export the trace for {said.en}",
        )
        return effect(title, [field("days", _FOR, after=said)], label=self.label, notes=[_TRACED])

    def lasts(self, doing: Doing[TraceReading]) -> timedelta:
        return timedelta(days=doing.asked.days)


_FOR = Words(fr="Durée", en="Duration")
_ONE_DAY = Words(fr="un jour", en="one day")
_TRACED = Words(
    fr="Chaque consultation et chaque export laissent une trace ; l’accès se ferme tout seul.",
    en="Each reading and each export leaves a trace; the access closes by itself.",
)
