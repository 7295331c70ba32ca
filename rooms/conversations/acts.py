"""What may be asked of rooms: to open one, and to publish where only a few speak (four eyes on an announcement)."""

import uuid
from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard, FieldCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.permissions import Permission
from chatcore.foundation.errors import Invalid
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words
from rooms.conversations.actions.agreed import announcement_room, post_agreed
from rooms.conversations.actions.batch import Posted
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Kind, Room, Visibility


class NewRoom(Input, frozen=True, kw_only=True):
    kind: str
    name: str
    purpose: str = ""
    visibility: str = "public"
    people: Annotated[list[str], Meta(max_length=200)] = []


class Announcement(Input, frozen=True, kw_only=True):
    """``client_id`` is the author's own name for the message: it is posted once."""

    room: str
    text: Annotated[str, Meta(max_length=20_000)]
    client_id: uuid.UUID


class _OpeningRoom(Act[NewRoom]):
    kinds: tuple[Kind, ...]

    def state(self, doing: Doing[NewRoom]) -> Mapping[str, Any]:
        if doing.asked.kind not in self.kinds:
            raise Invalid(_OTHER_KIND, path="$.payload.kind")
        name = " ".join(doing.asked.name.split())
        rooms = Room.objects.filter(
            community=doing.community, archived_at=None, visibility=Visibility.PUBLIC
        )
        return {"taken": rooms.filter(name__iexact=name).exists()}

    def perform(self, doing: Doing[NewRoom], accord: Accord) -> Room:
        asked = doing.asked
        room = create_room(
            actor=doing.actor,
            community=doing.community,
            kind=asked.kind,
            name=asked.name,
            purpose=asked.purpose,
            visibility=asked.visibility,
            accord=accord,
        )
        if asked.people:
            invite_to_room(actor=doing.actor, room_id=str(room.id), people=asked.people)
        return room

    def effect(self, doing: Doing[NewRoom], before: Mapping[str, Any], made: Room) -> EffectCard:
        fields: list[FieldCard] = [
            field("name", _NAME, after=made.name),
            field("kind", _KIND, after=_KINDS[made.kind]),
            field("visibility", _VISIBILITY, after=_VISIBILITIES[made.visibility]),
        ]
        if made.purpose:
            fields.append(field("purpose", _PURPOSE, after=made.purpose))
        people = made.members.exclude(person=doing.actor).select_related("person")
        if names := sorted(member.person.name for member in people):
            fields.append(field("people", _PEOPLE, after=", ".join(names)))
        notes = [_LED.filled(who=doing.actor.name)]
        if before["taken"]:
            notes.insert(0, _TAKEN)
        title = _OPEN.filled(name=made.name)
        return effect(title, fields, label=self.label, notes=notes)

    def outcome(self, doing: Doing[NewRoom], made: Room) -> tuple[str, str]:
        return "room", str(made.id)


@act(
    "room.create",
    permission=Permission.CREATE_ROOM,
    shape=NewRoom,
    label=Words(fr="Ouvrir un salon", en="Open a room"),
)
class OpeningRoom(_OpeningRoom):
    kinds = (Kind.TOPIC, Kind.CLUB)


@act(
    "announcements.open",
    permission=Permission.ANNOUNCE,
    shape=NewRoom,
    label=Words(fr="Ouvrir un salon d’annonces", en="Open an announcement room"),
)
class OpeningAnnouncements(_OpeningRoom):
    kinds = (Kind.ANNOUNCEMENT,)


@act(
    "announcement.post",
    permission=Permission.ANNOUNCE,
    shape=Announcement,
    label=Words(fr="Publier une annonce", en="Post an announcement"),
)
class PostingAnnouncement(Act[Announcement]):
    def state(self, doing: Doing[Announcement]) -> Mapping[str, Any]:
        room = announcement_room(doing.actor, doing.asked.room, doing.community)
        return {"room": room.name, "visibility": room.visibility}

    def perform(self, doing: Doing[Announcement], accord: Accord) -> Posted:
        return post_agreed(
            actor=doing.actor,
            community=doing.community,
            room_id=doing.asked.room,
            text=doing.asked.text,
            client_id=doing.asked.client_id,
            accord=accord,
        )

    def effect(
        self, doing: Doing[Announcement], before: Mapping[str, Any], made: Posted
    ) -> EffectCard:
        fields = [
            field("room", _ROOM, after=before["room"]),
            field("text", _TEXT, after=doing.asked.text.strip()),
        ]
        title = _POST.filled(room=before["room"])
        return effect(title, fields, label=self.label, notes=[_SIGNED.filled(who=doing.actor.name)])

    def outcome(self, doing: Doing[Announcement], made: Posted) -> tuple[str, str]:
        return "room", doing.asked.room


_OTHER_KIND = Words(
    fr="Ce salon ne se demande pas ainsi : choisissez une autre forme.",
    en="This room is not asked for so: choose another form.",
)
_NAME = Words(fr="Nom", en="Name")
_KIND = Words(fr="Forme", en="Form")
_VISIBILITY = Words(fr="Accès", en="Access")
_PURPOSE = Words(fr="Objet", en="Purpose")
_PEOPLE = Words(fr="Personnes", en="People")
_ROOM = Words(fr="Salon", en="Room")
_TEXT = Words(fr="Texte", en="Text")
_KINDS: Mapping[str, Words] = {
    Kind.TOPIC: Words(fr="à thèmes", en="topics"),
    Kind.CLUB: Words(fr="club", en="club"),
    Kind.ANNOUNCEMENT: Words(fr="annonces", en="announcements"),
}
_VISIBILITIES: Mapping[str, Words] = {
    Visibility.PUBLIC: Words(fr="public", en="public"),
    Visibility.PRIVATE: Words(fr="privé", en="private"),
}
_OPEN = Words(fr="Ouvrir le salon « {name} »", en="Open the room “{name}”")
_LED = Words(fr="{who} l’animera.", en="{who} will lead it.")
_TAKEN = Words(fr="Un salon public porte déjà ce nom.", en="A public room has this name already.")
_POST = Words(fr="Publier dans « {room} »", en="Post in “{room}”")
_SIGNED = Words(
    fr="L’annonce paraît aussitôt, signée {who}.",
    en="The announcement appears at once, signed {who}.",
)
