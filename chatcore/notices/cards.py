"""The shapes of notices on the wire."""

from typing import Any

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.notices.models import Notice, Preferences
from chatcore.people.cards import PersonCard, person_card


class NoticeCard(Shape, frozen=True, kw_only=True):
    """A notice as it goes over the wire. It has no words of anybody: they are read with the reader's rights.

    ``about`` names what it leads to, by kind and id. ``count`` says how many things one line stands for.
    """

    id: str
    kind: str
    count: int
    actor: PersonCard | None
    community: str | None
    about_kind: str
    about: str
    room: str | None
    topic: str | None
    raised_at: str
    read_at: str | None


class ToldCard(NoticeCard, frozen=True, kw_only=True):
    """A notice as its reader sees it now: where it happened, what was said, and the way there."""

    place: str
    excerpt: str
    path: str


class PreferencesCard(Shape, frozen=True, kw_only=True):
    """How a person is told. Hours are ``HH:MM`` in ``zone``, which is that of their profile."""

    preset: str
    mail: str
    quiet: bool
    quiet_from: str
    quiet_until: str
    quiet_weekends: bool
    do_not_disturb_until: str | None
    words: list[str]
    spoken: bool
    zone: str
    in_peace: bool


def notice_card(notice: Notice) -> NoticeCard:
    return NoticeCard(**_fields(notice))


def told_card(notice: Notice, *, place: str, excerpt: str, path: str) -> ToldCard:
    return ToldCard(**_fields(notice), place=place, excerpt=excerpt, path=path)


def _fields(notice: Notice) -> dict[str, Any]:
    return {
        "id": str(notice.id),
        "kind": notice.kind,
        "count": notice.count,
        "actor": person_card(notice.actor) if notice.actor else None,
        "community": _text(notice.community_id),
        "about_kind": notice.about_kind,
        "about": notice.about,
        "room": _text(notice.room),
        "topic": _text(notice.topic),
        "raised_at": wire(notice.raised_at),
        "read_at": wire_or_none(notice.read_at),
    }


def preferences_card(row: Preferences, *, zone: str, in_peace: bool) -> PreferencesCard:
    return PreferencesCard(
        preset=row.preset,
        mail=row.mail,
        quiet=row.quiet,
        quiet_from=row.quiet_from.strftime("%H:%M"),
        quiet_until=row.quiet_until.strftime("%H:%M"),
        quiet_weekends=row.quiet_weekends,
        do_not_disturb_until=wire_or_none(row.do_not_disturb_until),
        words=list(row.words),
        spoken=row.spoken,
        zone=zone,
        in_peace=in_peace,
    )


def _text(id_: object) -> str | None:
    return None if id_ is None else str(id_)
