"""Why somebody may do something in a room, or may not: for « Pourquoi ai-je ce droit ? »."""

from collections.abc import Callable, Sequence

from chatcore.communities.role_cards import ObjectRightCard, ReasonCard
from chatcore.communities.selectors.explanations import explains
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.policies import Standing
from rooms.conversations.selectors.access import Right, room_for


@explains("room")
def rights_in_room(viewer: Person, person: Person, room_id: str) -> Sequence[ObjectRightCard]:
    """Return what ``person`` may do in a room that both see, each right with where it comes from."""
    room_for(viewer, room_id, to=Right.SEE, path="$.object")
    standing = room_for(person, room_id, to=Right.SEE, path="$.object").standing
    return [_right(name, standing, why_not(standing)) for name, why_not in _CHECKS.items()]


def _right(name: str, standing: Standing, why_not: Words | None) -> ObjectRightCard:
    words = why_not or _where_from(name, standing)
    return ObjectRightCard(
        ability=name,
        label=str(_LABELS[name]),
        may=why_not is None,
        reasons=[ReasonCard(kind="room", words=str(words), until=None, mandate=None)],
    )


def _where_from(name: str, standing: Standing) -> Words:
    if name in _LEADING or (name == "post" and standing.kind == "announcement"):
        return _ANIMATES if standing.room_role == "animator" else _BY_ROLE
    return _MEMBER if standing.joined else _PUBLIC


_LEADING = ("change", "moderate")
_CHECKS: dict[str, Callable[[Standing], Words | None]] = {
    "join": policies.why_not_join,
    "leave": policies.why_not_leave,
    "post": policies.why_not_post,
    "react": policies.why_not_react,
    "invite": policies.why_not_invite,
    "change": policies.why_not_change,
    "moderate": policies.why_not_moderate,
}
_LABELS = {
    "join": Words(fr="Rejoindre le salon", en="Join the room"),
    "leave": Words(fr="Quitter le salon", en="Leave the room"),
    "post": Words(fr="Écrire", en="Write"),
    "react": Words(fr="Réagir", en="React"),
    "invite": Words(fr="Inviter dans le salon", en="Invite to the room"),
    "change": Words(fr="Régler et archiver le salon", en="Set and archive the room"),
    "moderate": Words(fr="Supprimer les messages des autres", en="Delete what others said"),
}
_ANIMATES = Words(fr="Le rôle d’animateur dans ce salon.", en="The role of animator in this room.")
_BY_ROLE = Words(
    fr="Le droit d’animer les salons, ou d’annoncer, dans la communauté.",
    en="The permission to lead rooms, or to announce, in the community.",
)
_MEMBER = Words(fr="L’appartenance à ce salon.", en="Being a member of this room.")
_PUBLIC = Words(
    fr="Le salon est public, et la personne est de la communauté.",
    en="The room is public, and the person is of the community.",
)
