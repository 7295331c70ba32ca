"""Raising notices, and taking them back."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.notices.cards import notice_card
from chatcore.notices.events import NoticeRaised, NoticesRemoved
from chatcore.notices.models import Kind, Notice
from chatcore.notices.policies import rings
from chatcore.notices.selectors.notices import unread_counts
from chatcore.notices.selectors.preferences import wishes_of
from chatcore.people.models import Person

_STRENGTH = {kind: place for place, kind in enumerate(Kind.values)}


@dataclass(frozen=True, kw_only=True)
class News:
    """What somebody is to be told. ``source`` names the event: at most one notice a person comes of it.

    ``at`` is when it happened, if that was not now.
    """

    person: uuid.UUID
    kind: str
    source: str
    about_kind: str
    about: str
    actor: uuid.UUID | None = None
    community: uuid.UUID | None = None
    room: uuid.UUID | None = None
    topic: uuid.UUID | None = None
    seq: int | None = None
    fold: str = ""
    at: datetime | None = None


@transaction.atomic
def raise_notices(news: Iterable[News]) -> list[Notice]:
    """Tell people ``news``: of what one event means to a person the strongest, of what they know already nothing.

    A constant number of statements for new lines; one more for each line that stands for one thing more.
    """
    strongest: dict[tuple[uuid.UUID, str], News] = {}
    for one in sorted(news, key=lambda one: _STRENGTH[one.kind]):
        strongest.setdefault((one.person, one.source), one)
    fresh = _unknown(list(strongest.values()))
    if not fresh:
        return []
    moment = now()
    people = {one.person for one in fresh}
    list(
        Person.objects.select_for_update(no_key=True)
        .filter(id__in=people)
        .order_by("id")
        .only("id")
    )
    lines = _lines(fresh, moment)
    _tell(lines, moment)
    return lines


def _unknown(news: Sequence[News]) -> list[News]:
    """Return ``news`` without what was told before: a job may run twice."""
    known = set(
        Notice.objects.filter(
            person__in={one.person for one in news}, source__in={one.source for one in news}
        ).values_list("person_id", "source")
    )
    return [one for one in news if (one.person, one.source) not in known]


def _lines(news: Sequence[News], moment: datetime) -> list[Notice]:
    """Write ``news``: each a line of its own, or one thing more in the unread line that it folds into."""
    folds = {one.fold for one in news if one.fold}
    rows = Notice.objects.filter(
        person__in={one.person for one in news}, fold__in=folds, read_at=None
    )
    unread = {(row.person_id, row.fold): row for row in rows} if folds else {}
    made: list[Notice] = []
    grown: dict[uuid.UUID, Notice] = {}
    for one in news:
        line = unread.get((one.person, one.fold)) if one.fold else None
        if line is None:
            line = _line(one, moment)
            made.append(line)
            if one.fold:
                unread[one.person, one.fold] = line
            continue
        line.count += 1
        line.source, line.actor_id = one.source, one.actor
        line.about, line.topic, line.seq = one.about, one.topic, one.seq
        line.raised_at, line.mailed_at = one.at or moment, None
        if not line._state.adding:
            grown[line.id] = line
    Notice.objects.bulk_create(made)
    Notice.objects.bulk_update(grown.values(), _GROWS)
    return [*made, *grown.values()]


def _line(one: News, moment: datetime) -> Notice:
    return Notice(
        person_id=one.person,
        kind=one.kind,
        source=one.source,
        fold=one.fold,
        actor_id=one.actor,
        community_id=one.community,
        about_kind=one.about_kind,
        about=one.about,
        room=one.room,
        topic=one.topic,
        seq=one.seq,
        raised_at=one.at or moment,
    )


def _tell(lines: Sequence[Notice], moment: datetime) -> None:
    actors = Person.objects.in_bulk({line.actor_id for line in lines if line.actor_id})
    people = {line.person_id for line in lines}
    wishes, counts = wishes_of(people), unread_counts(people)
    places = log.take(_numbers(line.person_id for line in lines))
    events = []
    for line in lines:
        line.actor = actors.get(line.actor_id) if line.actor_id else None
        stream = f"user:{line.person_id}"
        events.append(
            NoticeRaised(
                stream=stream,
                seq=places[stream],
                notice=notice_card(line),
                unread=counts[line.person_id],
                rings=rings(line.kind, wishes[line.person_id], moment),
            )
        )
        places[stream] += 1
    log.write(events, actors=[line.actor_id for line in lines])


def withdraw_notices(rows: "QuerySet[Notice]") -> int:
    """Take back notices whose object is gone, or is not for their persons any more; return how many."""
    with transaction.atomic():
        gone = list(rows.order_by("person_id").values_list("id", "person_id", "read_at"))
        Notice.objects.filter(id__in=[id_ for id_, _, _ in gone]).delete()
        people = {person for _, person, _ in gone}
        counts = unread_counts(people)
        ids: dict[uuid.UUID, list[str]] = defaultdict(list)
        for id_, person, _ in gone:
            ids[person].append(str(id_))
        log.tell(
            {
                f"user:{person}": [NoticesRemoved(notices=ids[person], unread=counts[person])]
                for person in people
            }
        )
    return len(gone)


def withdraw_about(about_kind: str, about: Collection[str]) -> int:
    """Take back every notice about these objects."""
    return withdraw_notices(Notice.objects.filter(about_kind=about_kind, about__in=about))


def withdraw_in_room(room: uuid.UUID, people: Collection[uuid.UUID]) -> int:
    """Take back what ``people`` were told of a room that is not theirs any more."""
    return withdraw_notices(Notice.objects.filter(room=room, person__in=people))


def _numbers(people: Iterable[uuid.UUID]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for person in people:
        numbers[f"user:{person}"] = numbers.get(f"user:{person}", 0) + 1
    return numbers


_GROWS = ("count", "source", "actor", "about", "topic", "seq", "raised_at", "mailed_at")
