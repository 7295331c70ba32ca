"""What publications do when something happens below them."""

import uuid
from collections.abc import Collection, Iterable

from chatcore.communities.happenings import CommunityCreated, MembershipChanged
from chatcore.communities.models import Role
from chatcore.communities.selectors.entering import is_inside
from chatcore.foundation.happenings import on
from chatcore.people.linking import leads_to
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record
from rooms.conversations.actions.feeds import create_feed
from rooms.conversations.actions.members import put_in, take_out
from rooms.conversations.happenings import MessageRestored, MessageRewritten, MessageWithdrawn
from rooms.conversations.models import Kind, Message, Room, RoomMember
from rooms.conversations.search.beside import BesideText, texts_from
from rooms.conversations.shown import shown_by
from rooms.conversations.undoing import comes_back_with
from rooms.publications.actions.news import held, streams_held, tell_card, tell_counts
from rooms.publications.cards import KIND
from rooms.publications.models import Publication
from rooms.publications.selectors.access import publications_seen
from rooms.publications.selectors.linked import linked_publications

leads_to(KIND, "/communautes/*/reseau/<id>", linked_publications)

_OUTSIDE = (Role.GUEST, Role.BOT)


@on(CommunityCreated)
def open_the_feed(happening: CommunityCreated) -> None:
    """A community has its feed from the first day."""
    create_feed(actor=happening.creator, community=happening.community)


@on(MembershipChanged)
def follow_the_role(happening: MembershipChanged) -> None:
    """Whoever is more than a guest from now on is in the feed; whoever is a guest from now on is out of it."""
    membership = happening.membership
    was, is_ = happening.before in _OUTSIDE, membership.role in _OUTSIDE
    if was == is_:
        return
    feed = Room.objects.filter(community=membership.community_id, kind=Kind.NETWORK).first()
    if feed is None:
        return
    inside = RoomMember.objects.filter(room=feed, person=membership.person_id).exists()
    if is_ and inside:
        take_out(feed, membership.person, by=membership.person)
    elif not is_ and not inside and is_inside(membership):
        # Before the opening they wait outside, and come with it.
        put_in(feed, [membership.person], by=membership.person)


@texts_from
def titles_of_publications(
    messages: Collection[uuid.UUID],
) -> Iterable[tuple[uuid.UUID, BesideText]]:
    """A publication is found by its title too."""
    rows = Publication.objects.filter(message__in=messages).values_list("message_id", "title")
    for message, title in rows:
        yield message, BesideText(title)


@shown_by
def read_by_a_share(viewer: Person, message: Message | None) -> bool:
    """A publication and its comments are read wherever it is shared."""
    published = (message.reply_to_id or message.id) if message else NO_ID
    ids = Publication.objects.filter(message=published).values_list("id", flat=True)
    return bool(publications_seen(viewer, list(ids) or [NO_ID]))


@on(MessageRewritten)
def tell_where_it_is_shared(happening: MessageRewritten) -> None:
    """Rooms that show a publication read its words again."""
    if happening.room.kind != Kind.NETWORK:
        return
    publication = Publication.objects.filter(message=happening.message).first()
    if publication is not None:
        shared = streams_held(publication)
        tell_card(publication, shared, by=happening.actor.id)


# Where it is shared: what the feed itself has goes with its page.
comes_back_with(KIND)


@on(MessageRestored)
def count_again(happening: MessageRestored) -> None:
    """A comment or a share that comes back is counted again."""
    _count(happening)


@on(MessageWithdrawn)
def follow_what_is_gone(happening: MessageWithdrawn) -> None:
    """A publication goes with its message; a comment or a share that goes is counted no more."""
    card = happening.message.card
    published = card is not None and card["kind"] == KIND
    publication = (
        Publication.objects.filter(message=happening.message).first() if published else None
    )
    if publication is None:
        _count(happening)
    else:
        _withdraw(publication, happening)


def _count(happening: MessageWithdrawn | MessageRestored) -> None:
    """Tell the feed how often what the message comments or shares is commented and shared now."""
    message, by = happening.message, happening.actor
    if message.card is not None and message.card["kind"] == KIND:
        shared = Publication.objects.filter(id=message.card["id"]).first()
        if shared is not None and held(shared, message.room_id) is not None:
            tell_counts(shared, by=by.id)
    elif happening.room.kind == Kind.NETWORK and message.reply_to_id is not None:
        commented = Publication.objects.filter(message=message.reply_to_id).first()
        if commented is not None and held(commented) is not None:
            tell_counts(commented, by=by.id)


def _withdraw(publication: Publication, happening: MessageWithdrawn) -> None:
    """Forget the title, and have the rooms that show it say that it is gone."""
    publication.title = ""
    publication.save(update_fields=["title"])
    record(
        action="publication.deleted",
        actor=happening.actor,
        obj=publication,
        community=happening.room.community,
    )
    tell_card(publication, streams_held(publication), by=happening.actor.id)
