"""Making and renaming thèmes."""

from django.db import IntegrityError, transaction

from chatcore.foundation.errors import Conflict, Forbidden, Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import is_visible
from rooms.conversations import policies
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.cards import topic_card
from rooms.conversations.events import TopicChanged, TopicCreated
from rooms.conversations.models import Room, Topic
from rooms.conversations.naming import key_of, one_line
from rooms.conversations.selectors.access import topic_for

TITLE_LENGTH = 120


def topic_named(*, actor: Person, room: Room, title: str) -> Topic:
    """Return the thème of ``room`` with that title, made now if there was none.

    Two titles that differ only by case, accents or spaces are the same thème.
    """
    title = _checked(title, path="$.new_topic")
    found = Topic.objects.filter(room=room, title_key=key_of(title)).first()
    if found:
        return found
    try:
        return _create(actor=actor, room=room, title=title)
    except IntegrityError:
        # Somebody made it in the same moment.
        return Topic.objects.get(room=room, title_key=key_of(title))


@transaction.atomic
def _create(*, actor: Person, room: Room, title: str) -> Topic:
    topic = Topic.objects.create(room=room, title=title, title_key=key_of(title), created_by=actor)
    record(
        action="topic.created",
        actor=actor,
        obj=topic,
        community=room.traced_in,
        after={"title": title},
    )
    log.emit(room.stream, TopicCreated(topic=topic_card(topic)), actor=actor.id)
    return topic


def rename_topic(*, actor: Person, topic_id: str, title: str) -> Topic:
    """Give a thème another title.

    Raises:
        Forbidden: ``actor`` may not write in the room. Conflict: another thème has that title.
    """
    topic, view = topic_for(actor, topic_id)
    if why_not := policies.why_not_post(view.standing):
        raise Forbidden(why_not)
    title = _checked(title, path="$.title")
    check_words(title, view)
    before = topic.title
    try:
        with transaction.atomic():
            topic.title, topic.title_key = title, key_of(title)
            topic.save(update_fields=["title", "title_key"])
            record(
                action="topic.renamed",
                actor=actor,
                obj=topic,
                community=view.room.traced_in,
                before={"title": before},
                after={"title": title},
            )
            log.emit(view.room.stream, TopicChanged(topic=topic_card(topic)), actor=actor.id)
    except IntegrityError:
        raise Conflict(_TAKEN, path="$.title") from None
    return topic


def _checked(title: str, *, path: str) -> str:
    title = one_line(title)
    if not is_visible(title):
        raise Invalid(_NO_TITLE, path=path)
    if len(title) > TITLE_LENGTH:
        raise TooLarge(_LONG_TITLE, path=path)
    return title


_NO_TITLE = Words(fr="Donnez un titre au thème.", en="Give the topic a title.")
_LONG_TITLE = Words(
    fr="Le titre d’un thème tient en 120 caractères.",
    en="The title of a topic takes 120 characters.",
)
_TAKEN = Words(
    fr="Un thème de ce salon porte déjà ce titre.",
    en="A topic of this room has this title already.",
)
