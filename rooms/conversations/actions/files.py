"""Sending files to a room: whoever may post there may, and what counts them is the room's community."""

import uuid
from collections.abc import Sequence

from chatcore.files.actions.uploading import add_piece, begin_upload
from chatcore.files.models import File
from chatcore.foundation.errors import Forbidden
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.selectors.access import Right, room_for


def send_file(
    *,
    actor: Person,
    room_id: object,
    name: str,
    size: int,
    alt: str = "",
    duration: int | None = None,
    peaks: Sequence[int] = (),
    content: bytes | None = None,
) -> File:
    """Announce a file for a room, and send all of it when ``content`` is given.

    Those who may only answer may send files for their answers. A conversation without a community counts for its
    sender.

    Raises:
        NotFound, Forbidden: the room is not there, or not for ``actor`` to post in. And as ``begin_upload`` and
            ``add_piece``.
    """
    view = room_for(actor, room_id, to=Right.READ)
    if why_not := policies.why_not_post(view.standing, reply=True):
        raise Forbidden(why_not)
    account: uuid.UUID = view.room.community_id or actor.id
    file = begin_upload(
        actor=actor,
        home=view.room.stream,
        account=account,
        name=name,
        size=size,
        alt=alt,
        duration=duration,
        peaks=peaks,
    )
    if content is None:
        return file
    return add_piece(actor=actor, file_id=file.id, offset=0, content=content)
