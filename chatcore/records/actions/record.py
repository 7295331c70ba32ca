"""Writing traces."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from django.db import models, transaction

from chatcore.foundation.clock import now
from chatcore.foundation.rowsets import RowsInsert
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
    _check_inside(action)
    return Trace.objects.create(**_fields(Deed(action, actor, obj, community, before, after)))


class Deed(NamedTuple):
    """One of many acts that are recorded together; the fields are those of ``record``."""

    action: str
    actor: "AbstractBaseUser | None"
    obj: models.Model
    community: models.Model | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def record_all(deeds: Sequence[Deed]) -> None:
    """Write a trace of each of ``deeds``, in their order: one statement, however many. Otherwise as ``record``."""
    if deeds:
        _check_inside(deeds[0].action)
        moment = now()
        _insert([_Row(at=moment, **_fields(deed)) for deed in deeds])


def _check_inside(action: str) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{action} is recorded inside the transaction that makes the change.")


class _Row(msgspec.Struct):
    at: datetime
    actor_id: uuid.UUID | None
    action: str
    object_type: str
    object_id: str
    community: uuid.UUID | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


_insert = RowsInsert(Trace, _Row)


def _fields(deed: Deed) -> dict[str, Any]:
    return {
        "action": deed.action,
        "actor_id": None if deed.actor is None else deed.actor.pk,
        "object_type": deed.obj._meta.label_lower,
        "object_id": str(deed.obj.pk),
        "community": None if deed.community is None else deed.community.pk,
        "before": _plain(deed.before),
        "after": _plain(deed.after),
    }


def _plain(values: Mapping[str, Any] | None) -> Any:
    return (
        None if values is None else msgspec.to_builtins(dict(values), str_keys=True, enc_hook=str)
    )
