"""The leases of devices: sixty seconds, renewed while the socket lives (live protocol, "Presence")."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from chatcore.foundation.clock import now
from presence.cards import PresenceCard
from presence.models import Lease, State
from presence.selectors.states import states_of

LEASE = timedelta(seconds=60)


class Device(NamedTuple):
    """A live socket, as far as presence is concerned."""

    session: str
    person: uuid.UUID
    state: str


def begin_lease(device: Device) -> dict[str, PresenceCard]:
    """Take a lease for a device that came; return the person's presence if it changed."""
    before = states_of([device.person])
    Lease.objects.update_or_create(
        session=device.session,
        defaults={"person_id": device.person, "state": device.state, "expires_at": now() + LEASE},
    )
    return _changed(before)


def end_lease(session: str, person: uuid.UUID) -> dict[str, PresenceCard]:
    """End the lease of a device that went; return the person's presence if it changed."""
    before = states_of([person])
    Lease.objects.filter(session=session).delete()
    return _changed(before)


def renew_leases(devices: Sequence[Device]) -> dict[str, PresenceCard]:
    """Renew the leases of this process's devices and end those that ran out anywhere.

    Returns the presence of the people whose last device has gone without a word: its process died.
    """
    renewed = Lease.objects.filter(session__in=[device.session for device in devices])
    if renewed.update(expires_at=now() + LEASE) < len(devices):
        known = set(renewed.values_list("session", flat=True))
        Lease.objects.bulk_create(
            (
                Lease(
                    session=device.session,
                    person_id=device.person,
                    state=device.state,
                    expires_at=now() + LEASE,
                )
                for device in devices
                if device.session not in known
            ),
            ignore_conflicts=True,
        )
    with transaction.atomic():
        lost = Lease.objects.select_for_update(skip_locked=True).filter(expires_at__lte=now())
        people = {lease.person_id for lease in lost}
        Lease.objects.filter(session__in=[lease.session for lease in lost]).delete()
    return states_of(people)


def set_device_state(session: str, person: uuid.UUID, state: State) -> dict[str, PresenceCard]:
    """Say that a device is active or away; return the person's presence if it changed."""
    before = states_of([person])
    Lease.objects.filter(session=session).update(state=state)
    return _changed(before)


def _changed(before: dict[str, PresenceCard]) -> dict[str, PresenceCard]:
    after = states_of(uuid.UUID(id_) for id_ in before)
    return {id_: card for id_, card in after.items() if before[id_] != card}
