"""The people and things of the rights matrix: every role, every kind of room, one of each object."""

import uuid
from dataclasses import dataclass, field

from rest_framework.test import APIClient

from chatcore.accords.models import AccordRequest
from chatcore.breakglass.models import Opening
from chatcore.communities.actions.invitations import invite
from chatcore.communities.actions.members import begin_membership, end_membership
from chatcore.communities.actions.own_statuses import create_status
from chatcore.communities.actions.page_templates import keep_template
from chatcore.communities.actions.presentation import (
    change_presentation,
    publish_presentation,
)
from chatcore.communities.actions.site_entries import enter_as_site
from chatcore.communities.blocks import Block
from chatcore.communities.group_policies import GroupStanding
from chatcore.communities.invitation_links import key_of
from chatcore.communities.models import (
    Community,
    Component,
    ComponentBatch,
    CustomRole,
    Group,
    GroupImport,
    GroupMember,
    Invitation,
    Mandate,
    Membership,
    OwnStatus,
    PresentationTemplate,
)
from chatcore.communities.permissions import (
    SITE_ADMINISTRATOR,
    taken_for,
)
from chatcore.communities.policies import Standing as CommunityStanding
from chatcore.communities.selectors.mandates import levels_in
from chatcore.people.models import Person
from integrations.bots.actions import create_bot
from rooms.conversations.actions.rooms import archive_room
from rooms.conversations.models import Message, Room, RoomMember, Topic
from rooms.conversations.policies import Standing
from rooms.publications.models import Publication
from rooms.spaces.club_policies import ClubStanding
from rooms.spaces.models import (
    Candidate,
    Club,
    ClubMember,
    Document,
    Entrance,
    Milestone,
    Participant,
    PilotTerm,
    Project,
    Vote,
)
from rooms.spaces.policies import ProjectStanding
from tests.contracts import rights_things as things
from tests.contracts.rights_glass import asked_opening
from tests.contracts.rights_moderation import Moderated, moderated
from tests.worlds.communities import rivages
from tests.worlds.people import client_of, registered

NOBODY = "signed out"


@dataclass
class RightsWorld:
    """Who is who, and what there is. ``people`` goes by role, ``rooms`` by kind."""

    community: Community
    people: dict[str, Person]
    paul: Person
    rooms: dict[str, Room]
    messages: dict[str, Message]
    topic: Topic
    publication: Publication
    group: Group
    batch: GroupImport
    component: Component
    component_batch: ComponentBatch
    ruled: Group
    invitation: Invitation
    bot: Person
    own_role: CustomRole
    mandate: Mandate
    site_entry: Mandate
    accord: AccordRequest
    own_status: OwnStatus
    project: Project
    milestone: Milestone
    document: Document
    club: Club
    vote: Vote
    opening: Opening
    template: PresentationTemplate
    moderated: Moderated
    # What the messages carry, by the kind of their room.
    files: dict[str, str]
    clients: dict[str, APIClient] = field(default_factory=dict)

    @property
    def roles(self) -> list[str]:
        return [*self.people, NOBODY]

    @property
    def key(self) -> str:
        return key_of(self.invitation)

    def community_role(self, role: str) -> str | None:
        """Return what the person is to the community, read from its tables."""
        if self._entered(role):
            return SITE_ADMINISTRATOR
        rows = Membership.objects.filter(
            person=self.people[role], community=self.community, left_at=None
        )
        return rows.values_list("role", flat=True).first()

    def community_standing(self, role: str) -> CommunityStanding:
        """Return what the person is to the community, read from the tables and not from the selectors."""
        person = self.people[role]
        row = Membership.objects.filter(person=person, community=self.community, left_at=None)
        membership = row.first()
        if membership is None:
            return CommunityStanding(role=SITE_ADMINISTRATOR if self._entered(role) else None)
        matrix = Community.objects.get(id=self.community.id).matrix
        gives = Mandate.objects.filter(person=person, community=self.community, ended_at=None)
        said = " ".join(gives.values_list("gives", flat=True))
        own = membership.custom_role_id
        return CommunityStanding(
            role=membership.role, levels=levels_in(matrix, membership.role, own, said)
        )

    def _entered(self, role: str) -> bool:
        person = self.people[role]
        rows = Mandate.objects.filter(person=person, community=self.community, site_entry=True)
        return person.is_staff and rows.filter(ended_at=None).exists()

    def group_standing(self, role: str, group: Group | None = None) -> GroupStanding:
        """Return what the person is to the group, read from the tables."""
        group = group or self.group
        rows = GroupMember.objects.filter(person=self.people[role], group=group)
        return GroupStanding(
            community=self.community_standing(role),
            kind=group.kind,
            status=rows.values_list("status", flat=True).first(),
        )

    def project_standing(self, role: str) -> ProjectStanding:
        """Return what the person is to the project, read from the tables."""
        person = self.people[role]
        mine = Participant.objects.filter(person=person, project=self.project)
        waits = Entrance.objects.filter(person=person, project=self.project)
        return ProjectStanding(
            community=CommunityStanding(role=self.community_role(role)),
            state=self.project.state,
            joining=self.project.joining,
            role=mine.values_list("role", flat=True).first(),
            entrance=waits.values_list("side", flat=True).first(),
        )

    @property
    def tomorrow(self) -> str:
        return things.tomorrow()

    def club_standing(self, role: str) -> ClubStanding:
        """Return what the person is to the club, read from the tables."""
        person = self.people[role]
        mine = ClubMember.objects.filter(club=self.club, person=person)
        signed = mine.values_list("signed_version", flat=True).first()
        waits = Candidate.objects.filter(club=self.club, person=person).exists()
        return ClubStanding(
            community=CommunityStanding(role=self.community_role(role)),
            member=signed is not None,
            signed=signed == self.club.charter_version,
            pilot=PilotTerm.objects.filter(club=self.club, person=person, ended_at=None).exists(),
            candidate="waiting" if waits else None,
        )

    def standing(self, role: str, kind: str) -> Standing:
        """Return what the person is to a room, read from the tables and not from the selectors."""
        room, person = self.rooms[kind], self.people[role]
        member = RoomMember.objects.filter(room=room, person=person).first()
        return Standing(
            kind=room.kind,
            visibility=room.visibility,
            archived=room.archived_at is not None,
            comments=room.comments,
            reactions=room.reactions,
            community_role=self._taken_for(role) if room.community_id else None,
            room_role=member.role if member else None,
            group=room.group.kind if room.group else None,
        )

    def _taken_for(self, role: str) -> str | None:
        standing = self.community_standing(role)
        return None if standing.role is None else taken_for(standing.role, standing.given)


def build_rights_world() -> RightsWorld:
    """Make it through the product's actions; Ada, Bruno, Chloé, Dédé and Paul are in the rooms."""
    world = rivages()
    ada, community = world.ada, world.community
    paul = things.member(world, "Paul Kerbrat", "member")
    gael = things.member(world, "Gaël Riou", "guest")
    eve = things.member(world, "Ève Tanguy", "member")
    zoe = registered("Zoé Blanc", email="zoe@cimes.example")
    others = Community.objects.create(name="Réseau Cimes", slug="cimes")
    begin_membership(actor=zoe, community=others, person=zoe, role="administrator")
    own_role, manon = things.roles(world)
    bot, _ = create_bot(actor=ada, community_id=community.id, name="Marée")
    rooms = things.rooms(ada, community, world.chloe)
    for kind in ("public", "private", "announcement", "archived"):
        members = [world.chloe, world.dede, paul, eve]
        RoomMember.objects.bulk_create(RoomMember(room=rooms[kind], person=p) for p in members)
    RoomMember.objects.create(room=rooms["announcement"], person=world.bruno)
    rooms["of a group"] = things.group_room(world)
    messages = {kind: things.said(ada, room) for kind, room in rooms.items()}
    archive_room(actor=ada, room_id=str(rooms["archived"].id), archived=True)
    rooms["archived"].refresh_from_db()
    end_membership(actor=eve, membership=Membership.objects.get(person=eve))
    group, batch = things.group(world, paul)
    component, component_batch = things.component(world, paul)
    project, milestone, document = things.project(world, paul)
    page = [Block(id=str(uuid.uuid4()), kind="text", text="Bienvenue.")]
    change_presentation(actor=ada, community_id=community.id, blocks=page)
    publish_presentation(actor=ada, community_id=community.id)
    club, vote = things.club(world, paul)
    people = {
        "administrator": ada,
        "functional administrator": things.member(
            world, "Fanny Abgrall", "functional_administrator"
        ),
        "animator": world.bruno,
        "member": world.chloe,
        "member in a role of the community’s own": things.member(
            world, "Rose Guéguen", str(own_role.id)
        ),
        "member with a mandate": manon,
        "guest of the rooms": world.dede,
        "guest of nothing": gael,
        "bot": bot.person,
        "removed member": eve,
        "member of another community": zoe,
        "staff of the site": registered("Ines Le Bris", is_staff=True),
        "staff of the site that has entered": registered("Yann Le Bris", is_staff=True),
    }
    site_entry = enter_as_site(
        actor=people["staff of the site that has entered"],
        community_id=community.id,
        reason="Aider à régler les rôles.",
    )
    clients = {role: client_of(person) for role, person in people.items()}
    return RightsWorld(
        community=community,
        people=people,
        paul=paul,
        rooms=rooms,
        messages=messages,
        publication=Publication.objects.get(message=messages["network"]),
        topic=Topic.objects.get(room=rooms["public"], general=True),
        group=group,
        batch=batch,
        component=component,
        component_batch=component_batch,
        ruled=things.ruled(world),
        invitation=invite(actor=ada, community_id=community.id, email="nils@rivages.example"),
        bot=bot.person,
        own_role=own_role,
        site_entry=site_entry,
        mandate=things.mandate_of(world, paul),
        accord=things.accord(people["functional administrator"], community),
        own_status=create_status(actor=ada, community_id=community.id, name="Tuteur"),
        project=project,
        milestone=milestone,
        document=document,
        club=club,
        vote=vote,
        opening=asked_opening(world),
        template=keep_template(actor=ada, community_id=community.id, name="Ports et villes"),
        moderated=moderated(world, paul),
        files={kind: things.carried(ada, message) for kind, message in messages.items()},
        clients={**clients, NOBODY: client_of()},
    )
