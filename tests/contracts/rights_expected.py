"""What the policies say of each role at each door, read from the tables of standings."""

from chatcore.breakglass import policies as of_opening
from chatcore.communities import policies as of_community
from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.models import RoomMember
from tests.contracts.rights_doors import Door
from tests.contracts.rights_world import NOBODY, RightsWorld

KINDS = ("public", "private", "announcement", "archived", "direct", "of a group")
IN_ROOMS = ("room", "room in body", "message", "message in body")
IN_COMMUNITY = ("community", "community in body", "invitation", "component")


def expected(world: RightsWorld, door: Door, role: str, kind: str) -> str:
    """Return what the policies say."""
    if role == NOBODY:
        return "ok" if door.of == "open" else "unauthenticated"
    if door.of in (*IN_ROOMS, "topic"):
        standing = world.standing(role, kind)
        return _outcome(of_room.may_see(standing), door.why_not(standing, role))
    if door.of in IN_COMMUNITY:
        its = world.community_standing(role)
        return _outcome(of_community.may_see(its), door.why_not(its))
    if door.of == "group":
        within = world.group_standing(role)
        why_not = of_community.why_not_browse_people(within.community) or door.why_not(within)
        return _outcome(of_community.may_see(within.community), why_not)
    if door.of == "opening":
        to_it = world.opening_standing(role)
        return _outcome(of_opening.may_see(to_it), door.why_not(to_it))
    if door.of == "person":
        return at_a_person(world, door, role)
    if door.of == "staff":
        return "ok" if world.people[role].is_staff else "forbidden"
    return "not_found" if door.of == "theirs" else "ok"


def _outcome(seen: bool, why_not: Words | None) -> str:
    if not seen:
        return "not_found"
    return "forbidden" if why_not else "ok"


def at_a_person(world: RightsWorld, door: Door, role: str) -> str:
    """Paul is seen by those who are more than guests of his community, and by those of his rooms."""
    meets = RoomMember.objects.filter(
        person=world.people[role], room__in=world.paul.room_members.values("room")
    )
    seen = world.community_role(role) not in (None, "guest") or meets.exists()
    return _outcome(seen, door.why_not())
