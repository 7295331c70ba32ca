"""Changing what a community is called and how it presents itself (requirement E14)."""

from collections.abc import Mapping
from typing import Any, cast

from msgspec import UNSET, UnsetType

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.actions.settings import Changes, change_community
from chatcore.communities.models import Community
from chatcore.communities.permissions import Permission
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words


class NewPresentation(Input, frozen=True, kw_only=True, omit_defaults=True):
    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET

    def given(self) -> dict[str, str]:
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in values.items() if value is not UNSET}


@act(
    "community.change",
    permission=Permission.CHANGE,
    shape=NewPresentation,
    label=Words(fr="Modifier la communauté", en="Change the community"),
)
class ChangeOfCommunity(Act[NewPresentation]):
    def state(self, doing: Doing[NewPresentation]) -> Mapping[str, Any]:
        """Held until the commit: of two who change the same field at once, the second is told."""
        rows = Community.objects.select_for_update(no_key=True)
        current = rows.values(*_FIELDS).get(id=doing.community.id)
        return {name: current[name] for name in doing.asked.given()}

    def perform(self, doing: Doing[NewPresentation], accord: Accord) -> Community:
        return change_community(
            actor=doing.actor,
            community_id=doing.community.id,
            accord=accord,
            **cast(Changes, doing.asked.given()),
        )

    def effect(
        self, doing: Doing[NewPresentation], before: Mapping[str, Any], made: Community
    ) -> EffectCard:
        fields = [
            field(name, label, before=before[name], after=getattr(made, name))
            for name, label in _FIELDS.items()
            if name in before and before[name] != getattr(made, name)
        ]
        only = fields[0].name if len(fields) == 1 else "several"
        return effect(_TITLES[only], fields, label=self.label, notes=[_SEEN_BY_ALL])


_FIELDS = {
    "name": Words(fr="Nom", en="Name"),
    "description": Words(fr="Présentation", en="Description"),
    "colour": Words(fr="Couleur", en="Colour"),
}
_TITLES = {
    "name": Words(fr="Donner un autre nom à la communauté", en="Give the community another name"),
    "description": Words(
        fr="Modifier la présentation de la communauté", en="Change the community’s description"
    ),
    "colour": Words(
        fr="Donner une autre couleur à la communauté", en="Give the community another colour"
    ),
    "several": Words(fr="Modifier la communauté", en="Change the community"),
}
_SEEN_BY_ALL = Words(
    fr="Toute la communauté le voit aussitôt.", en="The whole community sees it at once."
)
