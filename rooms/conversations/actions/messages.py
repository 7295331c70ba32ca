"""Changing what was said: edits and reactions; deletions are in ``withdrawing``."""

from django.db import transaction
from django.db.models import Q

from chatcore.emoji.selectors.emoji import is_own_emoji, may_be_own
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Invalid
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.rendering.one_emoji import is_emoji
from chatcore.rendering.text import clean_text
from rooms.conversations import policies
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.actions.holding import NOT_YOURS, check_writable
from rooms.conversations.actions.holding import locked as locked
from rooms.conversations.actions.withdrawing import delete_message as delete_message
from rooms.conversations.events import MessageEdited, ReactionAdded, ReactionRemoved
from rooms.conversations.happenings import MessageRewritten
from rooms.conversations.models import Mention, Message, Reaction, Room, Version
from rooms.conversations.rendering import render_message
from rooms.conversations.reviewing import WaitingEdit, hold_edit
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.timeline import message_cards


def edit_message(*, actor: Person, message: str, text: str) -> int:
    """Put ``text`` in the place of what ``actor`` said; returns the seq of the event.

    A mention added by an edit is a mention; nothing becomes unread again. What it said before stays as a version.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: somebody else's, or in an archived room; or it is kept until
            somebody has read it (code ``held``), and what was said stays until then.
    """
    found, view = message_for(actor, message)
    if found.author_id != actor.id:
        raise Forbidden(NOT_YOURS)
    check_writable(view)
    if why_silent := policies.why_silent_in(view.standing):
        raise Forbidden(why_silent)
    clean = clean_text(text)
    # What shows an object is changed with it, at once or not at all.
    if words := check_words(clean, view, waits=found.card is None):
        raise hold_edit(WaitingEdit(found, view.room, actor, clean, words))
    return put_words(actor=actor, message=found, room=view.room, text=clean)


def put_words(*, actor: Person, message: Message, room: Room, text: str) -> int:
    """Put ``text``, clean and allowed, in the place of what ``actor`` said; returns the seq of the event.

    Raises:
        NotFound: deleted or moved meanwhile.
    """
    rendered = render_message(text, viewer=actor, room=room)
    with transaction.atomic():
        changed = locked(message)
        if changed.text != text:
            since = changed.edited_at or changed.posted_at
            Version.objects.create(message=changed, text=changed.text, written_at=since)
        changed.text, changed.html, changed.edited_at = text, rendered.html, now()
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
        announce(MessageRewritten(changed, room, actor))
        (card,) = message_cards([changed])
        return log.emit(room.stream, MessageEdited(message=card), actor=actor.id).seq


def add_reaction(*, actor: Person, message: str, emoji: str) -> int:
    """Put ``emoji`` to a message; returns the event's seq, or the head when it was there already."""
    if not is_emoji(emoji) and not may_be_own(emoji):
        raise Invalid(_NOT_EMOJI, path="$.emoji")
    found, view = message_for(actor, message)
    if not is_emoji(emoji) and not is_own_emoji(emoji, view.room.community_id):
        raise Invalid(_NOT_EMOJI, path="$.emoji")
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
    if not is_emoji(emoji) and not may_be_own(emoji):
        raise Invalid(_NOT_EMOJI, path="$.emoji")
    found, view = message_for(actor, message)
    if why_not := policies.why_not_react(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        locked(found)
        gone, _ = Reaction.objects.filter(message=found, person=actor, emoji=emoji).delete()
        if not gone:
            return log.head_of(view.room.stream)
        event = ReactionRemoved(message_id=str(found.id), emoji=emoji, person=str(actor.id))
        return log.emit(view.room.stream, event, actor=actor.id).seq


_NOT_EMOJI = Words(fr="Une réaction est un seul émoji.", en="A reaction is a single emoji.")
