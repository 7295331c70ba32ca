"""What somebody is in a group: a shipped status, or one of the community's own. Pure.

A status of one's own stands for a shipped one, which alone says what its bearers may; rules look at no other.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from chatcore.communities.group_import_plan import STATUSES, Meaning
from chatcore.communities.models import GroupMember, GroupStatus, OwnStatus
from chatcore.communities.pasted_people import STATUS_WORDS
from chatcore.foundation.words import Words


class Status(NamedTuple):
    """``shipped`` says what it lets do; ``own`` and ``name`` which of the community's it is, if it is one."""

    shipped: str
    own: uuid.UUID | None = None
    name: str | None = None

    @property
    def key(self) -> str:
        """What it is called on the wire."""
        return self.shipped if self.own is None else str(self.own)

    @property
    def said(self) -> str:
        """What the trace keeps: names may be given to others later. No own name is a shipped word."""
        return self.name or self.shipped


SHIPPED: Mapping[str, Status] = {str(one): Status(str(one)) for one in GroupStatus}


def shipped_for(*, leads: bool, manages: bool) -> str:
    """Return the shipped status for which one of a community's own stands."""
    if manages:
        return str(GroupStatus.ADMINISTRATOR)
    return str(GroupStatus.REFERENT if leads else GroupStatus.MEMBER)


def status_of(own: OwnStatus) -> Status:
    return Status(shipped_for(leads=own.leads, manages=own.manages), own.id, own.name)


def status_in(member: GroupMember) -> Status:
    """Return what ``member``, read with their own status, is."""
    own = member.own_status
    return Status(member.status) if own is None else Status(member.status, own.id, own.name)


def by_key(own: Iterable[OwnStatus]) -> dict[str, Status]:
    """Return all that one may be in a group, by its key; of what is archived, what it stood for is left."""
    found = dict(SHIPPED)
    for one in own:
        status = status_of(one)
        found[status.key] = status if one.archived_at is None else Status(status.shipped)
    return found


def meaning_with(own: Iterable[OwnStatus]) -> Meaning:
    """Return what the lines of a pasted list say that somebody becomes: shipped words, or own names."""
    own = list(own)
    if not own:
        return STATUSES
    names = ", ".join(one.name for one in own)
    return replace(
        STATUSES,
        values={**STATUS_WORDS, **{one.folded: str(one.id) for one in own}},
        kept=STATUSES.kept | {str(one.id) for one in own if one.manages},
        # Filled again with the status of the line: what a name has of braces must come through.
        unknown_words=_UNKNOWN_AMONG.filled(
            names=names.replace("{", "{{").replace("}", "}}"), status="{status}"
        ),
    )


_UNKNOWN_AMONG = Words(
    fr="Le statut « {status} » n’est pas connu : "
    "écrivez administrateur, référent, membre, invité, observateur, ou {names}.",
    en="The status “{status}” is not known: "
    "write administrator, referent, member, guest, observer, or {names}.",
)
