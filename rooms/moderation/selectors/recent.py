"""What somebody said lately where the reader moderates: what one decision can take away."""

from typing import NamedTuple

from django.db.models import Q

from chatcore.communities.models import Membership
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Message, Room, Visibility
from rooms.conversations.undoing import may_come_back
from rooms.moderation.models import Sweep
from rooms.moderation.models.sweep import LASTS, UNDO_WITHIN, Period
from rooms.moderation.selectors.access import CaseView, Scope
from rooms.moderation.selectors.leading import rooms_led

# What one decision takes away; beyond it, the newest go first, and one decides again.
MOST = 2000


class Recent(NamedTuple):
    person: Person
    messages: list[Message]


def recent_of(viewer: Person, scope: Scope, person_id: object, period: str) -> Recent:
    """Return what a person said within ``period`` in the rooms that ``viewer`` moderates, the newest first (three
    queries). Not what presents an object: it goes by itself, on its own page.

    Public rooms of the community, and private ones that ``viewer`` is in and leads; never clubs, nor direct talks.

    Raises:
        NotFound: nobody whom ``viewer`` moderates. Invalid: the period.
    """
    if period not in Period.values:
        raise Invalid(_PERIOD, path="$.period")
    rows = Membership.objects.filter(scope.people, community=scope.community)
    row = rows.filter(person=parse_id(person_id) or NO_ID).select_related("person").first()
    if row is None:
        raise NotFound(path="$.person")
    here = Room.objects.filter(community=scope.community)
    here = here.filter(Q(group=None) | ~Q(group__kind="club"))
    led = rooms_led(viewer, scope.community)
    open_ = here.filter(Q(visibility=Visibility.PUBLIC) | Q(id__in=led))
    said = Message.objects.filter(author=row.person, room__in=open_, deleted_at=None)
    since = now() - LASTS[Period(period)]
    found = said.filter(posted_at__gte=since).select_related("room").order_by("-posted_at", "-id")
    return Recent(row.person, [one for one in found[:MOST] if may_come_back(one, one.room)])


def may_undo(view: CaseView, viewer: Person, sweep: Sweep) -> bool:
    """Tell whether ``viewer``, who decided it within the last hour, may take a sweep back; not once it was appealed."""
    decisions = list(view.case.decisions.all())
    return (
        not sweep.undone
        and len(decisions) == 1
        and decisions[0].decided_by_id == viewer.id
        and decisions[0].decided_at > now() - UNDO_WITHIN
        and not decisions[0].appeals.exists()
    )


_PERIOD = Words(
    fr="Choisissez la durée : « hour », « day » ou « week ».",
    en="Choose how far back: “hour”, “day” or “week”.",
)
