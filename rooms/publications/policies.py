"""Who may do what with a publication: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing as RoomStanding


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to a publication: to its feed, to the rooms in which it is shared, and its author or not."""

    feed: RoomStanding
    shared: tuple[RoomStanding, ...] = ()
    author: bool = False


def may_see(standing: Standing) -> bool:
    """One of its places suffices: the feed, or a room in which it is shared."""
    return any(of_room.may_see(place) for place in (standing.feed, *standing.shared))


def why_not_publish(feed: RoomStanding) -> Words | None:
    return of_room.why_not_post(feed, published=True)


def why_not_comment(standing: Standing) -> Words | None:
    return _inside(standing) or of_room.why_not_post(standing.feed, reply=True)


def why_not_react(standing: Standing) -> Words | None:
    return _inside(standing) or of_room.why_not_react(standing.feed)


def why_not_share(standing: Standing) -> Words | None:
    """What one sees by a share alone is not carried further: its author spoke to the community."""
    return _inside(standing)


def why_not_change(standing: Standing) -> Words | None:
    if not standing.author:
        return _NOT_YOURS
    return _unless_writable(standing)


def why_not_delete(standing: Standing) -> Words | None:
    if standing.author:
        return _unless_writable(standing)
    return _NOT_YOURS if of_room.why_not_moderate(standing.feed) else None


def why_not_share_into(community: object, room_community: object, kind: str) -> Words | None:
    """Publications are shared inside their community, and in direct conversations."""
    if kind == "network":
        return _FEEDS_ARE_PUBLISHED_IN
    return None if kind == "direct" or community == room_community else _ELSEWHERE


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "comment": why_not_comment(standing) is None,
        "react": why_not_react(standing) is None,
        "share": why_not_share(standing) is None,
        "change": why_not_change(standing) is None,
        "delete": why_not_delete(standing) is None,
    }


def _inside(standing: Standing) -> Words | None:
    return None if of_room.may_see(standing.feed) else _ONLY_SHARED


def _unless_writable(standing: Standing) -> Words | None:
    if not standing.feed.joined:
        return of_room.NOT_JOINED
    return of_room.ARCHIVED if standing.feed.archived else None


_NOT_YOURS = Words(
    fr="Seule la personne qui a publié peut le changer.",
    en="Only the person who published this may change it.",
)
_ONLY_SHARED = Words(
    fr="Cette publication est partagée avec vous pour lecture : seuls les membres de sa communauté y réagissent.",
    en="This publication is shared with you to read: only members of its community respond to it.",
)
_ELSEWHERE = Words(
    fr="Une publication se partage dans les salons de sa communauté et dans les conversations directes.",
    en="A publication is shared in the rooms of its community and in direct conversations.",
)
_FEEDS_ARE_PUBLISHED_IN = Words(
    fr="Elle est déjà dans le réseau de la communauté : choisissez un salon.",
    en="It is in the community’s network already: choose a room.",
)
