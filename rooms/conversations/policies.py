"""Who may do what in a room: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chatcore.foundation.words import Words
from rooms.conversations import refusals
from rooms.conversations.refusals import ARCHIVED as ARCHIVED
from rooms.conversations.refusals import FOLLOWS_ITS_GROUP as FOLLOWS_ITS_GROUP
from rooms.conversations.refusals import NOT_JOINED as NOT_JOINED
from rooms.conversations.refusals import SIGN_FIRST as SIGN_FIRST
from rooms.conversations.refusals import STAYS_ITS_GROUPS as STAYS_ITS_GROUPS
from rooms.conversations.refusals import VISITORS_JOIN_NOTHING as VISITORS_JOIN_NOTHING
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
        return refusals.ALREADY_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.visits:
        return VISITORS_JOIN_NOTHING
    return None if may_see(standing) else refusals.BY_INVITATION


def why_not_leave(standing: Standing) -> Words | None:
    if not standing.joined:
        return NOT_JOINED
    if standing.group is not None:
        return FOLLOWS_ITS_GROUP
    return refusals.DIRECT_IS_KEPT if standing.kind == "direct" else None


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
        return refusals.ONLY_ANIMATORS_POST
    return (
        refusals.NEEDS_A_TITLE if standing.kind == "network" and not (reply or published) else None
    )


def why_not_answer(standing: Standing, *, closed: bool) -> Words | None:
    """Whether somebody may answer a message that takes answers, or takes them from those who announce alone."""
    if why_not := why_not_post(standing, reply=True):
        return why_not
    return refusals.NO_ANSWERS if closed and not standing.announces else None


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
        return refusals.NO_REACTIONS
    return None


def why_not_invite(standing: Standing) -> Words | None:
    """Members open public rooms to others; a private room is opened by those who lead it."""
    if not standing.joined:
        return NOT_JOINED
    if standing.kind == "direct":
        # Its people agreed to a private talk, not to one whose audience somebody widens afterwards.
        return refusals.DIRECT_IS_CLOSED
    if standing.group is not None:
        return FOLLOWS_ITS_GROUP
    if standing.archived:
        return ARCHIVED
    if standing.leads:
        return None
    if standing.visibility == "private" or standing.community_role == "guest":
        return refusals.ONLY_LEADERS_INVITE
    return None


def why_not_change(standing: Standing) -> Words | None:
    if standing.kind == "direct":
        return refusals.DIRECT_IS_CLOSED
    if standing.visibility == "private" and not standing.joined:
        return NOT_JOINED
    return None if standing.leads else refusals.ONLY_LEADERS_CHANGE


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
    return None if standing.leads and standing.kind != "direct" else refusals.ONLY_LEADERS_CHANGE


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
    return (
        None if standing.leads or standing.kind in ("club", "direct") else refusals.ONLY_LEADERS_PIN
    )


def why_not_take_out(standing: Standing, *, own: bool) -> Words | None:
    """Moving messages to another room: one's own, or those of others for who leads the room."""
    if not standing.joined:
        return VISITORS_JOIN_NOTHING if standing.visits else NOT_JOINED
    if standing.archived:
        return ARCHIVED
    if standing.room_role == "reader":
        return SIGN_FIRST
    if standing.kind == "direct":
        return refusals.DIRECT_IS_CLOSED
    if standing.kind == "network":
        return refusals.STAYS_PUBLISHED
    if why_silent := why_silent_in(standing):
        return why_silent
    return None if own or standing.leads else refusals.ONLY_LEADERS_MOVE


def why_not_take_in(standing: Standing) -> Words | None:
    """Bringing messages from another room into this one: for those who may write here."""
    return why_not_post(standing) or (
        refusals.DIRECT_IS_CLOSED if standing.kind == "direct" else None
    )


def why_not_tick(standing: Standing, *, author: bool) -> Words | None:
    """Ticking what a message lists: for who wrote it, and for those who may pin it."""
    why_not = why_not_pin(standing)
    if why_not is refusals.ONLY_LEADERS_PIN:
        return None if author else refusals.ONLY_LEADERS_TICK
    return why_not
