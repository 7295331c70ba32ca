"""Making those who bear a status of the community's own something else, in all of its groups at once."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chatcore.communities.actions.group_news import tell_people_of
from chatcore.communities.group_statuses import Status
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Community, Group, GroupMember, GroupStatus, OwnStatus
from chatcore.foundation.errors import Conflict
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.models import Person


@dataclass(frozen=True)
class Followed:
    """What the apps above and the people concerned are told, once the community was: streams have one order."""

    by: Person
    status: str = ""
    groups: Sequence[Group] = ()
    people: Mapping[uuid.UUID, Sequence[uuid.UUID]] = field(default_factory=dict)

    def tell(self) -> None:
        for group in self.groups:
            changed = dict.fromkeys(self.people[group.id], self.status)
            announce(GroupPeopleChanged(group, self.by, changed=changed))
        tell_people_of(self.people, by=self.by)


def make_bearers(
    community: Community, own: OwnStatus, *, was: Status, becomes: Status, by: Person
) -> Followed:
    """Make ``becomes`` of all who bear ``own``: one statement, however many they are.

    ``own`` is held, so that nobody is given it now; the groups are taken after it, by id.

    Raises:
        Conflict: ``last_administrator``: a group would be left without one.
    """
    bearers = GroupMember.objects.filter(own_status=own)
    if becomes[:2] == was[:2]:
        return Followed(by)
    groups = list(
        Group.objects.select_for_update(of=("self",), no_key=True)
        .filter(id__in=bearers.values("group"))
        .order_by("id")
    )
    if was.shipped == GroupStatus.ADMINISTRATOR != becomes.shipped:
        _keep_administrators(groups, own)
    people: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for group_id, person in bearers.order_by("id").values_list("group_id", "person_id"):
        people[group_id].append(person)
    # By hand and for good: what brought somebody in does not take this back.
    if becomes.own == own.id:
        bearers.update(status=becomes.shipped)
    else:
        bearers.update(status=becomes.shipped, own_status=becomes.own, batch=None)
    if becomes.shipped == was.shipped:
        return Followed(by)
    for group in groups:
        group.community = community
    return Followed(by, becomes.shipped, groups, people)


def _keep_administrators(groups: Sequence[Group], own: OwnStatus) -> None:
    """Refuse to leave a group without an administrator; the groups are held."""
    others = GroupMember.objects.filter(group__in=groups, status=GroupStatus.ADMINISTRATOR)
    kept = set(others.exclude(own_status=own).values_list("group", flat=True))
    left = [group for group in groups if group.id not in kept]
    if left:
        raise Conflict(
            _LAST_ADMINISTRATORS.filled(groups=len(left), name=left[0].name),
            code="last_administrator",
        )


_LAST_ADMINISTRATORS = Words(
    fr="Ce statut est celui des derniers administrateurs de groupes ({groups}, dont « {name} ») : "
    "nommez-y d’abord quelqu’un d’autre.",
    en="The last administrators of groups have this status ({groups}, among them “{name}”): "
    "appoint somebody else there first.",
)
