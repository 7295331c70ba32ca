"""Looking for the pages that messages lead to: what follows the log, never the path of a message."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.fetching import NotFetched, fetch_page
from chatcore.live import log
from chatcore.live.followers import Happened
from rooms.conversations.models import Message, Room
from rooms.conversations.models.message import LEADS_OUT
from rooms.conversations.models.room import stream_of
from rooms.previews.events import PreviewChanged
from rooms.previews.links import digest_of, links_of, said_by
from rooms.previews.models import LinkedPage, WithoutPreview
from rooms.previews.selectors.previews import communities_on

# How long what a page said is taken for what it says; and how long it is kept at all without being asked for.
FRESH, KEPT = timedelta(days=7), timedelta(days=90)


def leading_out(events: Sequence[Happened]) -> dict[str, str]:
    """Return the messages of ``events`` that lead out, each with its room."""
    return {
        event.body["message"]["id"]: event.body["message"]["room"]
        for event in events
        if LEADS_OUT in event.body["message"]["html"]
    }


def note_pages(told: Mapping[str, str]) -> list[tuple[str, str]]:
    """Note the pages that messages (with their rooms) lead to; returns (digest, message) of those to look at."""
    rooms = dict(Room.objects.filter(id__in=set(told.values())).values_list("id", "community_id"))
    where = communities_on(set(rooms.values()))
    ids = [uuid.UUID(id_) for id_, room in told.items() if rooms.get(uuid.UUID(room)) in where]
    # As they are now: an event may be met late.
    found: list[tuple[str, str]] = []
    for message in Message.objects.filter(id__in=ids, deleted_at=None).order_by("id"):
        fresh = False
        for url in links_of(message.html):
            page, _ = LinkedPage.objects.get_or_create(digest=digest_of(url), defaults={"url": url})
            if page.fetched_at is None or page.fetched_at < now() - FRESH:
                found.append((page.digest, str(message.id)))
            else:
                fresh = fresh or bool(page.title)
        if fresh:
            _tell(message)
    return found


def look_at(digest: str, message_id: str) -> None:
    """Ask for a page, and tell the room of the message that led to it when it says something of itself."""
    page = LinkedPage.objects.filter(digest=digest).first()
    if page is None:
        return
    if page.fetched_at is None or page.fetched_at < now() - FRESH:
        try:
            # Outside of any transaction: others do not wait for a server far away.
            said = said_by(fetch_page(page.url))
        except NotFetched:
            said = None
        title, description, site = said or ("", "", "")
        page.title, page.description, page.site = title, description, site
        page.fetched_at = now()
        page.save()
    if page.title:
        with transaction.atomic():
            message = Message.objects.filter(id=message_id, deleted_at=None).first()
            if message and not WithoutPreview.objects.filter(message=message).exists():
                _tell(message)


def forget_old() -> int:
    """Forget the pages that nobody led to for long; returns how many."""
    gone, _ = LinkedPage.objects.filter(fetched_at__lt=now() - KEPT).delete()
    return gone


def _tell(message: Message) -> None:
    log.emit(stream_of(message.room_id), PreviewChanged(message_id=str(message.id)))
