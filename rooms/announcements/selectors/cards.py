"""Announcements as somebody sees them: what they ask for, whether oneself has read them, and for whom who has."""

from collections.abc import Sequence
from typing import Any

from chatcore.communities.models import Community
from chatcore.foundation.clock import now, wire, wire_or_none
from chatcore.notices.models import Mail, Preferences, Preset
from chatcore.people.models import Person
from rooms.announcements import policies
from rooms.announcements.cards import AnnouncementCard, AudienceCard, HomeAnnouncementCard
from rooms.announcements.models import Announcement, Dismissal, Receipt
from rooms.announcements.selectors.access import AnnouncementView, views_of
from rooms.announcements.selectors.readers import counts_of
from rooms.conversations.cards import author_card
from rooms.conversations.models import Room
from rooms.conversations.selectors.audience import listeners_of, people_of
from rooms.conversations.selectors.noticed import excerpt_of

# On one home page; those beyond are older, and in their rooms.
AT_HOME = 20


def announcement_cards(views: Sequence[AnnouncementView], viewer: Person) -> list[AnnouncementCard]:
    """Return the cards of announcements (two queries, three more for those who follow one up; however many)."""
    return [AnnouncementCard(**fields) for fields in _fields(views, viewer)]


def at_home(community: Community, viewer: Person) -> list[HomeAnnouncementCard]:
    """Return what the home page of ``community`` shows ``viewer``, the newest first (four to seven queries)."""
    rows = Announcement.objects.filter(
        room__community=community, home_until__gt=now(), message__deleted_at=None
    ).exclude(dismissals__person=viewer)
    found = list(
        rows.select_related("message__author", "room__community").order_by(
            "-message__posted_at", "-id"
        )
    )
    views = views_of(found, viewer)[:AT_HOME]
    return [
        HomeAnnouncementCard(
            **fields,
            room_name=one.room.name,
            seq=one.message.seq,
            author=author_card(one.message.author),
            html=one.message.html,
            excerpt=excerpt_of(one.message.text),
            posted_at=wire(one.message.posted_at),
        )
        for (one, _), fields in zip(views, _fields(views, viewer), strict=True)
    ]


def audience_of(room: Room, author: Person) -> AudienceCard:
    """Return whom an announcement of ``author`` in ``room`` would reach now (three queries)."""
    listeners = listeners_of(room, author=author.id)
    waits = Preferences.objects.filter(person__in=listeners.values("person"))
    people = listeners.count()
    summed = (waits.filter(preset=Preset.DIGEST) | waits.filter(mail=Mail.DIGEST)).count()
    return AudienceCard(
        people=people,
        digest=summed,
        silent=people_of(room, author=author.id).count() - people,
        room_name=room.name,
        community_name=room.community.name if room.community else "",
    )


def _fields(views: Sequence[AnnouncementView], viewer: Person) -> list[dict[str, Any]]:
    ids = [view.announcement.id for view in views]
    read = dict(
        Receipt.objects.filter(announcement__in=ids, person=viewer).values_list(
            "announcement", "read_at"
        )
    )
    dismissed = set(
        Dismissal.objects.filter(announcement__in=ids, person=viewer).values_list(
            "announcement", flat=True
        )
    )
    counts = counts_of(
        [
            view.announcement
            for view in views
            if view.announcement.receipt and policies.why_not_follow(view.standing) is None
        ]
    )
    return [
        {
            "id": str(one.id),
            "community": str(one.room.community_id),
            "room": str(one.room_id),
            "message": str(one.message_id),
            "receipt": one.receipt,
            "comments": one.comments,
            "home_until": wire_or_none(one.home_until),
            "audience": one.audience,
            "reminded_at": wire_or_none(one.reminded_at) if one.id in counts else None,
            "read_at": wire_or_none(read.get(one.id)),
            "dismissed": one.id in dismissed,
            "counts": counts.get(one.id),
            "abilities": policies.abilities(standing),
        }
        for one, standing in views
    ]
