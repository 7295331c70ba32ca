"""Saying to those who may answer that somebody asks for their agreement: in their conversation, by who asks."""

from collections.abc import Sequence

from django.conf import settings

from chatcore.accords.acts.registry import acts
from chatcore.accords.models import AccordRequest
from chatcore.foundation.errors import Problem
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.actions.batch import Posted, commit_posts
from rooms.conversations.actions.preparing import Draft, prepare_post
from rooms.conversations.actions.rooms import open_direct
from rooms.conversations.cards import CardReference

# More than these are no conversation: whoever was here last is the one who answers soon.
MOST_ASKED = 8


def post_request(request: AccordRequest, deciders: Sequence[Person]) -> Posted | None:
    """Post the request in the direct conversation of its requester with ``deciders``, in the caller's transaction.

    The message says which act and where to answer, not what would be done: its people may not be the deciders of
    tomorrow. Its card shows the request itself, to those who may read it when they look. Nobody to ask: None.
    """
    asked = [str(one.id) for one in deciders[:MOST_ASKED]]
    if not asked:
        return None
    requester = request.requester
    room, _ = open_direct(actor=requester, people=asked)
    label = getattr(acts()[request.act].label, requester.language)
    address = f"{settings.PUBLIC_URL}/communautes/{request.community_id}/accords"
    words = getattr(_SAID, requester.language).format(label=label, address=address)
    card = CardReference(kind="accord", id=str(request.id))
    draft = Draft(room=room.id, text=words, client_id=request.id, card=card)
    post = prepare_post(requester, draft)
    if isinstance(post, Posted):
        return post
    (answer,) = commit_posts([post])
    if isinstance(answer, Problem):
        raise answer
    return answer


_SAID = Words(
    fr="**Demande d’accord** : {label}. [La voir et répondre]({address})",
    en="**Request for agreement**: {label}. [See it and answer]({address})",
)
