"""Four eyes on an announcement: asked for with all that it asks of its readers, published exactly so."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import Meta

from chatcore.accords.acts.registry import Act, Doing, act
from chatcore.accords.cards import EffectCard
from chatcore.accords.effects import effect, field
from chatcore.communities.accords import Accord
from chatcore.communities.permissions import Permission
from chatcore.foundation.clock import now
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words
from rooms.announcements.actions.planning import options_of, plan_agreed
from rooms.announcements.actions.publishing import Options, publish_agreed
from rooms.announcements.models import Announcement
from rooms.conversations.actions.agreed import announcement_room
from rooms.writing.models import Planned


class AskedAnnouncement(Input, frozen=True, kw_only=True):
    """``client_id`` is the author's own name for the message: it is posted once; at ``due_at``, if that is given."""

    room: str
    text: Annotated[str, Meta(max_length=20_000)]
    client_id: uuid.UUID
    receipt: bool = False
    comments: bool = True
    home_until: Annotated[datetime, Meta(tz=True)] | None = None
    due_at: Annotated[datetime, Meta(tz=True)] | None = None


@act(
    "announcement.publish",
    permission=Permission.ANNOUNCE,
    shape=AskedAnnouncement,
    label=Words(fr="Publier une annonce", en="Publish an announcement"),
)
class PublishingAnnouncement(Act[AskedAnnouncement]):
    def state(self, doing: Doing[AskedAnnouncement]) -> Mapping[str, Any]:
        room = announcement_room(doing.actor, doing.asked.room, doing.community)
        return {"room": room.name, "visibility": room.visibility}

    def perform(self, doing: Doing[AskedAnnouncement], accord: Accord) -> Announcement | Planned:
        asked, options = doing.asked, _options(doing.asked)
        # Agreed to after its moment it appears at once, as was shown.
        if asked.due_at is not None and asked.due_at > now():
            return plan_agreed(
                actor=doing.actor,
                community=doing.community,
                room_id=asked.room,
                text=asked.text,
                client_id=asked.client_id,
                due_at=asked.due_at,
                options=options,
                accord=accord,
            )
        return publish_agreed(
            actor=doing.actor,
            community=doing.community,
            room_id=asked.room,
            text=asked.text,
            client_id=asked.client_id,
            options=options,
            accord=accord,
        )

    def effect(
        self,
        doing: Doing[AskedAnnouncement],
        before: Mapping[str, Any],
        made: Announcement | Planned,
    ) -> EffectCard:
        options = options_of(made.asks or {}) if isinstance(made, Planned) else made
        fields = [
            field("room", _ROOM, after=before["room"]),
            field("text", _TEXT, after=doing.asked.text.strip()),
            field("receipt", _RECEIPT, after=_YES if options.receipt else _NO),
            field("comments", _COMMENTS, after=_OPEN if options.comments else _CLOSED),
        ]
        zone = ZoneInfo(doing.actor.time_zone)
        signed = _SIGNED
        if doing.asked.due_at is not None:
            local = doing.asked.due_at.astimezone(zone)
            fields.append(field("due_at", _DUE, after=local.strftime("%Y-%m-%d %H:%M")))
            signed = _SIGNED_LATER
        if options.home_until is not None:
            local = options.home_until.astimezone(zone)
            fields.append(field("home_until", _HOME, after=local.strftime("%Y-%m-%d %H:%M")))
        # Not how many they are: somebody who joins in the meantime would make every request stale.
        notes = [signed.filled(who=doing.actor.name), _TOLD]
        return effect(_PUBLISH.filled(room=before["room"]), fields, label=self.label, notes=notes)

    def outcome(
        self, doing: Doing[AskedAnnouncement], made: Announcement | Planned
    ) -> tuple[str, str]:
        return "room", doing.asked.room


def _options(asked: AskedAnnouncement) -> Options:
    return Options(receipt=asked.receipt, comments=asked.comments, home_until=asked.home_until)


_ROOM = Words(fr="Salon", en="Room")
_TEXT = Words(fr="Texte", en="Text")
_RECEIPT = Words(fr="Demande « J’ai lu »", en="Asks for “I have read this”")
_COMMENTS = Words(fr="Commentaires", en="Comments")
_DUE = Words(fr="Paraît le", en="Appears on")
_HOME = Words(fr="Sur l’accueil jusqu’au", en="On the home page until")
_YES = Words(fr="oui", en="yes")
_NO = Words(fr="non", en="no")
_OPEN = Words(fr="comme dans le salon", en="as in the room")
_CLOSED = Words(fr="fermés", en="closed")
_PUBLISH = Words(fr="Publier dans « {room} »", en="Publish in “{room}”")
_SIGNED = Words(
    fr="L’annonce paraît aussitôt, signée {who}.",
    en="The announcement appears at once, signed {who}.",
)
_SIGNED_LATER = Words(
    fr="L’annonce paraît à ce moment, ou dès l’accord s’il vient plus tard, signée {who}.",
    en="The announcement appears at that moment, or with the agreement if that comes later, signed {who}.",
)
_TOLD = Words(
    fr="Toutes les personnes du salon sont averties, sauf celles qui l’ont mis en sourdine.",
    en="Everybody in the room is told, except those who have muted it.",
)
