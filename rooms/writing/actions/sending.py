"""Posting what is due: each once, by the rights of the moment; who cannot post is told, and keeps the text."""

import logging
import uuid
from datetime import timedelta

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound, Problem, Unavailable
from chatcore.foundation.words import Words
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from rooms.writing.actions.planning import post_planned
from rooms.writing.actions.telling import PLANNED, tell
from rooms.writing.models import Planned, State

logger = logging.getLogger(__name__)

# What one run posts; the next comes in a few seconds.
MOST = 100
# The service was stopped for so long that « Bonjour » of yesterday is no message for today any more.
TOO_LATE = timedelta(hours=24)

ABOUT_PLANNED, ABOUT_REMINDER = "planned", "own_reminder"


def send_due() -> int:
    """Post everything whose moment has come, the oldest first, each in a transaction of its own; return how many."""
    due = Planned.objects.filter(state=State.WAITING, due_at__lte=now())
    ids = list(due.order_by("due_at", "id").values_list("id", flat=True)[:MOST])
    return sum(_send(id_) for id_ in ids)


def _send(planned_id: uuid.UUID) -> bool:
    try:
        with transaction.atomic():
            rows = Planned.objects.select_for_update(of=("self",), skip_locked=True)
            planned = (
                rows.filter(id=planned_id, state=State.WAITING, due_at__lte=now())
                .select_related("author", "room")
                .first()
            )
            # Another worker has it, or its author just changed it.
            if planned is None:
                return False
            if planned.to_self:
                _remind(planned)
            elif planned.due_at < now() - TOO_LATE:
                _fail(planned, _STOPPED)
            else:
                _post(planned)
            return True
    except Unavailable:
        logger.warning("A planned message could not be posted now; it will be tried again")
        return False


def _post(planned: Planned) -> None:
    try:
        with transaction.atomic():
            post_planned(planned)
    except Unavailable:
        raise
    except Problem as problem:
        _fail(planned, _GONE if isinstance(problem, NotFound) else problem.detail)


def _fail(planned: Planned, why: Words) -> None:
    planned.refresh_from_db()
    planned.state, planned.failure = State.FAILED, why._asdict()
    planned.save(update_fields=["state", "failure"])
    _notice(planned)


def _remind(planned: Planned) -> None:
    planned.state = State.SENT
    planned.save(update_fields=["state"])
    _notice(planned)


def _notice(planned: Planned) -> None:
    tell([planned.author_id], PLANNED)
    about = ABOUT_REMINDER if planned.to_self else ABOUT_PLANNED
    source = f"{ABOUT_PLANNED}:{planned.id}:{int(planned.due_at.timestamp())}"
    raise_notices(
        [
            News(
                person=planned.author_id,
                kind=Why.REMINDER,
                source=source,
                about_kind=about,
                about=str(planned.id),
                community=planned.room.community_id,
            )
        ]
    )


_GONE = Words(
    fr="Le salon, ou le message auquel il répond, n’est plus là pour vous : votre texte est gardé ici.",
    en="The room, or the message that it answers, is not there for you any more: your text is kept here.",
)
_STOPPED = Words(
    fr="Le service était arrêté à l’heure prévue. Relisez-le, puis envoyez-le ou choisissez un autre moment.",
    en="The service was stopped at the planned time. Read it again, then send it or choose another moment.",
)
