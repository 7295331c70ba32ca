"""The doors of files in the rights matrix: theirs are the rights of the message that carries them, which is Ada's."""

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing
from tests.contracts.rights_doors import MESSAGE, NOT_THEIRS, ROOM, Door, _by, _nothing


def _senders(standing: Standing, role: str) -> Words | None:
    return None if role == "administrator" else NOT_THEIRS


FILE_DOORS: dict[tuple[str, str], Door] = {
    ("get", "rooms/<str:room>/files/"): Door(ROOM, _nothing),
    ("post", "rooms/<str:room>/files/"): Door(
        ROOM,
        _by(of_room.why_not_post, reply=True),
        lambda w, k: {"name": "quai.jpg", "size": 10},
    ),
    ("get", "rooms/<str:room>/links/"): Door(ROOM, _nothing),
    ("get", "files/<str:file>/"): Door(MESSAGE, _nothing),
    ("patch", "files/<str:file>/"): Door(MESSAGE, _senders, lambda w, k: {"alt": "Le quai"}),
    ("delete", "files/<str:file>/"): Door(MESSAGE, _senders),
    ("patch", "files/<str:file>/upload/"): Door(MESSAGE, _senders),
    ("get", "files/<str:file>/content/"): Door(MESSAGE, _nothing),
    ("get", "files/<str:file>/pictures/<str:size>/"): Door(MESSAGE, _nothing),
    ("get", "files/<str:file>/text/"): Door(MESSAGE, _nothing),
}
