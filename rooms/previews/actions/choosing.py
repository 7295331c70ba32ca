"""Whether there are previews: for a community, and for one message."""

from django.db import transaction

from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.errors import Forbidden
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations import policies
from rooms.conversations.selectors.access import message_for
from rooms.previews.events import PreviewChanged
from rooms.previews.models import PreviewSetting, WithoutPreview


def switch_previews(*, actor: Person, community_id: object, on: bool) -> bool:
    """Let the server of a community look at the pages that its messages lead to, or not; returns ``on``.

    Raises:
        NotFound, Forbidden: the community is not there, or not for ``actor`` to change.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    with transaction.atomic():
        known = PreviewSetting.objects.filter(community=community).first()
        if (known.on if known else False) is not on:
            PreviewSetting.objects.update_or_create(community=community, defaults={"on": on})
            record(
                action="community.previews_changed",
                actor=actor,
                obj=community,
                community=community,
                before={"on": not on},
                after={"on": on},
            )
    return on


def remove_previews(*, actor: Person, message: str) -> None:
    """Take the previews of a message away for everybody; again: changes nothing.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: neither one's own, nor for one to moderate.
    """
    found, view = message_for(actor, message)
    if found.author_id != actor.id and (why_not := policies.why_not_moderate(view.standing)):
        raise Forbidden(why_not)
    with transaction.atomic():
        _, made = WithoutPreview.objects.get_or_create(message=found)
        if made:
            log.emit(view.room.stream, PreviewChanged(message_id=str(found.id)), actor=actor.id)
