"""The words of the community hold for what is edited, for titles and for parts of objects, as for what is posted."""

from collections.abc import Sequence

from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden
from rooms.conversations.reviewing import verdict_on
from rooms.conversations.selectors.access import RoomView


def check_words(text: str, view: RoomView, *, waits: bool = False) -> None:
    """Go on if ``text`` may stand in the place of what was said. As ``check_all_words``, for one text."""
    check_all_words([text], view, waits=waits)


def check_all_words(texts: Sequence[str], view: RoomView, *, waits: bool = False) -> None:
    """Go on if all of ``texts`` may be shown in the room (one query, in rooms of communities).

    Args:
        waits: of a new message: what is to be read first is kept by who writes it, and no matter here.

    Raises:
        Forbidden: a word is refused, or would have to be read first: an edit is seen at once, or not made.
    """
    community = view.room.community_id
    if community is None:
        return
    revision = Community.objects.filter(id=community).values_list("filter_revision", flat=True)
    known = revision.first() or 0
    for text in texts:
        verdict = verdict_on(
            text,
            community=community,
            revision=known,
            standing=view.standing,
            stays=not waits,
        )
        if verdict is not None and not verdict.waits:
            raise Forbidden(verdict.words, code="words_refused")
