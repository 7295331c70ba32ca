"""Announcements for later: planned with what they ask, counted and published at their moment, by the rights of then."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from chatcore.communities.accords import Accord
from chatcore.communities.models import Community
from chatcore.communities.permissions import Permission
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now, wire_or_none
from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.announcements.actions.publishing import (
    Options,
    check_home,
    publish_agreed,
    publish_announcement,
)
from rooms.announcements.selectors.access import room_to_announce_in
from rooms.conversations.actions.agreed import announcement_room
from rooms.writing.actions.planning import keep_plan
from rooms.writing.models import Planned
from rooms.writing.posters import Poster


def plan_announcement(
    *,
    actor: Person,
    room_id: object,
    text: str,
    client_id: uuid.UUID,
    due_at: datetime,
    options: Options,
    attachments: Sequence[str] = (),
) -> tuple[Planned, bool]:
    """Have ``text`` announced in a room at ``due_at``, with ``options``; whether it is new.

    The right is looked at now, and again then. A repeat with the same ``client_id`` plans nothing more.

    Raises:
        NotFound, Forbidden: the room is not there, or not for ``actor`` to announce in.
        Invalid, TooLarge, Conflict: as ``plan_message``; Invalid: the time on the home page.
    """
    room = room_to_announce_in(actor, room_id).room
    return keep_plan(
        actor=actor,
        room=room,
        text=text,
        due_at=due_at,
        client_id=client_id,
        attachments=attachments,
        asks=asks_of(options),
    )


def plan_agreed(
    *,
    actor: Person,
    community: Community,
    room_id: str,
    text: str,
    client_id: uuid.UUID,
    due_at: datetime,
    options: Options,
    accord: Accord,
) -> Planned:
    """Plan as ``plan_announcement``, by ``accord``, in the transaction of the caller: it appears exactly so.

    Raises: as it does. Forbidden: the accord is for something else. Conflict: it was planned already.
    """
    room = announcement_room(actor, room_id, community)
    if not accord.covers(community.id, Permission.ANNOUNCE):
        raise Forbidden
    planned, made = keep_plan(
        actor=actor,
        room=room,
        text=text,
        due_at=due_at,
        client_id=client_id,
        asks=asks_of(options),
        agreed=accord.request,
    )
    if not made:
        raise Conflict(_PLANNED)
    return planned


def asks_of(options: Options) -> dict[str, Any]:
    """Return ``options`` as a planned announcement keeps them."""
    return {
        "receipt": options.receipt,
        "comments": options.comments,
        "home_until": wire_or_none(options.home_until),
    }


def options_of(asks: Mapping[str, Any]) -> Options:
    until = asks["home_until"]
    return Options(
        receipt=asks["receipt"],
        comments=asks["comments"],
        home_until=datetime.fromisoformat(until) if until else None,
    )


def _check(asks: Mapping[str, Any], due_at: datetime) -> None:
    check_home(options_of(asks).home_until, since=due_at)


def _publish(planned: Planned, files: Sequence[str]) -> uuid.UUID:
    options = options_of(planned.asks or {})
    if options.home_until is not None and options.home_until <= now():
        # It appears so late that its time there is over.
        options = Options(receipt=options.receipt, comments=options.comments)
    if planned.agreed is None:
        published = publish_announcement(
            actor=planned.author,
            room_id=planned.room_id,
            text=planned.text,
            client_id=planned.client_id,
            options=options,
            attachments=tuple(files),
        )
        return published.announcement.message_id
    accord = Accord(
        # Announcement rooms are of a community.
        community=planned.room.community_id or uuid.UUID(int=0),
        permission=Permission.ANNOUNCE,
        request=planned.agreed,
    )
    # Who has no right to ask any more is not heard either.
    community = community_for(
        planned.author, planned.room.community_id, to=Right.ANNOUNCE, accord=accord
    )
    made = publish_agreed(
        actor=planned.author,
        community=community,
        room_id=str(planned.room_id),
        text=planned.text,
        client_id=planned.client_id,
        options=options,
        accord=accord,
    )
    return made.message_id


PLANNED_ANNOUNCEMENTS = Poster(_check, _publish)

_PLANNED = Words(fr="Cette annonce est déjà planifiée.", en="This announcement is planned already.")
