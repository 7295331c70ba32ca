"""Sharing a publication in rooms: a message there shows it, and nothing is copied."""

import uuid

from django.db import transaction

from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.posting import post_message
from rooms.conversations.selectors.access import Right, room_for
from rooms.publications import policies
from rooms.publications.actions.news import held, tell_counts
from rooms.publications.cards import reference_to
from rooms.publications.models import Share
from rooms.publications.selectors.access import PublicationRight, publication_for


def share_publication(
    *, actor: Person, publication_id: object, room_id: object, text: str = ""
) -> tuple[Share, bool]:
    """Show a publication in a room that ``actor`` may post in; whether it was not shown there yet.

    Args:
        text: what ``actor`` says with it, if anything.

    Raises:
        NotFound, Forbidden: the publication or the room is not there, or not for ``actor`` to use so.
        Invalid, TooLarge: the text cannot be posted.
    """
    publication = publication_for(actor, publication_id, to=PublicationRight.SHARE).publication
    room = room_for(actor, room_id, to=Right.PUBLISH).room
    if why_not := policies.why_not_share_into(
        publication.room.community_id, room.community_id, room.kind
    ):
        raise Forbidden(why_not)
    with transaction.atomic():
        if held(publication, room.id) is None:
            raise NotFound(path="$.publication")
        known = Share.objects.filter(publication=publication, room=room)
        share = known.select_related("message").first()
        if share is not None and share.message.deleted_at is None:
            return share, False
        posted = post_message(
            actor=actor,
            room=room.id,
            text=text.strip(),
            client_id=uuid.uuid4(),
            card=reference_to(publication),
        ).result()
        share = share or Share(publication=publication, room=room)
        share.message_id = posted.id
        share.save()
        record(
            action="publication.shared",
            actor=actor,
            obj=publication,
            community=publication.room.community,
            after={"room": room.id},
        )
        tell_counts(publication, by=actor.id)
    return share, True
