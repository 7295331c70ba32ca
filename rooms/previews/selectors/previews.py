"""The previews of messages, as somebody sees them."""

import uuid
from collections.abc import Collection, Sequence

from chatcore.communities.models import Community
from chatcore.people.linking import goals_of
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Message, Room
from rooms.conversations.policies import may_see, why_not_moderate
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.previews.cards import LinkPreviewCard, MessagePreviews
from rooms.previews.links import digest_of, links_of, own_links_of
from rooms.previews.models import LinkedPage, PreviewSetting, WithoutPreview


def previews_seen(viewer: Person, ids: Sequence[uuid.UUID]) -> list[MessagePreviews]:
    """Return the previews of those of the messages ``ids`` that ``viewer`` may see, and what links inside lead to.

    Five queries, and those of each kind of thing that is led to: however many messages and links there are.
    """
    messages = list(Message.objects.filter(id__in=ids, deleted_at=None))
    places = {message.room_id for message in messages}
    rooms = {
        room.id: room
        for room in with_standing(Room.objects.filter(id__in=places or {NO_ID}), viewer)
        if may_see(standing_in(room))
    }
    where = communities_on({room.community_id for room in rooms.values()})
    without = set(
        WithoutPreview.objects.filter(message__in=ids).values_list("message_id", flat=True)
    )
    shown = [
        message for message in messages if message.id not in without and message.room_id in rooms
    ]
    inside = {message.id: own_links_of(message.html) for message in shown}
    links = {
        message.id: links_of(message.html) if rooms[message.room_id].community_id in where else []
        for message in shown
    }
    goals = goals_of(viewer, [link for some in inside.values() for link in some])
    wanted = {digest_of(url) for urls in links.values() for url in urls}
    pages = {
        page.url: page for page in LinkedPage.objects.filter(digest__in=wanted).exclude(title="")
    }
    return [
        MessagePreviews(
            message=str(message.id),
            previews=[_card(pages[url]) for url in links[message.id] if url in pages],
            removable=message.author_id == viewer.id
            or why_not_moderate(standing_in(rooms[message.room_id])) is None,
            inside=bool(inside[message.id]),
            goals=[goals[url] for url, _ in inside[message.id] if url in goals],
        )
        for message in shown
        if inside[message.id] or rooms[message.room_id].community_id in where
    ]


def communities_on(ids: Collection[uuid.UUID | None]) -> set[uuid.UUID | None]:
    """Return those of the communities in which previews are on (one query). Direct conversations have none."""
    rows = PreviewSetting.objects.filter(community__in=[id_ for id_ in ids if id_], on=True)
    return set(rows.values_list("community_id", flat=True))


def is_on(community: Community) -> bool:
    return PreviewSetting.objects.filter(community=community, on=True).exists()


def _card(page: LinkedPage) -> LinkPreviewCard:
    return LinkPreviewCard(
        url=page.url, title=page.title, description=page.description, site=page.site
    )
