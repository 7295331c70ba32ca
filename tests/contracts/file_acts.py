"""What happens to the files of messages, for the journeys that the browser replays."""

from typing import Any

from chatcore.files.actions.describing import describe_file
from chatcore.files.models import Account, File, Kind, State
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.conversations.actions.messages import delete_message
from tests.worlds.rivages import World, say


def _sent(world: World, state: State = State.READY) -> File:
    """A picture that Bruno sent and nobody has posted; its bytes are of no matter here."""
    account, _ = Account.objects.get_or_create(id=world.community.id)
    return File.objects.create(
        owner=world.bruno,
        home=world.quay.stream,
        account=account,
        name="quai.jpg",
        size=1200,
        weight=1200,
        offset=1200,
        state=state,
        kind=Kind.IMAGE,
        type="image/webp",
        width=1200,
        height=800,
        pictures=["large", "medium", "small"],
        expires_at=now(),
    )


def _posted(world: World, viewer: Person) -> tuple[File, Any]:
    file = _sent(world)
    return file, say(world.bruno, "quai.jpg", world.quay, attachments=[str(file.id)])


def _described(world: World, viewer: Person) -> None:
    file, _ = _posted(world, viewer)
    describe_file(actor=world.bruno, file_id=str(file.id), alt="Le quai vide")


def _taken_back(world: World, viewer: Person) -> None:
    _, posted = _posted(world, viewer)
    delete_message(actor=world.bruno, message=str(posted.id))


FILE_ACTS = {
    "file-posted": _posted,
    "file-described": _described,
    "file-taken-back": _taken_back,
}
