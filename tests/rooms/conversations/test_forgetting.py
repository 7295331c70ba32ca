"""What was taken back is not in the live log either."""

import msgspec

from chatcore.live import log, registry
from chatcore.live.models import Event
from chatcore.records.models import Redaction
from chatcore.records.selectors import verify
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.events import MessageDeleted, MessageEdited, MessagePosted
from tests.worlds.rivages import World, half_a_minute_later, say


def test_the_words_of_a_deleted_message_leave_the_log_and_its_positions_stay(world: World) -> None:
    kept = say(world.ada, "Le secret reste ici", world.quay)
    posted = say(world.ada, "Le secret du phare", world.quay)
    edit_message(actor=world.ada, message=str(posted.id), text="Le secret de la digue")
    edit_message(actor=world.ada, message=str(kept.id), text="Le secret reste là")
    before = Event.objects.filter(stream=world.quay.stream).count()
    deleted = delete_message(actor=world.ada, message=str(posted.id))
    half_a_minute_later()
    missed = log.after(world.quay.stream, posted.seq - 1)
    assert [event.seq for event in missed] == list(range(posted.seq, deleted + 1))
    assert Event.objects.filter(stream=world.quay.stream).count() == before + 1
    told = [msgspec.json.decode(event.text, type=registry.events[event.type]) for event in missed]
    assert [type(event) for event in told] == [
        MessagePosted, MessageEdited, MessageEdited, MessageDeleted,
    ]  # fmt: skip
    assert [(event.message.text, event.message.html) for event in told[:2]] == [("", "")] * 2
    assert told[2].message.text == "Le secret reste là"
    assert told[0].message.id == str(posted.id)
    assert Redaction.objects.count() == 2
    assert verify().findings == []
