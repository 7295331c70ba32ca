"""The files and links of a room, newest first, and who may read a file: whoever may read its message."""

import html
import re
import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from chatcore.files.cards import attachment_card
from chatcore.files.models import Kind, State
from chatcore.foundation.clock import wire
from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from rooms.conversations import policies
from rooms.conversations.cards import author_card
from rooms.conversations.library_cards import RoomFileCard, SharedLinkCard
from rooms.conversations.models import Attachment, Message, Room
from rooms.conversations.models.message import LEADS_OUT
from rooms.conversations.selectors.access import standing_in, with_standing

_LINK = re.compile(r'<a [^>]*target="_blank"[^>]*href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class Sought(NamedTuple):
    """What part of a library is wanted; None: all of it."""

    kind: str | None = None
    person: uuid.UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


def sought(kind: str | None, person: str | None, since: str | None, until: str | None) -> Sought:
    """Return what the parameters of a library mean; days are those of the site, the last one is within.

    Raises:
        Invalid: no kind of file, no id, or no day.
    """
    if kind and kind not in Kind.values:
        raise Invalid(_NO_KIND.filled(kinds=", ".join(Kind.values)), path="$.kind")
    who = parse_id(person) if person else None
    if person and who is None:
        raise Invalid(_NO_PERSON, path="$.person")
    end = _day(until, path="$.until")
    return Sought(
        kind or None,
        who,
        _midnight(_day(since, path="$.since")),
        _midnight(end + timedelta(days=1) if end else None),
    )


def files_of(
    room: Room, what: Sought, *, before: int | None, limit: int
) -> tuple[list[RoomFileCard], int | None]:
    """Return a page of the files of ``room`` (one query), and the key of the next page."""
    rows = Attachment.objects.filter(room=room, message__room=room, file__state=State.READY)
    if what.kind:
        rows = rows.filter(file__kind=what.kind)
    if what.person:
        rows = rows.filter(message__author=what.person)
    if what.since:
        rows = rows.filter(message__posted_at__gte=what.since)
    if what.before:
        rows = rows.filter(message__posted_at__lt=what.before)
    if before is not None:
        rows = rows.filter(id__lt=before)
    rows = rows.select_related("file", "message__author").order_by("-id")
    found = list(rows[: limit + 1])
    cards = [_file(row) for row in found[:limit]]
    return cards, found[limit - 1].id if len(found) > limit else None


def links_of(
    room: Room, what: Sought, *, before: int | None, limit: int
) -> tuple[list[SharedLinkCard], int | None]:
    """Return a page of what messages of ``room`` link to (one query), and the key of the next page."""
    rows: QuerySet[Message] = room.messages.filter(html__contains=LEADS_OUT, deleted_at=None)
    if what.person:
        rows = rows.filter(author=what.person)
    if what.since:
        rows = rows.filter(posted_at__gte=what.since)
    if what.before:
        rows = rows.filter(posted_at__lt=what.before)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(rows.select_related("author").order_by("-seq")[: limit + 1])
    cards = [card for message in found[:limit] for card in _links(message)]
    return cards, found[limit - 1].seq if len(found) > limit else None


def may_read_file(person: uuid.UUID, file: uuid.UUID) -> bool:
    """Tell whether a message that ``person`` may read carries ``file`` (one query, whatever the answer)."""
    carrying = Room.objects.filter(messages__attachments__file=file, messages__deleted_at=None)
    rooms = with_standing(carrying, person, visits=True)
    return any(policies.may_see(standing_in(room)) for room in rooms)


def _file(row: Attachment) -> RoomFileCard:
    card = attachment_card(row.file)
    return RoomFileCard(
        **{name: getattr(card, name) for name in card.__struct_fields__},
        message=str(row.message_id),
        seq=row.message.seq,
        author=author_card(row.message.author),
        posted_at=wire(row.message.posted_at),
    )


def _links(message: Message) -> Sequence[SharedLinkCard]:
    found = {html.unescape(url): _TAG.sub("", label) for url, label in _LINK.findall(message.html)}
    return [
        SharedLinkCard(
            url=url,
            label=html.unescape(label) or url,
            message=str(message.id),
            seq=message.seq,
            author=author_card(message.author),
            posted_at=wire(message.posted_at),
        )
        for url, label in found.items()
    ]


def _day(text: str | None, *, path: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise Invalid(_NO_DAY, path=path) from None


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE))


_NO_KIND = Words(fr="Attendu : un type de fichier ({kinds}).", en="Expected: a kind of file ({kinds}).")  # fmt: skip
_NO_PERSON = Words(fr="Attendu : l’identifiant d’une personne.", en="Expected: the id of a person.")
_NO_DAY = Words(fr="Attendu : un jour, comme 2026-11-26.", en="Expected: a day, as 2026-11-26.")
