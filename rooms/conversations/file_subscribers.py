"""What conversations do with files: say who reads them, and tell the room when one was found good, or bad."""

from chatcore.files.actions.discarding import discard_unused
from chatcore.files.cards import attachment_card
from chatcore.files.happenings import FileChanged
from chatcore.files.readers import reads_files
from chatcore.foundation.happenings import on
from chatcore.live import log
from chatcore.people.happenings import AccountClosed
from rooms.conversations.events import AttachmentChanged
from rooms.conversations.models import Attachment
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.files import may_read_file

reads_files(may_read_file)


@on(FileChanged)
def tell_the_room(happening: FileChanged) -> None:
    """Whoever shows the message that carries the file shows it as it is now."""
    carried = Attachment.objects.filter(file=happening.file, message__deleted_at=None)
    for message, room in carried.values_list("message_id", "message__room_id"):
        card = attachment_card(happening.file)
        log.emit(stream_of(room), AttachmentChanged(message_id=str(message), attachment=card))


@on(AccountClosed)
def drop_what_they_never_posted(happening: AccountClosed) -> None:
    """What a person posted stays under their name, as their words do; the rest goes with them."""
    discard_unused(of=happening.person_id)
