"""Posting an announcement that an administrator has agreed to: the only post that is not by one's own right."""

import uuid

from chatcore.communities.accords import Accord
from chatcore.communities.models import Community
from chatcore.communities.permissions import Permission
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound, Problem
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.rendering.text import clean_text
from rooms.conversations import policies
from rooms.conversations.actions.batch import Posted, commit_posts
from rooms.conversations.actions.preparing import PreparedPost
from rooms.conversations.cards import CardReference
from rooms.conversations.models import Kind, Room
from rooms.conversations.rendering import render_message
from rooms.conversations.selectors.access import Right, room_for


def announcement_room(actor: Person, room_id: str, community: Community) -> Room:
    """Return the announcement room of ``community`` that ``actor`` is in.

    Raises:
        NotFound: it is missing, hidden, or of elsewhere. Forbidden: not joined, archived. Invalid: no such room.
    """
    room, standing = room_for(actor, room_id, to=Right.SEE)
    if room.community_id != community.id:
        raise NotFound(path="$.payload.room")
    if room.kind != Kind.ANNOUNCEMENT:
        raise Invalid(_NOT_ANNOUNCEMENTS, path="$.payload.room")
    if not standing.joined:
        raise Forbidden(policies.NOT_JOINED)
    if standing.archived:
        raise Forbidden(policies.ARCHIVED)
    return room


def post_agreed(
    *,
    actor: Person,
    community: Community,
    room_id: str,
    text: str,
    client_id: uuid.UUID,
    accord: Accord,
    card: CardReference | None = None,
) -> Posted:
    """Post ``text`` as ``actor``, by ``accord``, in the transaction of the caller; ``card`` is what it shows.

    Raises:
        as ``announcement_room``. Forbidden: the accord is for something else. Conflict: it was posted already.
        Invalid, TooLarge: the text.
    """
    room = announcement_room(actor, room_id, community)
    if not accord.covers(community.id, Permission.ANNOUNCE):
        raise Forbidden
    text = clean_text(text)
    rendered = render_message(text, viewer=actor, room=room)
    post = PreparedPost(
        id=new_id(),
        room_id=room.id,
        author=actor,
        topic_id=None,
        text=text,
        html=rendered.html,
        client_id=client_id,
        reply_to_id=None,
        mentioned=rendered.mentioned,
        card=card,
        agreed=True,
    )
    (answer,) = commit_posts([post])
    if isinstance(answer, Problem):
        raise answer
    if answer.repeated:
        raise Conflict(_POSTED)
    return answer


_NOT_ANNOUNCEMENTS = Words(
    fr="Ce salon n’est pas un salon d’annonces : on y écrit sans accord.",
    en="This is no announcement room: one writes there without agreement.",
)
_POSTED = Words(fr="Cette annonce est déjà parue.", en="This announcement has appeared already.")
