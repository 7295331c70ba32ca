"""Publishing an announcement with options: the message by the actions of conversations, what it asks for here."""

import uuid
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from django.db import IntegrityError, transaction

from chatcore.communities.accords import Accord
from chatcore.communities.models import Community
from chatcore.foundation.clock import now, wire_or_none
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import clean_text
from rooms.announcements.cards import reference_to
from rooms.announcements.models import Announcement
from rooms.announcements.selectors.access import room_to_announce_in
from rooms.conversations.actions.agreed import announcement_room, post_agreed
from rooms.conversations.actions.closing import close_answers
from rooms.conversations.actions.posting import post_message
from rooms.conversations.models import Message, Room
from rooms.conversations.selectors.audience import listeners_of

# What stands on a home page for longer is no news any more: it belongs on the page of the community.
LONGEST_AT_HOME = timedelta(days=90)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What an announcement asks for: « J’ai lu », comments, and until when the home page shows it."""

    receipt: bool = False
    comments: bool = True
    home_until: datetime | None = None


class Published(NamedTuple):
    announcement: Announcement
    made: bool


def publish_announcement(
    *,
    actor: Person,
    room_id: object,
    text: str,
    client_id: uuid.UUID,
    options: Options,
    attachments: tuple[str, ...] = (),
) -> Published:
    """Say ``text`` (Markdown) to all of an announcement room, with ``options``; whether it was made now.

    Idempotent for ever on (actor, ``client_id``), as a post is.

    Raises:
        NotFound, Forbidden: the room is not there, or not for ``actor`` to announce in.
        Invalid, TooLarge: the text or a moment. Conflict: ``client_id`` was that of another message.
    """
    room = room_to_announce_in(actor, room_id).room
    if known := _published_before(actor, client_id):
        return Published(known, made=False)
    check_home(options.home_until)
    announcement = _made(room, options, author=actor)
    try:
        with transaction.atomic():
            posted = post_message(
                actor=actor,
                room=room.id,
                text=clean_text(text),
                client_id=client_id,
                attachments=attachments,
                card=reference_to(announcement),
            ).result()
            if posted.repeated:
                raise Conflict(_OTHER_MESSAGE, path="$.client_id")
            _keep(announcement, posted.id, actor)
    except IntegrityError:
        # The same was sent twice in the same moment.
        known = _published_before(actor, client_id)
        if known is None:
            raise
        return Published(known, made=False)
    return Published(announcement, made=True)


def publish_agreed(
    *,
    actor: Person,
    community: Community,
    room_id: str,
    text: str,
    client_id: uuid.UUID,
    options: Options,
    accord: Accord,
) -> Announcement:
    """Publish as ``publish_announcement``, by ``accord``, in the transaction of the caller.

    Raises: as it does. Forbidden: the accord is for something else. Conflict: it has appeared already.
    """
    room = announcement_room(actor, room_id, community)
    check_home(options.home_until)
    announcement = _made(room, options, author=actor)
    posted = post_agreed(
        actor=actor,
        community=community,
        room_id=room_id,
        text=text,
        client_id=client_id,
        accord=accord,
        card=reference_to(announcement),
    )
    _keep(announcement, posted.id, actor)
    return announcement


def check_home(until: datetime | None, *, since: datetime | None = None) -> None:
    """Raise ``Invalid`` unless ``until`` comes after ``since`` (now, if absent), and not too long after."""
    begin = since or now()
    if until is not None and not begin < until <= begin + LONGEST_AT_HOME:
        raise Invalid(_HOME, path="$.home_until")


def _made(room: Room, options: Options, *, author: Person) -> Announcement:
    return Announcement(
        id=new_id(),
        room=room,
        receipt=options.receipt,
        comments=options.comments,
        home_until=options.home_until,
        audience=listeners_of(room, author=author.id).count(),
    )


def _keep(announcement: Announcement, message_id: uuid.UUID, actor: Person) -> None:
    announcement.message = Message.objects.select_related("author").get(id=message_id)
    announcement.save(force_insert=True)
    if not announcement.comments:
        close_answers(announcement.message)
    record(
        action="announcement.published",
        actor=actor,
        obj=announcement,
        community=announcement.room.traced_in,
        after={
            "room": announcement.room_id,
            "receipt": announcement.receipt,
            "comments": announcement.comments,
            "home_until": wire_or_none(announcement.home_until),
            "audience": announcement.audience,
        },
    )


def _published_before(actor: Person, client_id: uuid.UUID) -> Announcement | None:
    rows = Announcement.objects.filter(message__author=actor, message__client_id=client_id)
    return rows.select_related("message", "room").first()


_HOME = Words(
    fr="Choisissez pour l’accueil une date qui suit la publication de moins de 90 jours.",
    en="Choose for the home page a date less than 90 days after it appears.",
)
_OTHER_MESSAGE = Words(
    fr="Cet envoi a déjà servi à un autre message : recommencez avec un nouveau « client_id ».",
    en="This was sent as another message already: try again with a new “client_id”.",
)
