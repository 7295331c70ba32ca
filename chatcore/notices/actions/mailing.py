"""Writing to people what they did not see: soon after it happened, or once a day."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.notices.cards import ToldCard
from chatcore.notices.letters import stop_link
from chatcore.notices.models import Mail, Notice, Preferences, Preset
from chatcore.notices.policies import (
    UNSEEN_AFTER,
    Wishes,
    digest_day,
    in_peace,
    wants_digest,
    writes,
)
from chatcore.notices.said import said_of
from chatcore.notices.selectors.notices import told
from chatcore.notices.selectors.preferences import wishes_of
from chatcore.people.mail import send_mail
from chatcore.people.models import Kind, Person

# A letter shows so many lines and counts the rest; older than this is nobody's news any more.
LINES = 20
NEWS_FOR = timedelta(days=7)


def mail_unseen() -> int:
    """Enqueue a letter to each person with something unseen for a while who wants it now; return how many."""
    moment = now()
    waiting = Notice.objects.filter(
        read_at=None,
        mailed_at=None,
        raised_at__lt=moment - UNSEEN_AFTER,
        raised_at__gt=moment - NEWS_FOR,
    )
    kinds: dict[uuid.UUID, set[str]] = {}
    for person, kind in waiting.values_list("person_id", "kind").distinct():
        kinds.setdefault(person, set()).add(kind)
    wishes = wishes_of(kinds)
    due = [
        person
        for person, theirs in kinds.items()
        if not in_peace(wishes[person], moment)
        and any(writes(kind, wishes[person]) for kind in theirs)
    ]
    for person in due:
        send_unseen.enqueue(str(person))
    return len(due)


@job()
def send_unseen(person_id: str) -> None:
    """Write to a person what they have not seen, if they still want it and still have not."""
    _send(person_id, digest=False)


def mail_digests() -> int:
    """Enqueue the day's summary to each person who wants one and whose hour has come; return how many."""
    moment = now()
    rows = Preferences.objects.filter(~Q(mail=Mail.NEVER)).filter(
        Q(mail=Mail.DIGEST) | Q(preset=Preset.DIGEST)
    )
    last = dict(rows.values_list("person_id", "digested_on"))
    wishes = wishes_of(last)
    due = [
        person
        for person, theirs in wishes.items()
        if (day := digest_day(theirs, moment)) is not None and last[person] != day
    ]
    for person in due:
        send_digest.enqueue(str(person))
    return len(due)


@job()
def send_digest(person_id: str) -> None:
    """Write the day's summary to a person, once a day; on a day with nothing new nothing is written."""
    _send(person_id, digest=True)


@transaction.atomic
def _send(person_id: str, *, digest: bool) -> None:
    person = (
        Person.objects.select_for_update(no_key=True)
        .filter(id=person_id, is_active=True, kind=Kind.MEMBER)
        .first()
    )
    if person is None:
        return
    moment = now()
    wishes = wishes_of([person.id])[person.id]
    rows = _wanted(person, wishes, moment, digest=digest)
    if rows is None:
        return
    Notice.objects.filter(id__in=[row.id for row in rows]).update(mailed_at=moment)
    cards = told(rows, person)
    if not cards:
        return
    # A letter that could not be handed over is tried again with the job, and everything above with it.
    send_mail(
        "notices/letter",
        to=person.email,
        language=person.language,
        unsubscribe=stop_link(person),
        person=person,
        lines=[_line(card, person.language) for card in cards[:LINES]],
        total=len(cards),
        more=max(0, len(cards) - LINES),
        digest=digest,
    )


def _wanted(
    person: Person, wishes: Wishes, moment: datetime, *, digest: bool
) -> Sequence[Notice] | None:
    """Return the notices of the letter; None when none is to be written now."""
    rows = Notice.objects.filter(
        person=person, read_at=None, mailed_at=None, raised_at__gt=moment - NEWS_FOR
    ).select_related("actor")
    if not digest:
        if in_peace(wishes, moment):
            return None
        return [row for row in rows.order_by("-raised_at") if writes(row.kind, wishes)] or None
    day = digest_day(wishes, moment)
    if day is None or not wants_digest(wishes):
        return None
    fresh = Preferences.objects.filter(person=person).exclude(digested_on=day)
    return list(rows.order_by("-raised_at")) if fresh.update(digested_on=day) else None


def _line(card: ToldCard, language: str) -> dict[str, object]:
    return {
        "said": said_of(card, language),
        "place": card.place,
        "excerpt": card.excerpt,
        "path": card.path,
    }
