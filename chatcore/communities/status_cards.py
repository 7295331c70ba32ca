"""The shapes of a community's own statuses on the wire."""

from collections.abc import Iterable

from chatcore.communities.models import OwnStatus
from chatcore.foundation.shapes import Shape


class GroupStatusCard(Shape, frozen=True, kw_only=True):
    """A status in groups that the community named itself.

    Its bearers lead the rooms of their group if ``leads``, and decide who is in it if ``manages``.
    """

    id: str
    name: str
    leads: bool
    manages: bool


class GroupStatusList(Shape, frozen=True, kw_only=True):
    """The community's own statuses in their order; the shipped ones are before them, in every community."""

    results: list[GroupStatusCard]
    position: dict[str, int]


def status_cards(own: Iterable[OwnStatus]) -> list[GroupStatusCard]:
    return [
        GroupStatusCard(id=str(one.id), name=one.name, leads=one.leads, manages=one.manages)
        for one in own
    ]
