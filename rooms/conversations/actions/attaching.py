"""Files of messages: taken from what their author has sent, once, and gone with the message."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from chatcore.files.actions.claiming import hold_unused, use
from chatcore.files.actions.discarding import discard
from chatcore.files.cards import AttachmentCard, attachment_card
from chatcore.files.models import File, State
from chatcore.foundation.errors import Conflict, Invalid, NotFound, Problem
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.models import Attachment, Message, Room
from rooms.conversations.models.room import stream_of

if TYPE_CHECKING:
    from rooms.conversations.actions.preparing import PreparedPost

MOST = 10

Files = Mapping[uuid.UUID, File]


def checked_attachments(actor: Person, room: Room, given: Sequence[str]) -> tuple[uuid.UUID, ...]:
    """Return the files that a post names (one query, none for none).

    Raises:
        Invalid: more than ten, or one twice. NotFound: one that ``actor`` did not send to ``room``, or has posted.
        Conflict: one of which not all has come.
    """
    if not given:
        return ()
    if len(given) > MOST:
        raise Invalid(TOO_MANY, path="$.attachments")
    ids = [parse_id(id_) for id_ in given]
    mine = File.objects.filter(
        id__in=[id_ for id_ in ids if id_],
        owner=actor,
        home=room.stream,
        expires_at__isnull=False,
    )
    files = {file.id: file for file in mine}
    named: list[uuid.UUID] = []
    for index, id_ in enumerate(ids):
        path = f"$.attachments[{index}]"
        if id_ is None or id_ not in files:
            raise NotFound(path=path)
        if id_ in named:
            raise Invalid(_TWICE, path=path)
        if files[id_].state == State.RECEIVING:
            raise Conflict(_NOT_HERE_YET, code="upload_unfinished", path=path)
        if files[id_].state == State.REFUSED:
            raise Conflict(_REFUSED, code="file_refused", path=path)
        named.append(id_)
    return tuple(named)


def held_files(posts: "Sequence[PreparedPost]") -> Files:
    """Return the files that ``posts`` name and nothing uses, held until the commit: no query when none names any."""
    return hold_unused({id_ for post in posts for id_ in post.attachments})


def why_not_attach(post: "PreparedPost", files: Files, taken: set[uuid.UUID]) -> Problem | None:
    """Return why ``post`` cannot carry what it names; else its files are ``taken``, from those after it too."""
    for index, id_ in enumerate(post.attachments):
        file = files.get(id_)
        theirs = file and file.owner_id == post.author.id and file.home == stream_of(post.room_id)
        if not theirs or id_ in taken:
            return NotFound(path=f"$.attachments[{index}]")
    taken.update(post.attachments)
    return None


def cards_of(post: "PreparedPost", files: Files) -> list[AttachmentCard]:
    return [attachment_card(files[id_]) for id_ in post.attachments]


def attach(posts: "Collection[PreparedPost]") -> None:
    """Write what the messages of ``posts`` carry: two queries, however many; none when they carry nothing."""
    rows = [
        Attachment(message_id=post.id, room_id=post.room_id, file_id=id_, place=place)
        for post in posts
        for place, id_ in enumerate(post.attachments)
    ]
    if rows:
        Attachment.objects.bulk_create(rows)
        use([row.file_id for row in rows])


def detach(message: Message) -> bool:
    """Delete the files of a message that is taken back; tells whether there were any."""
    files = list(Attachment.objects.filter(message=message).values_list("file_id", flat=True))
    if files:
        discard(files)
    return bool(files)


def follow_messages(messages: Collection[uuid.UUID], *, into: Room) -> None:
    """Keep the library right when ``messages`` move ``into`` another room: whoever moves them calls it (one query)."""
    Attachment.objects.filter(message__in=messages).update(room=into)


TOO_MANY = Words(
    fr="Un message porte au plus dix fichiers : envoyez les autres dans le suivant.",
    en="A message carries at most ten files: send the others in the next one.",
)
_TWICE = Words(
    fr="Ce fichier est deux fois dans le message.", en="This file is in the message twice."
)
_NOT_HERE_YET = Words(
    fr="Ce fichier n’est pas encore arrivé en entier : attendez la fin de l’envoi.",
    en="Not all of this file has come yet: wait until it is sent.",
)
_REFUSED = Words(
    fr="Ce fichier a été refusé : retirez-le du message.",
    en="This file was refused: take it out of the message.",
)
