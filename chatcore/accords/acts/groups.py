"""Making a group (requirements D13, E17)."""

from collections.abc import Mapping
from typing import Any

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.actions.groups import create_group
from chatcore.communities.models import Group
from chatcore.communities.permissions import Permission
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words


class NewGroup(Input, frozen=True, kw_only=True):
    name: str


@act(
    "group.create",
    permission=Permission.CREATE_GROUP,
    shape=NewGroup,
    label=Words(fr="Créer un groupe", en="Make a group"),
)
class MakingOfGroup(Act[NewGroup]):
    def state(self, doing: Doing[NewGroup]) -> Mapping[str, Any]:
        """A group of that name may have been made meanwhile: two of a name is what nobody wants unsaid."""
        name = " ".join(doing.asked.name.split())
        living = Group.objects.filter(community=doing.community, archived_at=None)
        return {"taken": living.filter(name__iexact=name).exists()}

    def perform(self, doing: Doing[NewGroup], accord: Accord) -> Group:
        return create_group(
            actor=doing.actor,
            community_id=doing.community.id,
            name=doing.asked.name,
            accord=accord,
        )

    def effect(self, doing: Doing[NewGroup], before: Mapping[str, Any], made: Group) -> EffectCard:
        notes = [_ADMINISTERED.filled(who=doing.actor.name)]
        if before["taken"]:
            notes.insert(0, _TAKEN)
        title = _TITLE.filled(name=made.name)
        return effect(title, [field("name", _NAME, after=made.name)], label=self.label, notes=notes)

    def outcome(self, doing: Doing[NewGroup], made: Group) -> tuple[str, str]:
        return "group", str(made.id)


_NAME = Words(fr="Nom", en="Name")
_TITLE = Words(fr="Créer le groupe « {name} »", en="Make the group “{name}”")
_ADMINISTERED = Words(fr="{who} l’administrera.", en="{who} will administer it.")
_TAKEN = Words(fr="Un groupe porte déjà ce nom.", en="A group has this name already.")
