"""Who may do what in a room: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chatcore.foundation.words import Words
from rooms.conversations.silences import why_silent

# As whom rooms take people (chatcore.communities.permissions.taken_for): a role, or one of two that no role is.
LEADERS = frozenset(
    {"administrator", "functional_administrator", "animator", "moderator", "site_administrator"}
)
_ANNOUNCERS = LEADERS - {"moderator", "site_administrator"} | {"announcer"}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to a room: as whom its community has rooms take them, their role in it, and how it is set.

    ``community_role`` is None for strangers and in direct conversations; ``room_role`` is None for
    those who have not joined. ``group`` is the kind of the group that the room follows, if it follows one.
    ``silenced`` is until when the person has a time-out here; ``severed``: one of the two of a direct conversation
    does not want it any more; ``slow`` is the seconds between two messages of somebody who does not lead.
    """

    kind: str
    visibility: str
    archived: bool
    comments: bool
    reactions: bool
    community_role: str | None
    room_role: str | None
    group: str | None = None
    silenced: datetime | None = None
    severed: bool = False
    slow: int = 0

    @property
    def joined(self) -> bool:
        return self.room_role is not None

    @property
    def leads(self) -> bool:
        """Whether the person animates this room: by a role in it, or in its community."""
        return self._as_one_of(LEADERS)

    @property
    def announces(self) -> bool:
        """Whether the person speaks where only a few do: by a role in the room, or in its community."""
        return self._as_one_of(_ANNOUNCERS)

    @property
    def visits(self) -> bool:
        """Whether the person is of the site's staff, and inside the community for a time: they join nothing."""
        return self.community_role == "site_administrator"

    def _as_one_of(self, roles: frozenset[str]) -> bool:
        if self.room_role == "animator":
            return True
        # A club is led by its own: a role in the community counts for nothing in it.
        return self.group != "club" and self.community_role in roles


class Abilities(NamedTuple):
    """The answers of the policies, as the browser gets them."""

    see: bool
    join: bool
    leave: bool
    post: bool
    reply: bool
    react: bool
    invite: bool
    change: bool
    archive: bool
    moderate: bool
    pin: bool


def abilities(standing: Standing) -> dict[str, bool]:
    """Return every ability of ``standing`` by its name."""
    return Abilities(
        see=may_see(standing),
        join=why_not_join(standing) is None,
        leave=why_not_leave(standing) is None,
        post=why_not_post(standing) is None,
        reply=why_not_post(standing, reply=True) is None,
        react=why_not_react(standing) is None,
        invite=why_not_invite(standing) is None,
        change=why_not_change(standing) is None,
        archive=why_not_change(standing) is None,
        moderate=why_not_moderate(standing) is None,
        pin=why_not_pin(standing) is None,
    )._asdict()


def may_see(standing: Standing) -> bool:
    """Members see their rooms; a community's own members (not its guests) see its public ones."""
    if standing.joined:
        return True
    return standing.visibility == "public" and standing.community_role not in (None, "guest")


def why_not_join(standing: Standing) -> Words | None:
    if standing.joined:
        return _ALREADY_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.visits:
        return VISITORS_JOIN_NOTHING
    return None if may_see(standing) else _BY_INVITATION


def why_not_leave(standing: Standing) -> Words | None:
    if not standing.joined:
        return NOT_JOINED
    if standing.group is not None:
        return FOLLOWS_ITS_GROUP
    return _DIRECT_IS_KEPT if standing.kind == "direct" else None


def why_not_post(
    standing: Standing, *, reply: bool = False, published: bool = False
) -> Words | None:
    """Whether somebody may say something here: a reply, what is published as an object, or a plain message."""
    if not standing.joined:
        return VISITORS_JOIN_NOTHING if standing.visits else NOT_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.room_role == "reader":
        return SIGN_FIRST
    if why_silent := why_silent_in(standing):
        return why_silent
    if (
        standing.kind == "announcement"
        and not standing.announces
        and not (reply and standing.comments)
    ):
        return _ONLY_ANIMATORS_POST
    return _NEEDS_A_TITLE if standing.kind == "network" and not (reply or published) else None


def why_not_answer(standing: Standing, *, closed: bool) -> Words | None:
    """Whether somebody may answer a message that takes answers, or takes them from those who announce alone."""
    if why_not := why_not_post(standing, reply=True):
        return why_not
    return _NO_ANSWERS if closed and not standing.announces else None


def why_silent_in(standing: Standing) -> Words | None:
    """Whether a time-out, or the end of a direct conversation, has somebody read and say nothing."""
    return why_silent(standing.silenced, severed=standing.severed)


def why_not_react(standing: Standing) -> Words | None:
    if not standing.joined:
        return NOT_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.room_role == "reader":
        return SIGN_FIRST
    if why_silent := why_silent_in(standing):
        return why_silent
    if standing.kind == "announcement" and not standing.announces and not standing.reactions:
        return _NO_REACTIONS
    return None


def why_not_invite(standing: Standing) -> Words | None:
    """Members open public rooms to others; a private room is opened by those who lead it."""
    if not standing.joined:
        return NOT_JOINED
    if standing.kind == "direct":
        # Its people agreed to a private talk, not to one whose audience somebody widens afterwards.
        return _DIRECT_IS_CLOSED
    if standing.group is not None:
        return FOLLOWS_ITS_GROUP
    if standing.archived:
        return ARCHIVED
    if standing.leads:
        return None
    if standing.visibility == "private" or standing.community_role == "guest":
        return _ONLY_LEADERS_INVITE
    return None


def why_not_change(standing: Standing) -> Words | None:
    if standing.kind == "direct":
        return _DIRECT_IS_CLOSED
    if standing.visibility == "private" and not standing.joined:
        return NOT_JOINED
    return None if standing.leads else _ONLY_LEADERS_CHANGE


def why_not_remove(standing: Standing) -> Words | None:
    """Taking somebody out of the room."""
    return why_not_change(standing) or (FOLLOWS_ITS_GROUP if standing.group is not None else None)


def why_not_open_up(standing: Standing) -> Words | None:
    """Changing who may come in: whether the room is public, or joined by default."""
    return why_not_change(standing) or (STAYS_ITS_GROUPS if standing.group is not None else None)


def why_not_moderate(standing: Standing) -> Words | None:
    """Deleting what others said: for those who lead the room and are in it, never in a direct talk."""
    if not standing.joined:
        return NOT_JOINED
    return None if standing.leads and standing.kind != "direct" else _ONLY_LEADERS_CHANGE


def why_not_pin(standing: Standing) -> Words | None:
    """Keeping a message at hand for the whole room: for those who lead it; in clubs and direct talks for all."""
    if not standing.joined:
        return NOT_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.room_role == "reader":
        return SIGN_FIRST
    if why_silent := why_silent_in(standing):
        return why_silent
    return None if standing.leads or standing.kind in ("club", "direct") else _ONLY_LEADERS_PIN


def why_not_take_out(standing: Standing, *, own: bool) -> Words | None:
    """Moving messages to another room: one's own, or those of others for who leads the room."""
    if not standing.joined:
        return VISITORS_JOIN_NOTHING if standing.visits else NOT_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.room_role == "reader":
        return SIGN_FIRST
    if standing.kind == "direct":
        return _DIRECT_IS_CLOSED
    if standing.kind == "network":
        return _STAYS_PUBLISHED
    return None if own or standing.leads else _ONLY_LEADERS_MOVE


def why_not_take_in(standing: Standing) -> Words | None:
    """Bringing messages from another room into this one: for those who may write here."""
    return why_not_post(standing) or (_DIRECT_IS_CLOSED if standing.kind == "direct" else None)


def why_not_tick(standing: Standing, *, author: bool) -> Words | None:
    """Ticking what a message lists: for who wrote it, and for those who may pin it."""
    why_not = why_not_pin(standing)
    if why_not is _ONLY_LEADERS_PIN:
        return None if author else _ONLY_LEADERS_TICK
    return why_not


NOT_JOINED = Words(
    fr="Vous n’êtes pas dans ce salon : rejoignez-le d’abord.",
    en="You are not in this room: join it first.",
)
FOLLOWS_ITS_GROUP = Words(
    fr="Ce salon suit son groupe : on y entre et on en sort avec le groupe.",
    en="This room follows its group: people come in and go out with the group.",
)
STAYS_ITS_GROUPS = Words(
    fr="Ce salon est celui d’un groupe : il reste réservé aux personnes du groupe.",
    en="This room is that of a group: it stays for the people of the group.",
)
VISITORS_JOIN_NOTHING = Words(
    fr="Vous êtes ici comme administrateur du site : vous lisez ce salon public, sans y entrer ni y écrire.",
    en="You are here as an administrator of the site: you read this public room, and neither join it nor write there.",
)
_ALREADY_JOINED = Words(fr="Vous êtes déjà dans ce salon.", en="You are in this room already.")
ARCHIVED = Words(
    fr="Ce salon est archivé : on peut le lire, plus y écrire.",
    en="This room is archived: it can be read, not written to.",
)
SIGN_FIRST = Words(
    fr="La charte de ce club a changé : signez-la pour écrire ici.",
    en="The charter of this club has changed: sign it to write here.",
)
_BY_INVITATION = Words(
    fr="Ce salon est privé : on y entre sur invitation.",
    en="This room is private: people come in by invitation.",
)
_ONLY_ANIMATORS_POST = Words(
    fr="Seuls les animateurs publient dans ce salon d’annonces.",
    en="Only animators post in this announcement room.",
)
_NEEDS_A_TITLE = Words(
    fr="Ce qui paraît dans le réseau a un titre : publiez-le depuis la page « Réseau ».",
    en="What appears in the network has a title: publish it from the “Network” page.",
)
_NO_ANSWERS = Words(
    fr="Les commentaires de cette annonce sont fermés.",
    en="Comments on this announcement are closed.",
)
_NO_REACTIONS = Words(
    fr="Les réactions sont fermées dans ce salon.", en="Reactions are closed in this room."
)
_ONLY_LEADERS_INVITE = Words(
    fr="Seules les personnes qui animent ce salon y invitent.",
    en="Only those who animate this room invite to it.",
)
_ONLY_LEADERS_CHANGE = Words(
    fr="Seules les personnes qui animent ce salon peuvent le faire.",
    en="Only those who animate this room may do this.",
)
_ONLY_LEADERS_MOVE = Words(
    fr="Vers un autre salon, vous déplacez vos propres messages ; ceux des autres, les personnes qui animent ce salon.",
    en="To another room you move your own messages; those of others are moved by those who animate this room.",
)
_STAYS_PUBLISHED = Words(
    fr="Une publication et ses commentaires restent dans le réseau : partagez-la plutôt.",
    en="A publication and its comments stay in the network: share it instead.",
)
_ONLY_LEADERS_PIN = Words(
    fr="Seules les personnes qui animent ce salon y épinglent des messages.",
    en="Only those who animate this room pin messages in it.",
)
_ONLY_LEADERS_TICK = Words(
    fr="La personne qui a écrit cette liste et celles qui animent le salon en cochent les cases.",
    en="The person who wrote this list and those who animate the room tick its boxes.",
)
_DIRECT_IS_CLOSED = Words(
    fr="Une conversation directe reste entre ses participants.",
    en="A direct conversation stays between its people.",
)
_DIRECT_IS_KEPT = Words(
    fr="On ne quitte pas une conversation directe.", en="A direct conversation is not left."
)
