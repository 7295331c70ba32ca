"""Writing drafts: one's own alone. The last writer has the text, and nobody's words are lost to another device."""

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import TooLarge
from chatcore.foundation.words import Words
from chatcore.live import hub
from chatcore.people.models import Person
from rooms.conversations.models import Message
from rooms.conversations.selectors.access import Right, message_for, room_for, topic_in
from rooms.writing.cards import draft_card
from rooms.writing.events import DraftChanged
from rooms.writing.models import Draft

# Twice a message: what is too long to be posted is still being written.
LONGEST = 16_000


def write_draft(
    *,
    actor: Person,
    room: str,
    topic: str | None = None,
    text: str,
    reply_to: str | None = None,
    base: int,
    device: str,
    drop_aside: bool = False,
) -> Draft:
    """Keep ``text`` as what ``actor`` has begun to write in a place; empty: nothing any more.

    Args:
        base: the revision that the device knew (0: none). Where another device wrote since, the text of this one
            is taken and the other's is put ``aside``; an empty one takes nothing away.
        device: what the device calls itself, for it to know its own writing again.
        drop_aside: what was put aside has been looked at.

    Raises:
        NotFound: the room, the thème or the message answered is not there for ``actor``. TooLarge: the text.
    """
    place = room_for(actor, room, to=Right.READ).room
    within = topic_in(place, topic) if topic is not None else None
    answered = _answered(actor, reply_to)
    if len(text) > LONGEST:
        raise TooLarge(_TOO_LONG, path="$.text")
    with transaction.atomic():
        # The person is held, so that two devices that begin at once begin one draft.
        Person.objects.select_for_update(no_key=True).only("id").get(id=actor.id)
        draft = Draft.objects.filter(person=actor, room=place, topic=within).first()
        if draft is None:
            draft = Draft(person=actor, room=place, topic=within, revision=0)
        if not _write(draft, text, answered, base=base, drop_aside=drop_aside):
            return draft
        told = DraftChanged(draft=draft_card(draft), device=device)
        transaction.on_commit(lambda: hub.whisper(f"user:{actor.id}", told))
    return draft


def _write(
    draft: Draft, text: str, answered: Message | None, *, base: int, drop_aside: bool
) -> bool:
    """Write ``text`` into ``draft``; tells whether that changed anything."""
    reply_to = answered.id if answered else None
    aside = "" if drop_aside else draft.aside
    if (draft.text, draft.reply_to_id, draft.aside) == (text, reply_to, aside):
        return False
    behind = base != draft.revision and draft.text != ""
    if behind and text == "":
        return False
    if behind and draft.text not in text:
        aside = f"{aside}\n\n{draft.text}".strip()[:LONGEST]
    draft.text, draft.reply_to_id, draft.aside = text, reply_to, aside
    draft.revision += 1
    draft.written_at = now()
    draft.save()
    return True


def _answered(actor: Person, reply_to: str | None) -> Message | None:
    return None if reply_to is None else message_for(actor, reply_to, path="$.reply_to")[0]


_TOO_LONG = Words(
    fr="Un brouillon a au plus 16 000 caractères : gardez la suite dans un fichier.",
    en="A draft has at most 16,000 characters: keep the rest in a file.",
)
