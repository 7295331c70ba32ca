"""Changing what was said: edits, deletions, reactions."""

from django.db import transaction
from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Invalid, NotFound
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.rendering.text import clean_text
from rooms.conversations import policies
from rooms.conversations.actions.attaching import detach
from rooms.conversations.actions.forgetting import forget_found, forget_words
from rooms.conversations.emoji import is_emoji
from rooms.conversations.events import MessageDeleted, MessageEdited, ReactionAdded, ReactionRemoved
from rooms.conversations.happenings import MessageRewritten, MessageWithdrawn
from rooms.conversations.models import Mention, Message, Reaction
from rooms.conversations.rendering import render_message
from rooms.conversations.selectors.access import RoomView, message_for
from rooms.conversations.selectors.timeline import message_cards


def edit_message(*, actor: Person, message: str, text: str) -> int:
    """Put ``text`` in the place of what ``actor`` said; returns the seq of the event.

    A mention added by an edit is a mention; nothing becomes unread again.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: somebody else's, or in an archived room.
    """
    found, view = message_for(actor, message)
    if found.author_id != actor.id:
        raise Forbidden(_NOT_YOURS)
    _check_writable(view)
    clean = clean_text(text)
    rendered = render_message(clean, viewer=actor, room=view.room)
    with transaction.atomic():
        changed = locked(found)
        changed.text, changed.html, changed.edited_at = clean, rendered.html, now()
        changed.save(update_fields=["text", "html", "edited_at"])
        named = [person for person in rendered.mentioned if person]
        gone = ~Q(person__in=named) & Q(person__isnull=False)
        if None not in rendered.mentioned:
            gone |= Q(person=None)
        changed.mentions.filter(gone).delete()
        Mention.objects.bulk_create(
            (Mention(message=changed, person_id=person) for person in rendered.mentioned),
            ignore_conflicts=True,
        )
        changed.author = actor
        announce(MessageRewritten(changed, view.room, actor))
        (card,) = message_cards([changed])
        return log.emit(view.room.stream, MessageEdited(message=card), actor=actor.id).seq


def delete_message(*, actor: Person, message: str) -> int:
    """Take back a message: one's own, or another's for those who lead the room; returns the event's seq."""
    found, view = message_for(actor, message)
    if found.author_id != actor.id:
        if policies.why_not_moderate(view.standing):
            raise Forbidden(_NOT_YOURS)
    else:
        _check_writable(view)
    with transaction.atomic():
        gone = locked(found)
        gone.text = gone.html = ""
        gone.deleted_at = now()
        gone.save(update_fields=["text", "html", "deleted_at"])
        gone.reactions.all().delete()
        forget_words(gone, stream=view.room.stream, attached=detach(gone))
        forget_found(gone)
        announce(MessageWithdrawn(gone, view.room, actor))
        return log.emit(
            view.room.stream, MessageDeleted(message_id=str(gone.id)), actor=actor.id
        ).seq


def add_reaction(*, actor: Person, message: str, emoji: str) -> int:
    """Put ``emoji`` to a message; returns the event's seq, or the head when it was there already."""
    if not is_emoji(emoji):
        raise Invalid(_NOT_EMOJI, path="$.emoji")
    found, view = message_for(actor, message)
    if why_not := policies.why_not_react(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        locked(found)
        _, created = Reaction.objects.get_or_create(message=found, person=actor, emoji=emoji)
        if not created:
            return log.head_of(view.room.stream)
        event = ReactionAdded(message_id=str(found.id), emoji=emoji, person=str(actor.id))
        return log.emit(view.room.stream, event, actor=actor.id).seq


def remove_reaction(*, actor: Person, message: str, emoji: str) -> int:
    """Take one's ``emoji`` back; returns the event's seq, or the head when it was not there."""
    if not is_emoji(emoji):
        raise Invalid(_NOT_EMOJI, path="$.emoji")
    found, view = message_for(actor, message)
    if why_not := policies.why_not_react(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        gone, _ = Reaction.objects.filter(message=found, person=actor, emoji=emoji).delete()
        if not gone:
            return log.head_of(view.room.stream)
        event = ReactionRemoved(message_id=str(found.id), emoji=emoji, person=str(actor.id))
        return log.emit(view.room.stream, event, actor=actor.id).seq


def locked(message: Message) -> Message:
    """Return the message as it is now, held until the commit; somebody may have deleted it meanwhile."""
    found = (
        Message.objects.select_for_update(of=("self",))
        .filter(id=message.id, deleted_at=None)
        .first()
    )
    if found is None:
        raise NotFound(path="$.message")
    return found


def _check_writable(view: RoomView) -> None:
    if not view.standing.joined:
        raise Forbidden(policies.NOT_JOINED)
    if view.standing.archived:
        raise Forbidden(policies.ARCHIVED)


_NOT_YOURS = Words(
    fr="Seule la personne qui a écrit ce message peut le changer.",
    en="Only the person who wrote this message may change it.",
)
_NOT_EMOJI = Words(fr="Une réaction est un seul émoji.", en="A reaction is a single emoji.")
