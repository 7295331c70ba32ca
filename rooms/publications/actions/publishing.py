"""Publishing, changing and deleting: the words by the actions of conversations, the title here."""

import uuid

from django.db import IntegrityError, transaction

from chatcore.foundation.errors import Conflict, NotFound
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import clean_text
from rooms.conversations.actions.indexing import index_messages
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.posting import post_message
from rooms.publications.actions.news import held, tell_card
from rooms.publications.cards import reference_to
from rooms.publications.models import Publication
from rooms.publications.selectors.access import PublicationRight, feed_for, publication_for

TITLE_LENGTH = 160


def publish(
    *, actor: Person, community_id: object, title: str, text: str, client_id: uuid.UUID
) -> tuple[Publication, bool]:
    """Publish ``text`` (Markdown) under ``title`` in the feed of a community; whether it was made now.

    Idempotent for ever on (actor, ``client_id``), as a post is.

    Raises:
        NotFound, Forbidden: the community, or its feed, is not there or not for ``actor``.
        Invalid, TooLarge: the title or the text cannot be published.
        Conflict: ``client_id`` was that of another message.
    """
    feed = feed_for(actor, community_id).room
    if known := _published_before(actor, client_id):
        return known, False
    words = clean_text(text)
    publication = Publication(id=new_id(), room=feed, title=_checked_title(title))
    try:
        with transaction.atomic():
            posted = post_message(
                actor=actor,
                room=feed.id,
                text=words,
                client_id=client_id,
                card=reference_to(publication),
            ).result()
            if posted.repeated:
                raise Conflict(_OTHER_MESSAGE, path="$.client_id")
            publication.message_id = posted.id
            publication.save(force_insert=True)
            record(
                action="publication.created", actor=actor, obj=publication, community=feed.community
            )
    except IntegrityError:
        # The same was sent twice in the same moment.
        known = _published_before(actor, client_id)
        if known is None:
            raise
        return known, False
    return publication, True


def change_publication(
    *, actor: Person, publication_id: object, title: str | None = None, text: str | None = None
) -> Publication:
    """Give one's publication another title, other words, or both.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: somebody else's. Invalid, TooLarge: title or text.
    """
    publication = publication_for(actor, publication_id, to=PublicationRight.CHANGE).publication
    wanted = None
    if title is not None:
        wanted = _checked_title(title)
    with transaction.atomic():
        shared = held(publication)
        if shared is None:
            raise NotFound(path="$.publication")
        if wanted is not None and wanted != publication.title:
            publication.title = wanted
            publication.save(update_fields=["title"])
            record(
                action="publication.changed",
                actor=actor,
                obj=publication,
                community=publication.room.community,
                after={"fields": ["title"]},
            )
            tell_card(publication, [publication.room.stream, *shared], by=actor.id)
            index_messages([publication.message_id])
        if text is not None and text != publication.message.text:
            edit_message(actor=actor, message=str(publication.message_id), text=text)
    return publication


def delete_publication(*, actor: Person, publication_id: object) -> None:
    """Take a publication away, with its page; the messages that shared it stay, and say that it is gone.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: neither one's own, nor for one to moderate.
    """
    publication = publication_for(actor, publication_id, to=PublicationRight.DELETE).publication
    delete_message(actor=actor, message=str(publication.message_id))


def _checked_title(title: str) -> str:
    return checked_line(title, longest=TITLE_LENGTH, path="$.title", required=True)


def _published_before(actor: Person, client_id: uuid.UUID) -> Publication | None:
    rows = Publication.objects.filter(message__author=actor, message__client_id=client_id)
    return rows.select_related("message", "room").first()


_OTHER_MESSAGE = Words(
    fr="Cet envoi a déjà servi à un autre message : recommencez avec un nouveau « client_id ».",
    en="This was sent as another message already: try again with a new “client_id”.",
)
