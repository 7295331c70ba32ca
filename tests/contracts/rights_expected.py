"""What the policies say of each role at each door, read from the tables of standings."""

from django.db.models import Q

from chatcore.accords import policies as of_accord
from chatcore.breakglass import policies as of_opening
from chatcore.communities import policies as of_community
from chatcore.communities.permissions import Permission
from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.models import RoomMember
from rooms.spaces import club_policies as of_club
from rooms.spaces import policies as of_project
from tests.contracts.rights_doors import Door
from tests.contracts.rights_glass import opening_standing
from tests.contracts.rights_of_accords import accord_standing
from tests.contracts.rights_world import NOBODY, RightsWorld

KINDS = ("public", "private", "announcement", "archived", "direct", "of a group", "network")
IN_ROOMS = ("room", "room in body", "message", "message in body")
IN_COMMUNITY = ("community", "community in body", "invitation", "component")


def expected(world: RightsWorld, door: Door, role: str, kind: str) -> str:
    """Return what the policies say."""
    if role == NOBODY:
        return "ok" if door.of == "open" else "unauthenticated"
    if door.of in (*IN_ROOMS, "topic", "publication", "poll", "announcement"):
        # A publication of the matrix is in the feed, and shared nowhere.
        home = {"publication": "network", "announcement": "announcement"}.get(door.of, kind)
        standing = world.standing(role, home)
        return _outcome(of_room.may_see(standing), door.why_not(standing, role))
    if door.of in IN_COMMUNITY:
        its = world.community_standing(role)
        return _outcome(of_community.may_see(its), door.why_not(its))
    if door.of in ("group", "ruled"):
        within = world.group_standing(role, world.ruled if door.of == "ruled" else None)
        why_not = of_community.why_not_browse_people(within.community) or door.why_not(within)
        return _outcome(of_community.may_see(within.community), why_not)
    if door.of in ("queue", "case"):
        return at_moderation(world, door, role)
    if door.of in ("accord", "project", "club", "vote", "opening"):
        return of_its_own(world, door, role)
    if door.of == "person":
        return at_a_person(world, door, role)
    return for_staff(world, door, role)


def at_moderation(world: RightsWorld, door: Door, role: str) -> str:
    """Who moderates sees the cases of the community, who leads a room of it (no club's) what is kept there."""
    its = world.community_standing(role)
    if door.of == "case":
        return _outcome(its.may(Permission.MODERATE), door.why_not(None, role))
    here = RoomMember.objects.filter(person=world.people[role], room__community=world.community)
    here = here.filter(Q(room__group=None) | ~Q(room__group__kind="club"))
    animates = here.filter(role="animator").exists()
    leads = animates or (its.may(Permission.LEAD_ROOMS) and here.exists())
    why_not = None if leads else of_community.why_not_moderate(its)
    return _outcome(of_community.may_see(its), why_not)


def for_staff(world: RightsWorld, door: Door, role: str) -> str:
    """Return what is said at the doors of the site's staff, and at those of everybody's own."""
    if door.of == "site entry" and not world.people[role].is_staff:
        # The staff enters every community; to others, one that they do not see is not there.
        return "forbidden" if world.community_role(role) else "not_found"
    if door.of == "community of the staff" and world.people[role].is_staff:
        # The page of a community that they have not entered is not theirs to keep.
        return "ok" if world.community_standing(role).role else "not_found"
    if door.of in ("staff", "community of the staff"):
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


def of_its_own(world: RightsWorld, door: Door, role: str) -> str:
    """A project and a club's card are known in the community; what is inside a club, to its members; a request for
    agreement, to who asked and to who may answer."""
    if door.of == "accord":
        its_accord = accord_standing(world, role)
        return _outcome(of_accord.may_see(its_accord), door.why_not(its_accord))
    if door.of == "opening":
        to_it = opening_standing(world, role)
        return _outcome(of_opening.may_see(to_it), door.why_not(to_it))
    if door.of == "project":
        its_project = world.project_standing(role)
        why_not = of_project.why_not_see(its_project) or door.why_not(its_project)
        return _outcome(of_community.may_see(its_project.community), why_not)
    its_club = world.club_standing(role)
    seen = its_club.member if door.of == "vote" else of_community.may_see(its_club.community)
    if door.of == "vote" and of_community.why_not_browse_people(its_club.community):
        seen = its_club.community.role is not None
    return _outcome(seen, of_club.why_not_see(its_club) or door.why_not(its_club))
