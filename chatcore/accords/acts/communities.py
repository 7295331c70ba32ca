"""Making a community: asked by who administers one already, answered by the staff of the site."""

from collections.abc import Mapping
from typing import Any

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.actions.communities import create_community
from chatcore.communities.models import Community
from chatcore.communities.permissions import Level, Permission, SitePermission
from chatcore.communities.policies import Standing
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words
from chatcore.people.models import Person


class NewCommunity(Input, frozen=True, kw_only=True):
    name: str
    description: str = ""


@act(
    "community.create",
    permission=SitePermission.CREATE_COMMUNITY,
    shape=NewCommunity,
    label=Words(fr="Créer une communauté", en="Make a community"),
)
class MakingOfCommunity(Act[NewCommunity]):
    def level(self, actor: Person, standing: Standing) -> Level:
        """The staff makes communities; who sets the roles of one may ask for another."""
        if actor.is_staff:
            return Level.YES
        return Level.ACCORD if standing.may(Permission.MANAGE_ROLES) else Level.NO

    def state(self, doing: Doing[NewCommunity]) -> Mapping[str, Any]:
        """Another of that name may have been made meanwhile."""
        name = " ".join(doing.asked.name.split())
        return {"taken": Community.objects.filter(name__iexact=name).exists()}

    def perform(self, doing: Doing[NewCommunity], accord: Accord) -> Community:
        return create_community(
            actor=doing.actor,
            name=doing.asked.name,
            description=doing.asked.description,
            accord=accord,
        )

    def effect(
        self, doing: Doing[NewCommunity], before: Mapping[str, Any], made: Community
    ) -> EffectCard:
        fields = [
            field("name", _NAME, after=made.name),
            field("slug", _ADDRESS, after=made.slug),
        ]
        if made.description:
            fields.append(field("description", _DESCRIPTION, after=made.description))
        notes = [_ADMINISTERED.filled(who=doing.actor.name)]
        if before["taken"]:
            notes.insert(0, _TAKEN)
        title = _TITLE.filled(name=made.name)
        return effect(title, fields, label=self.label, notes=notes)

    def outcome(self, doing: Doing[NewCommunity], made: Community) -> tuple[str, str]:
        return "community", str(made.id)


_NAME = Words(fr="Nom", en="Name")
_ADDRESS = Words(fr="Nom dans les adresses", en="Name in addresses")
_DESCRIPTION = Words(fr="Présentation", en="Description")
_TITLE = Words(fr="Créer la communauté « {name} »", en="Make the community “{name}”")
_ADMINISTERED = Words(fr="{who} l’administrera.", en="{who} will administer it.")
_TAKEN = Words(fr="Une communauté porte déjà ce nom.", en="A community has this name already.")
