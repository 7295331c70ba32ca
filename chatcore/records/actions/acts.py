"""What stays of events that leave the live log: who did what, when, to what. No words."""

from typing import Any

import msgspec
from django.db import models

from chatcore.live import registry
from chatcore.live.frames import StreamEvent
from chatcore.records.models import Act


def keep_acts(events: "models.QuerySet[Any]") -> None:
    """Write an act for each of ``events`` that is the only trace of what it tells (two queries).

    Call it in the transaction that deletes them. An event of a type that is not known any more is
    kept, without its object: nobody can tell that it was recorded elsewhere.
    """
    recorded = [tag for tag, shape in registry.events.items() if shape.about is StreamEvent.about]
    rows = events.exclude(type__in=recorded).order_by("id")
    # A message that was moved comes to its room by an event of its own kind, and its act is recorded elsewhere.
    rows = rows.exclude(type="message.posted", body__contains='"moved":true')
    Act.objects.bulk_create(
        Act(id=id_, at=at, actor=actor, action=type_, stream=stream, seq=seq,
            about=_object(type_, body) or "")
        for id_, at, actor, type_, stream, seq, body in rows.values_list(
            "id", "created_at", "actor", "type", "stream", "seq", "body"
        )
    )  # fmt: skip


def _object(type_: str, body: str) -> str | None:
    shape = registry.events.get(type_)
    return msgspec.json.decode(body, type=shape).about() if shape else None
