"""What notices about planned and recurring messages show."""

import uuid
from collections.abc import Mapping, Sequence

from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.conversations.selectors.noticed import excerpt_of
from rooms.writing.models import Planned, Recurring, State
from rooms.writing.selectors.places import names_of, place_of, rooms_seen

PAGE_OF_PLANNED, PAGE_OF_RECURRING = "/ecrits/planifies", "/ecrits/recurrents"


def noticed_planned(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what ``notices`` about planned messages show to their author (three queries at most)."""
    rows = Planned.objects.filter(id__in=_ids(notices), author=viewer).select_related("topic")
    found = {row.id: row for row in rows}
    names = names_of(viewer, rooms_seen(viewer, {row.room_id for row in found.values()}))
    told = {}
    for notice in notices:
        row = found.get(parse_id(notice.about) or uuid.UUID(int=0))
        if row is None:
            continue
        text = excerpt_of(row.text)
        if row.state == State.FAILED:
            text = _in(viewer, _NOT_SENT.filled(text=text))
        path = f"/salons/{row.room_id}" if row.to_self else PAGE_OF_PLANNED
        told[notice.id] = Told(place_of(row, names), text, path)
    return told


def noticed_recurring(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what ``notices`` about recurring messages show to who may take care of them (three queries at most)."""
    rows = Recurring.objects.filter(id__in=_ids(notices)).select_related("topic")
    found = {row.id: row for row in rows}
    rooms = rooms_seen(viewer, {row.room_id for row in found.values()})
    names, told = names_of(viewer, rooms), {}
    for notice in notices:
        row = found.get(parse_id(notice.about) or uuid.UUID(int=0))
        if row is None or row.room_id not in rooms:
            continue
        words = _REFUSED if row.owner_id == viewer.id else _HANDED_OVER
        text = _in(viewer, words.filled(text=excerpt_of(row.text, 90)))
        told[notice.id] = Told(place_of(row, names), text, PAGE_OF_RECURRING)
    return told


def _ids(notices: Sequence[Notice]) -> set[uuid.UUID]:
    return {id_ for id_ in (parse_id(notice.about) for notice in notices) if id_ is not None}


def _in(viewer: Person, words: Words) -> str:
    return words.en if viewer.language == "en" else words.fr


_NOT_SENT = Words(
    fr="Ce message planifié n’est pas parti : « {text} »",
    en="This planned message was not sent: “{text}”",
)
_REFUSED = Words(
    fr="Ce message récurrent est en pause, il a été refusé : « {text} »",
    en="This recurring message is paused, it was refused: “{text}”",
)
_HANDED_OVER = Words(
    fr="Ce message récurrent attend que quelqu’un le reprenne : « {text} »",
    en="This recurring message waits for somebody to take it: “{text}”",
)
