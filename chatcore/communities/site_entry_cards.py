"""The shapes of the entries of the site's staff on the wire, and of communities as that staff finds them."""

from chatcore.communities.models import Community, Mandate
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card


class SiteEntryCard(Shape, frozen=True, kw_only=True):
    """Who of the site's staff entered a community, why and until when; ``ended_at``: it is over."""

    id: str
    community: str
    community_name: str
    person: PersonCard
    reason: str
    begins_at: str
    ends_at: str
    ended_at: str | None


class SiteCommunityCard(Shape, frozen=True, kw_only=True):
    """A community as the staff of the site finds it; ``role`` is what the reader is in it, if anything."""

    id: str
    name: str
    slug: str
    colour: str
    logo: str | None
    archived_at: str | None
    opens_at: str | None
    members_count: int
    administrators: list[PersonCard]
    role: str | None
    entries: list[SiteEntryCard]


def site_entry_card(entry: Mandate) -> SiteEntryCard:
    """Return the card of an entry that was read with its person and its community."""
    ends = entry.ends_at or entry.begins_at
    return SiteEntryCard(
        id=str(entry.id),
        community=str(entry.community_id),
        community_name=entry.community.name,
        person=person_card(entry.person),
        reason=entry.mission,
        begins_at=wire(entry.begins_at),
        ends_at=wire(ends),
        ended_at=wire_or_none(entry.ended_at),
    )


def site_community_card(
    community: Community,
    *,
    logo: str | None,
    members_count: int,
    administrators: list[PersonCard],
    role: str | None,
    entries: list[SiteEntryCard],
) -> SiteCommunityCard:
    return SiteCommunityCard(
        id=str(community.id),
        name=community.name,
        slug=community.slug,
        colour=community.colour,
        logo=logo,
        archived_at=wire_or_none(community.archived_at),
        opens_at=wire_or_none(community.opens_at),
        members_count=members_count,
        administrators=administrators,
        role=role,
        entries=entries,
    )
