"""Reading what somebody may be in the groups of a community."""

import uuid
from collections.abc import Collection

from chatcore.communities.group_statuses import SHIPPED, Status, status_of
from chatcore.communities.models import OwnStatus
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words


def own_statuses_in(
    community_id: uuid.UUID, *, held: Collection[str] | None = None, archived: bool = False
) -> list[OwnStatus]:
    """Return the community's own statuses in their order (one query).

    Args:
        held: those that are held until the commit, by key, so that they stay what they are. They are taken
            before the groups. archived: also those that were taken away.
    """
    rows = OwnStatus.objects.filter(community=community_id)
    if not archived:
        rows = rows.filter(archived_at=None)
    if held is not None:
        ids = [id_ for id_ in map(parse_id, held) if id_]
        list(rows.select_for_update(no_key=True).filter(id__in=ids).order_by("id").values("id"))
    return list(rows)


def own_status_in(
    community_id: uuid.UUID, key: object, *, path: str = "$.status", held: bool = False
) -> OwnStatus:
    """Return one of the community's own statuses (one query).

    Raises:
        NotFound: it is missing, archived, or of elsewhere.
    """
    rows = OwnStatus.objects.filter(community=community_id, archived_at=None)
    id_ = parse_id(key)
    found = None
    if id_ is not None:
        found = (rows.select_for_update(no_key=True) if held else rows).filter(id=id_).first()
    if found is None:
        raise NotFound(path=path)
    return found


def status_named(
    community_id: uuid.UUID, key: str, *, path: str = "$.status", held: bool = False
) -> Status:
    """Return the status with this key: a shipped one, or one of the community's own (one query then).

    Args:
        held: it stays what it is until the commit. It is taken before the groups.

    Raises:
        Invalid: there is none.
    """
    if key in SHIPPED:
        return SHIPPED[key]
    try:
        return status_of(own_status_in(community_id, key, held=held))
    except NotFound:
        raise Invalid(UNKNOWN_STATUS, path=path) from None


UNKNOWN_STATUS = Words(
    fr="Ce statut n’est pas connu : choisissez administrateur, référent, membre, invité, observateur, "
    "ou un statut de la communauté.",
    en="This status is not known: choose administrator, referent, member, guest, observer, "
    "or a status of the community.",
)
