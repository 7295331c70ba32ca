"""Planning messages: making, changing, cancelling them, and sending them now."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.rendering.text import clean_text
from rooms.conversations.actions.posting import post_message
from rooms.conversations.models import Room
from rooms.conversations.selectors.access import Right, message_for, room_for, topic_in
from rooms.writing.actions.planned_files import give_back, set_files
from rooms.writing.actions.telling import PLANNED, tell
from rooms.writing.models import Planned, State
from rooms.writing.posters import poster
from rooms.writing.selectors.planned import planned_for

# Beyond these nobody oversees what is to come.
MOST = 200
FURTHEST = timedelta(days=731)


def plan_message(
    *,
    actor: Person,
    room: str,
    topic: str | None = None,
    reply_to: str | None = None,
    text: str,
    due_at: datetime,
    client_id: uuid.UUID,
    to_self: bool = False,
    attachments: Sequence[str] = (),
) -> tuple[Planned, bool]:
    """Have ``text`` posted in ``room`` at ``due_at``, or (``to_self``) said to ``actor`` alone; whether it is new.

    The right is looked at now, and again then. A repeat with the same ``client_id`` plans nothing more. Its files
    (``attachments``: their ids) are kept until then.

    Raises:
        NotFound, Forbidden: the room, the thème or the message answered is not there, or not for ``actor`` to write.
        Invalid, TooLarge: the text, the moment or a file. Conflict: two hundred wait already, or a file is not
            here yet.
    """
    right = Right.READ if to_self else Right.REPLY if reply_to else Right.POST
    place = room_for(actor, room, to=right).room
    return keep_plan(
        actor=actor,
        room=place,
        topic=topic,
        reply_to=reply_to,
        text=text,
        due_at=due_at,
        client_id=client_id,
        to_self=to_self,
        attachments=attachments,
    )


def keep_plan(
    *,
    actor: Person,
    room: Room,
    text: str,
    due_at: datetime,
    client_id: uuid.UUID,
    topic: str | None = None,
    reply_to: str | None = None,
    to_self: bool = False,
    attachments: Sequence[str] = (),
    asks: Mapping[str, Any] | None = None,
    agreed: uuid.UUID | None = None,
) -> tuple[Planned, bool]:
    """Plan as ``plan_message``, where the caller has checked that ``actor`` may.

    Args:
        asks: of an announcement, what it asks of its readers. agreed: the request by which it was agreed to.
    """
    known = Planned.objects.filter(author=actor, client_id=client_id).first()
    if known is not None:
        return known, False
    within = topic_in(room, topic) if topic is not None else None
    answered = _answered(actor, room.id, reply_to)
    _check_moment(due_at)
    if asks is not None:
        poster().check(asks, due_at)
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).only("id").get(id=actor.id)
        if Planned.objects.filter(author=actor, state=State.WAITING).count() >= MOST:
            raise Conflict(_TOO_MANY)
        planned = Planned.objects.create(
            author=actor,
            room=room,
            topic=within,
            reply_to_id=answered,
            text=clean_text(text),
            to_self=to_self,
            asks=asks,
            agreed=agreed,
            due_at=due_at,
            client_id=client_id,
        )
        if attachments:
            set_files(planned, attachments, actor=actor, room=room)
        tell([actor.id], PLANNED, by=actor.id)
    return planned, True


def change_planned(
    *,
    actor: Person,
    planned_id: object,
    text: str | None = None,
    due_at: datetime | None = None,
    attachments: Sequence[str] | None = None,
    asks: Mapping[str, Any] | None = None,
) -> Planned:
    """Give it other words, another moment, other files, or of an announcement other options; one that failed waits
    again.

    Raises:
        NotFound: missing, somebody else's, or sent meanwhile. Forbidden: one may not write there now, or it was agreed
            to as it is.
        Invalid, TooLarge, Conflict: the text, the moment or a file.
    """
    planned = planned_for(actor, planned_id)
    _check_own(planned)
    if due_at is not None:
        _check_moment(due_at)
    elif planned.state == State.FAILED and text is None:
        raise Invalid(_PAST, path="$.due_at")
    if not planned.to_self:
        room_for(actor, planned.room_id, to=Right.REPLY if planned.reply_to_id else Right.POST)
    with transaction.atomic():
        planned = _held(actor, planned)
        if planned.asks is not None:
            planned.asks = planned.asks if asks is None else dict(asks)
            poster().check(planned.asks, due_at or planned.due_at)
        if attachments is not None:
            set_files(planned, attachments, actor=actor, room=planned.room)
        if text is not None:
            planned.text = clean_text(text)
        if due_at is not None:
            planned.due_at = due_at
            planned.state, planned.failure = State.WAITING, None
        planned.save(update_fields=["text", "asks", "due_at", "state", "failure"])
        tell([actor.id], PLANNED, by=actor.id)
    return planned


def cancel_planned(*, actor: Person, planned_id: object) -> None:
    """Plan it no more.

    Raises:
        NotFound: missing, somebody else's, or sent meanwhile.
    """
    planned = planned_for(actor, planned_id)
    with transaction.atomic():
        planned = _held(actor, planned)
        give_back(planned)
        planned.delete()
        tell([actor.id], PLANNED, by=actor.id)


def send_planned(*, actor: Person, planned_id: object) -> uuid.UUID:
    """Post it now, and no more later; return the id of its message.

    Raises:
        NotFound: missing, somebody else's, or sent meanwhile. Forbidden: one may not write there, or it was agreed to
            for its moment.
        Invalid: it is a reminder.
    """
    planned = planned_for(actor, planned_id)
    if planned.to_self:
        raise Invalid(_A_REMINDER)
    _check_own(planned)
    with transaction.atomic():
        return post_planned(_held(actor, planned))


def post_planned(planned: Planned) -> uuid.UUID:
    """Post what is held, in the caller's transaction, by the rights of now; return the id of its message.

    Raises as ``post_message``.
    """
    files = give_back(planned)
    post = _post if planned.asks is None else poster().post
    message = post(planned, files)
    planned.state, planned.message_id, planned.failure = State.SENT, message, None
    # What it said is in the message now, and goes with it.
    planned.text = ""
    planned.save(update_fields=["state", "message", "failure", "text"])
    tell([planned.author_id], PLANNED, by=planned.author_id)
    return message


def _post(planned: Planned, files: Sequence[str]) -> uuid.UUID:
    return (
        post_message(
            actor=planned.author,
            room=planned.room_id,
            text=planned.text,
            client_id=planned.client_id,
            topic=str(planned.topic_id) if planned.topic_id else None,
            reply_to=str(planned.reply_to_id) if planned.reply_to_id else None,
            attachments=files,
        )
        .result()
        .id
    )


def _check_own(planned: Planned) -> None:
    """Refuse changes to what was agreed to: it is published so, or cancelled."""
    if planned.agreed is not None:
        raise Forbidden(_AGREED)


def _held(actor: Person, planned: Planned) -> Planned:
    """Return it as it is now, held until the commit: a worker may be sending it."""
    rows = Planned.objects.select_for_update(of=("self",)).exclude(state=State.SENT)
    found = rows.filter(id=planned.id, author=actor).select_related("author", "room").first()
    if found is None:
        raise NotFound(path="$.planned")
    return found


def _answered(actor: Person, room: uuid.UUID, reply_to: str | None) -> uuid.UUID | None:
    if reply_to is None:
        return None
    answered, _ = message_for(actor, reply_to, path="$.reply_to")
    if answered.room_id != room:
        raise NotFound(path="$.reply_to")
    return answered.id


def _check_moment(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise Invalid(_NO_ZONE, path="$.due_at")
    if moment <= now():
        raise Invalid(_PAST, path="$.due_at")
    if moment > now() + FURTHEST:
        raise Invalid(_TOO_FAR, path="$.due_at")


_PAST = Words(
    fr="Ce moment est passé : choisissez-en un à venir.",
    en="That moment has passed: choose one to come.",
)
_TOO_FAR = Words(
    fr="Un message se planifie pour les deux ans à venir.",
    en="A message is planned for the next two years.",
)
_NO_ZONE = Words(
    fr="Donnez le moment avec son fuseau, comme 2026-11-24T18:00:00+01:00.",
    en="Give the moment with its zone, such as 2026-11-24T18:00:00+01:00.",
)
_TOO_MANY = Words(
    fr="Deux cents messages attendent déjà leur moment : annulez-en d’abord.",
    en="Two hundred messages wait for their moment already: cancel some first.",
)
_AGREED = Words(
    fr="Cette annonce a été accordée telle qu’elle est, à ce moment : annulez-la, puis demandez à nouveau.",
    en="This announcement was agreed to as it is, for that moment: cancel it, then ask again.",
)
_A_REMINDER = Words(
    fr="C’est un rappel pour vous seul : il ne s’envoie pas.",
    en="This is a reminder for yourself: it is not sent.",
)
