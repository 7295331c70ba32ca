"""The words of the community hold for what is edited, for titles and for parts of objects, as for what is posted."""

from collections.abc import Sequence

from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.words import Words
from rooms.conversations.reviewing import verdict_on
from rooms.conversations.selectors.access import RoomView


def check_words(text: str, view: RoomView, *, waits: bool = False) -> Words | None:
    """Go on if ``text`` may stand in the place of what was said. As ``check_all_words``, for one text."""
    return check_all_words([text], view, waits=waits)


def check_all_words(texts: Sequence[str], view: RoomView, *, waits: bool = False) -> Words | None:
    """Go on if all of ``texts`` may be shown in the room (one query, in rooms of communities).

    Args:
        waits: it can be kept until somebody has read it. Titles cannot: a thème without one is none.

    Returns:
        What is said where nobody can read it, when it is to be read first; else None.

    Raises:
        Forbidden: a word is refused, or would have to be read first where nothing ``waits``.
    """
    community = view.room.community_id
    if community is None:
        return None
    revision = Community.objects.filter(id=community).values_list("filter_revision", flat=True)
    known, first = revision.first() or 0, None
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
        first = first or (verdict.words if verdict is not None else None)
    return first
