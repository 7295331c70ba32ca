"""Inviting somebody, giving somebody another role, taking somebody out (requirements E13, E17)."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.actions.invitations import MOST_ROOMS, invite
from chatcore.communities.actions.members import change_role, remove_from_community
from chatcore.communities.models import CustomRole, Invitation, Membership
from chatcore.communities.permissions import ROLE_WORDS, Permission
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words


class NewInvitation(Input, frozen=True, kw_only=True):
    email: str
    role: str = "member"
    rooms: Annotated[list[str], Meta(max_length=MOST_ROOMS)] = []


class NewRole(Input, frozen=True, kw_only=True):
    person: str
    role: str


class Removal(Input, frozen=True, kw_only=True):
    person: str


@act(
    "person.invite",
    permission=Permission.INVITE,
    shape=NewInvitation,
    label=Words(fr="Inviter une personne", en="Invite a person"),
)
class Inviting(Act[NewInvitation]):
    def state(self, doing: Doing[NewInvitation]) -> Mapping[str, Any]:
        """Who has come meanwhile, or was invited by somebody else, is refused by the action itself."""
        return {}

    def perform(self, doing: Doing[NewInvitation], accord: Accord) -> Invitation:
        asked = doing.asked
        return invite(
            actor=doing.actor,
            community_id=doing.community.id,
            email=asked.email,
            role=asked.role,
            rooms=asked.rooms,
            accord=accord,
        )

    def effect(
        self, doing: Doing[NewInvitation], before: Mapping[str, Any], made: Invitation
    ) -> EffectCard:
        fields = [
            field("email", _ADDRESS, after=made.email),
            field("role", _ROLE, after=role_words(made.role, None)),
        ]
        if made.rooms:
            fields.append(field("rooms", _ROOMS, after=str(len(made.rooms))))
        title = _INVITE.filled(email=made.email)
        return effect(title, fields, label=self.label, notes=[_LETTER])


@act(
    "role.change",
    permission=Permission.MANAGE_PEOPLE,
    shape=NewRole,
    label=Words(fr="Changer un rôle", en="Change a role"),
)
class ChangeOfRole(Act[NewRole]):
    def state(self, doing: Doing[NewRole]) -> Mapping[str, Any]:
        return _state_of(doing, doing.asked.person)

    def perform(self, doing: Doing[NewRole], accord: Accord) -> Membership:
        return change_role(
            actor=doing.actor,
            community_id=doing.community.id,
            person_id=doing.asked.person,
            role=doing.asked.role,
            accord=accord,
        )

    def effect(
        self, doing: Doing[NewRole], before: Mapping[str, Any], made: Membership
    ) -> EffectCard:
        old = role_words(before["role"], before["custom_role"])
        new = role_words(made.role, made.custom_role_id)
        fields = [] if old == new else [field("role", _ROLE, before=old, after=new)]
        return effect(_GIVE.filled(name=made.person.name), fields, label=self.label)

    def outcome(self, doing: Doing[NewRole], made: Membership) -> tuple[str, str]:
        return "person", str(made.person_id)


@act(
    "person.remove",
    permission=Permission.MANAGE_PEOPLE,
    shape=Removal,
    label=Words(fr="Retirer une personne", en="Take a person out"),
)
class Removing(Act[Removal]):
    def state(self, doing: Doing[Removal]) -> Mapping[str, Any]:
        return {**_state_of(doing, doing.asked.person), "name": _name_of(doing)}

    def perform(self, doing: Doing[Removal], accord: Accord) -> None:
        remove_from_community(
            actor=doing.actor,
            community_id=doing.community.id,
            person_id=doing.asked.person,
            accord=accord,
        )

    def effect(self, doing: Doing[Removal], before: Mapping[str, Any], made: None) -> EffectCard:
        old = role_words(before["role"], before["custom_role"])
        fields = [field("role", _ROLE, before=old, after=_NONE)]
        title = _REMOVE.filled(name=before["name"])
        return effect(title, fields, label=self.label, notes=[_ALL_ENDS])


def _state_of(doing: Doing[Any], person: str) -> dict[str, Any]:
    membership = locked_membership(doing.community, person)
    return {"role": membership.role, "custom_role": membership.custom_role_id}


def _name_of(doing: Doing[Removal]) -> str:
    return locked_membership(doing.community, doing.asked.person).person.name


def role_words(role: str, own: Any) -> Words | str:
    """Return what a role is called: a shipped one in both languages, the community's own as it was named."""
    if own is None and role in ROLE_WORDS:
        return ROLE_WORDS[role]
    return CustomRole.objects.filter(id=own or role).values_list("name", flat=True).first() or role


_ADDRESS = Words(fr="Adresse", en="Address")
_ROLE = Words(fr="Rôle", en="Role")
_ROOMS = Words(fr="Salons", en="Rooms")
_NONE = Words(fr="aucun", en="none")
_INVITE = Words(fr="Inviter {email} dans la communauté", en="Invite {email} to the community")
_LETTER = Words(
    fr="Une lettre d’invitation part aussitôt à cette adresse.",
    en="A letter of invitation leaves for this address at once.",
)
_GIVE = Words(fr="Donner un autre rôle à {name}", en="Give {name} another role")
_REMOVE = Words(fr="Retirer {name} de la communauté", en="Take {name} out of the community")
_ALL_ENDS = Words(
    fr="Cette personne quitte aussi les groupes et les salons de la communauté.",
    en="This person leaves the groups and rooms of the community too.",
)
