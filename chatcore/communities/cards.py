"""The shapes of communities on the wire."""

from typing import Any

from chatcore.communities.models import Community, Group, GroupMember, Membership
from chatcore.communities.modules import all_settings
from chatcore.communities.pictures import address_of
from chatcore.communities.vocabulary import vocabulary_of
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from presence.cards import PresenceCard


class FormsCard(Shape, frozen=True, kw_only=True):
    """A noun: of one, and of several."""

    one: str
    other: str


class TermCard(Shape, frozen=True, kw_only=True):
    """What the community calls something, in both languages."""

    fr: FormsCard
    en: FormsCard


class CommunityCard(Shape, frozen=True, kw_only=True):
    id: str
    name: str
    slug: str
    description: str
    colour: str
    archived_at: str | None
    logo: str | None
    header: str | None
    # The moment when it opens to all; null: it is open.
    opens_at: str | None
    # For whom each module is on: true, everybody; false, nobody; or the keys of roles.
    modules_for: dict[str, bool | list[str]]
    vocabulary: dict[str, TermCard]
    public: bool


class InsideCard(Shape, frozen=True, kw_only=True):
    """That the reader is inside as staff of the site: by which entry, and until when."""

    id: str
    until: str


class MyCommunityCard(CommunityCard, frozen=True, kw_only=True):
    """A community as one of its people sees it, or one of the site's staff who has entered it."""

    role: str
    custom_role: str | None
    # Null: the directory is closed to the viewer.
    members_count: int | None
    abilities: dict[str, bool]
    on_accord: list[str]
    taken_for: str
    entry: InsideCard | None
    # Which modules are on for the viewer.
    modules: dict[str, bool]


class OneCommunityCard(MyCommunityCard, frozen=True, kw_only=True):
    position: dict[str, int]


class PlaceCard(Shape, frozen=True, kw_only=True):
    """A component that somebody belongs to."""

    id: str
    dimension: str
    name: str


class CommunityPersonCard(PersonCard, frozen=True, kw_only=True):
    role: str
    custom_role: str | None
    joined_at: str
    components: list[PlaceCard]


class SharedCommunityCard(Shape, frozen=True, kw_only=True):
    """A community that the viewer has in common with somebody, and what that person is in it."""

    id: str
    name: str
    role: str


class ProfileCard(PersonCard, frozen=True, kw_only=True):
    bio: str
    time_zone: str
    communities: list[SharedCommunityCard]
    presence: PresenceCard
    # For those who show when they were last there themselves.
    last_seen_at: str | None


class GroupCard(Shape, frozen=True, kw_only=True):
    """A group; ``space`` is the project or the club whose people it follows, if it follows one."""

    id: str
    community: str
    kind: str
    name: str
    everyone: bool
    ruled: bool
    component: str | None
    space: str | None
    members_count: int
    archived_at: str | None


class MyGroupCard(GroupCard, frozen=True, kw_only=True):
    """A group as somebody of its community sees it: what they are in it, and may do.

    ``status``: a shipped one, or the id of one of the community's own, of which ``status_name`` is the name.
    """

    status: str | None
    status_name: str | None
    muted: bool
    abilities: dict[str, bool]


class GroupMemberCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    status: str
    status_name: str | None
    since: str


class ImportedCard(Shape, frozen=True, kw_only=True):
    """Somebody whom an import brings in, and as what; ``before`` is what they were in it, if anything."""

    line: int
    person: str
    name: str
    status: str
    before: str | None


class RefusedLineCard(Shape, frozen=True, kw_only=True):
    """A line of an import that is not taken: ``detail`` says why, and what to do."""

    line: int
    text: str
    code: str
    detail: str


class GroupImportCard(Shape, frozen=True, kw_only=True):
    """What an import did; without ``batch``, what it would do, or that nothing could be done."""

    batch: str | None
    lines: int
    accepted: list[ImportedCard]
    refused: list[RefusedLineCard]


class UndoneCard(Shape, frozen=True, kw_only=True):
    """How many people an undone import put back, and how many it left, because they had changed since."""

    undone: int
    kept: int


def community_fields(community: Community) -> dict[str, object]:
    return {
        "id": str(community.id),
        "name": community.name,
        "slug": community.slug,
        "description": community.description,
        "colour": community.colour,
        "archived_at": wire_or_none(community.archived_at),
        "logo": address_of(community.logo),
        "header": address_of(community.header),
        "opens_at": wire_or_none(community.opens_at),
        "modules_for": all_settings(community.modules),
        "vocabulary": {
            key: TermCard(
                fr=FormsCard(**term["fr"]._asdict()), en=FormsCard(**term["en"]._asdict())
            )
            for key, term in vocabulary_of(community.words).items()
        },
        "public": community.public,
    }


def community_card(community: Community) -> CommunityCard:
    return CommunityCard(**community_fields(community))  # type: ignore[arg-type]


def community_person_card(membership: Membership) -> CommunityPersonCard:
    """Return the card of somebody; where they belong is read unless it was fetched before."""
    person, places = membership.person, membership.components.all()
    return CommunityPersonCard(
        id=str(person.id),
        name=person.name,
        kind=person.kind,
        avatar=person.avatar_url,
        title=person.title,
        organisation=person.organisation,
        role=membership.role,
        custom_role=str(membership.custom_role_id) if membership.custom_role_id else None,
        joined_at=wire(membership.joined_at),
        components=[
            PlaceCard(id=str(one.component_id), dimension=one.dimension, name=one.component.name)
            for one in sorted(places, key=lambda one: one.dimension)
        ],
    )


def group_card(group: Group, members_count: int) -> GroupCard:
    return GroupCard(**_group_fields(group, members_count))


def my_group_card(
    group: Group,
    *,
    members_count: int,
    status: str | None,
    status_name: str | None,
    muted: bool,
    abilities: dict[str, bool],
) -> MyGroupCard:
    return MyGroupCard(
        **_group_fields(group, members_count),
        status=status,
        status_name=status_name,
        muted=muted,
        abilities=abilities,
    )


def _group_fields(group: Group, members_count: int) -> dict[str, Any]:
    return {
        "id": str(group.id),
        "community": str(group.community_id),
        "kind": group.kind,
        "name": group.name,
        "everyone": group.is_everyone,
        "ruled": group.rule is not None,
        "component": str(group.component_id) if group.component_id else None,
        "space": None if group.space is None else str(group.space),
        "members_count": members_count,
        "archived_at": wire_or_none(group.archived_at),
    }


def group_member_card(member: GroupMember) -> GroupMemberCard:
    own = member.own_status
    return GroupMemberCard(
        person=person_card(member.person),
        status=str(own.id) if own else member.status,
        status_name=own.name if own else None,
        since=wire(member.since),
    )
