"""Who sees whom, for many viewers at once: what ``visible_people`` says for one."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from chatcore.communities.models import Membership, Role
from chatcore.communities.permissions import LEADERS
from chatcore.communities.selectors.people import Ids

Meetings = Callable[[Ids, Ids], Iterable[tuple[uuid.UUID, uuid.UUID]]]

# Viewers whose meetings one query looks for: the rows that it joins grow with them.
VIEWERS_A_QUERY = 200

_meetings: list[Meetings] = []


def meetings(source: Meetings) -> Meetings:
    """Register where else people meet, such as in rooms: pairs of one of the viewers, one of the people.

    Whatever is registered with ``people.meets`` for one viewer is registered here for many.
    """
    _meetings.append(source)
    return source


def acquaintances(wanted: Mapping[str, AbstractSet[str]]) -> dict[str, set[str]]:
    """Return whom of those ``wanted`` each viewer sees; ids as they are on the wire.

    One query for communities; where that does not answer for all, one more a source of meetings and
    200 viewers.
    """
    mine, present = _communities(wanted.keys() | set().union(*wanted.values()))
    seen: dict[str, set[str]] = {}
    for viewer, people in wanted.items():
        seen[viewer] = {viewer} & people
        for community in mine[viewer]:
            seen[viewer] |= people & present[community]
    unseen = {viewer: people - seen[viewer] for viewer, people in wanted.items()}
    for viewer, person in _met({viewer: people for viewer, people in unseen.items() if people}):
        if person in unseen[viewer]:
            seen[viewer].add(person)
    return seen


def _communities(
    people: AbstractSet[str],
) -> tuple[dict[str, list[uuid.UUID]], dict[uuid.UUID, set[str]]]:
    """Return the communities where each of ``people`` is more than a guest, and who of them is in each."""
    mine: dict[str, list[uuid.UUID]] = defaultdict(list)
    present: dict[uuid.UUID, set[str]] = defaultdict(set)
    rows = Membership.objects.filter(person__in=map(uuid.UUID, people), left_at=None)
    for id_, community, role, opens_at in rows.values_list(
        "person_id", "community_id", "role", "community__opens_at"
    ):
        person = str(id_)
        present[community].add(person)
        if role != Role.GUEST and (opens_at is None or role in LEADERS):
            mine[person].append(community)
    return mine, present


def _met(unseen: Mapping[str, AbstractSet[str]]) -> Iterable[tuple[str, str]]:
    viewers = list(unseen)
    for start in range(0, len(viewers), VIEWERS_A_QUERY):
        some = viewers[start : start + VIEWERS_A_QUERY]
        ids = [uuid.UUID(viewer) for viewer in some]
        people = [uuid.UUID(id_) for id_ in set().union(*(unseen[viewer] for viewer in some))]
        for source in _meetings:
            for viewer, person in source(ids, people):
                yield str(viewer), str(person)
