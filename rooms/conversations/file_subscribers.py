"""What conversations do with files: say who reads them, and tell the room when one was found good, or bad."""

import uuid
from collections.abc import Collection, Iterable

from chatcore.files.actions.discarding import discard_unused
from chatcore.files.cards import attachment_card
from chatcore.files.happenings import FileChanged
from chatcore.files.models import State
from chatcore.files.readers import reads_files
from chatcore.foundation.happenings import on
from chatcore.foundation.jobs.definition import job
from chatcore.live import log
from chatcore.people.happenings import AccountClosed
from rooms.conversations.actions.indexing import index_messages
from rooms.conversations.events import AttachmentChanged
from rooms.conversations.models import Attachment
from rooms.conversations.models.room import stream_of
from rooms.conversations.search.beside import BesideText, texts_from
from rooms.conversations.selectors.files import may_read_file

reads_files(may_read_file)


@texts_from
def words_of_files(messages: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, BesideText]]:
    """A file finds the message that carries it: by its name, its description, and the words in it."""
    carried = Attachment.objects.filter(message__in=messages, file__state=State.READY)
    rows = carried.order_by("id").values_list(
        "message_id", "file__name", "file__alt", "file__words__text"
    )
    for message, *words in rows:
        yield message, BesideText(" \n ".join(word for word in words if word), file=True)


@on(FileChanged)
def tell_the_room(happening: FileChanged) -> None:
    """Whoever shows the message that carries the file shows it as it is now."""
    carried = Attachment.objects.filter(file=happening.file, message__deleted_at=None)
    rows = list(carried.values_list("message_id", "message__room_id"))
    if rows:
        index_carriers.enqueue([str(message) for message, _ in rows])
    for message, room in rows:
        card = attachment_card(happening.file)
        log.emit(stream_of(room), AttachmentChanged(message_id=str(message), attachment=card))


@job()
def index_carriers(messages: list[str]) -> None:
    """Have what was read in a file find its message.

    Not where the row of the file is held: messages are held before files.
    """
    index_messages([uuid.UUID(message) for message in messages])


@on(AccountClosed)
def drop_what_they_never_posted(happening: AccountClosed) -> None:
    """What a person posted stays under their name, as their words do; the rest goes with them."""
    discard_unused(of=happening.person_id)
