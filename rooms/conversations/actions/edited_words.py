"""The words of the community hold for what is edited, and for titles, as for what is posted."""

from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden
from rooms.conversations.reviewing import verdict_on
from rooms.conversations.selectors.access import RoomView


def check_words(text: str, view: RoomView, *, waits: bool = False) -> None:
    """Go on if ``text`` may stand in the place of what was said (one query, in rooms of communities).

    Args:
        waits: of a new message: what is to be read first is kept by who writes it, and no matter here.

    Raises:
        Forbidden: a word is refused, or would have to be read first: an edit is seen at once, or not made.
    """
    community = view.room.community_id
    if community is None:
        return
    revision = Community.objects.filter(id=community).values_list("filter_revision", flat=True)
    verdict = verdict_on(
        text,
        community=community,
        revision=revision.first() or 0,
        standing=view.standing,
        stays=not waits,
    )
    if verdict is not None and not verdict.waits:
        raise Forbidden(verdict.words, code="words_refused")
