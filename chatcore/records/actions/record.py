"""Writing a trace."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from django.db import models, transaction

from chatcore.records.models import Trace

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def record(
    *,
    action: str,
    actor: "AbstractBaseUser | None",
    obj: models.Model,
    community: models.Model | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Trace:
    """Write who did what to which object, in the transaction of the change.

    Args:
        action: ``noun.verb`` in the past, such as ``community.created``.
        actor: the person; None when the system itself acts.
        before, after: what changed and nothing else; plain data, dates, UUIDs and shapes. No
            secret, and no text that people wrote: a trace is not taken back.

    Raises:
        RuntimeError: outside of a transaction, where a trace could stay without its change.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{action} is recorded inside the transaction that makes the change.")
    return Trace.objects.create(
        action=action,
        actor_id=None if actor is None else actor.pk,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        community=None if community is None else community.pk,
        before=_plain(before),
        after=_plain(after),
    )


def _plain(values: Mapping[str, Any] | None) -> Any:
    return (
        None if values is None else msgspec.to_builtins(dict(values), str_keys=True, enc_hook=str)
    )
