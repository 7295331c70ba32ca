"""The people and things of the rights matrix: every role, every kind of room, one of each object."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from rest_framework.test import APIClient

from chatcore.communities.actions.component_people import put_in_component
from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.group_imports import import_into_group
from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.invitations import invite
from chatcore.communities.actions.mandates import give_mandate
from chatcore.communities.actions.members import begin_membership, change_role, end_membership
from chatcore.communities.actions.own_statuses import create_status
from chatcore.communities.actions.presentation import (
    change_presentation,
    publish_presentation,
)
from chatcore.communities.actions.roles import create_role, set_levels
from chatcore.communities.actions.rule_groups import create_rule_group
from chatcore.communities.blocks import Block
from chatcore.communities.group_policies import GroupStanding
from chatcore.communities.group_rules import Condition, Rule
from chatcore.communities.invitation_links import key_of
from chatcore.communities.models import (
    Community,
    Component,
    CustomRole,
    Group,
    GroupImport,
    GroupMember,
    Invitation,
    Mandate,
    Membership,
    OwnStatus,
    Role,
)
from chatcore.communities.permissions import taken_for
from chatcore.communities.policies import Standing as CommunityStanding
from chatcore.communities.selectors.mandates import levels_in
from chatcore.people.models import Person
from integrations.bots.actions import create_bot
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import archive_room, create_room, open_direct
from rooms.conversations.models import Message, Room, RoomMember, Topic
from rooms.conversations.policies import Standing
from rooms.spaces.actions.content import add_document, add_milestone
from rooms.spaces.actions.entrances import ask_to_join, invite_to_project
from rooms.spaces.actions.people import give_role
from rooms.spaces.actions.projects import create_project
from rooms.spaces.models import Document, Entrance, Milestone, Participant, Project
from rooms.spaces.policies import ProjectStanding
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
    group: Group
    batch: GroupImport
    component: Component
    ruled: Group
    invitation: Invitation
    bot: Person
    own_role: CustomRole
    mandate: Mandate
    own_status: OwnStatus
    project: Project
    milestone: Milestone
    document: Document
    clients: dict[str, APIClient] = field(default_factory=dict)

    @property
    def roles(self) -> list[str]:
        return [*self.people, NOBODY]

    @property
    def key(self) -> str:
        return key_of(self.invitation)

    def community_role(self, role: str) -> str | None:
        """Return what the person is to the community, read from its table."""
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
            return CommunityStanding(role=None)
        matrix = Community.objects.get(id=self.community.id).matrix
        gives = Mandate.objects.filter(person=person, community=self.community, ended_at=None)
        said = " ".join(gives.values_list("gives", flat=True))
        own = membership.custom_role_id
        return CommunityStanding(
            role=membership.role, levels=levels_in(matrix, membership.role, own, said)
        )

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
    paul = _member(world, "Paul Kerbrat", "member")
    gael = _member(world, "Gaël Riou", "guest")
    eve = _member(world, "Ève Tanguy", "member")
    zoe = registered("Zoé Blanc", email="zoe@cimes.example")
    others = Community.objects.create(name="Réseau Cimes", slug="cimes")
    begin_membership(actor=zoe, community=others, person=zoe, role="administrator")
    own_role, manon = _roles(world)
    bot, _ = create_bot(actor=ada, community_id=community.id, name="Marée")
    rooms = _rooms(ada, community, world.chloe)
    for kind in ("public", "private", "announcement", "archived"):
        members = [world.chloe, world.dede, paul, eve]
        RoomMember.objects.bulk_create(RoomMember(room=rooms[kind], person=p) for p in members)
    RoomMember.objects.create(room=rooms["announcement"], person=world.bruno)
    rooms["of a group"] = _group_room(world)
    messages = {kind: _said(ada, room) for kind, room in rooms.items()}
    archive_room(actor=ada, room_id=str(rooms["archived"].id), archived=True)
    rooms["archived"].refresh_from_db()
    end_membership(actor=eve, membership=Membership.objects.get(person=eve))
    group, batch = _group(world, paul)
    project, milestone, document = _project(world, paul)
    page = [Block(id=str(uuid.uuid4()), kind="text", text="Bienvenue.")]
    change_presentation(actor=ada, community_id=community.id, blocks=page)
    publish_presentation(actor=ada, community_id=community.id)
    people = {
        "administrator": ada,
        "functional administrator": _member(world, "Fanny Abgrall", "functional_administrator"),
        "animator": world.bruno,
        "member": world.chloe,
        "member in a role of the community’s own": _member(world, "Rose Guéguen", str(own_role.id)),
        "member with a mandate": manon,
        "guest of the rooms": world.dede,
        "guest of nothing": gael,
        "bot": bot.person,
        "removed member": eve,
        "member of another community": zoe,
    }
    clients = {role: client_of(person) for role, person in people.items()}
    return RightsWorld(
        community=community,
        people=people,
        paul=paul,
        rooms=rooms,
        messages=messages,
        topic=Topic.objects.get(room=rooms["public"], general=True),
        group=group,
        batch=batch,
        component=_component(world, paul),
        ruled=_ruled(world),
        invitation=invite(actor=ada, community_id=community.id, email="nils@rivages.example"),
        bot=bot.person,
        own_role=own_role,
        mandate=give_mandate(
            actor=ada, community_id=community.id, person_id=paul.id, role="animator"
        ),
        own_status=create_status(actor=ada, community_id=community.id, name="Tuteur"),
        project=project,
        milestone=milestone,
        document=document,
        clients={**clients, NOBODY: client_of()},
    )


def _ruled(world: Any) -> Group:
    """Return an automatic group by rule, which nobody's title meets."""
    rule = Rule(match="all", conditions=[Condition(fact="trade", value="gardien de phare")])
    return create_rule_group(
        actor=world.ada, community_id=world.community.id, name="Gardiens", rule=rule
    )


def _component(world: Any, paul: Person) -> Component:
    """Return « Sciences », to which Paul belongs."""
    made = add_component(actor=world.ada, community_id=world.community.id, name="Sciences")
    put_in_component(actor=world.ada, component_id=made.id, person_id=paul.id)
    return made


def _member(world: Any, name: str, role: str) -> Person:
    """Register somebody; ``role`` is a shipped one, or the id of one of the community's own."""
    person = registered(name, email=f"{uuid.uuid4().hex}@rivages.example")
    ada, community = world.ada, world.community
    first = role if role in Role.values else Role.MEMBER
    begin_membership(actor=ada, community=community, person=person, role=first)
    if role != first:
        change_role(actor=ada, community_id=community.id, person_id=person.id, role=role)
    return person


def _roles(world: Any) -> tuple[CustomRole, Person]:
    """A role that invites and leads rooms but makes no groups; and Manon, whom a mandate lets do as animators do."""
    ada, community = world.ada, world.community
    own = create_role(actor=ada, community_id=community.id, name="Marraine")
    cells = {str(own.id): {"invite": "yes", "lead_rooms": "yes", "create_group": "no"}}
    set_levels(actor=ada, community_id=community.id, cells=cells)
    manon = _member(world, "Manon Le Bris", "member")
    give_mandate(actor=ada, community_id=community.id, person_id=manon.id, role="animator")
    return own, manon


def _project(world: Any, paul: Person) -> tuple[Project, Milestone, Document]:
    """Chloé holds it, Paul is in it and its second holder, Bruno has asked to come in."""
    project = create_project(
        actor=world.chloe, community_id=world.community.id, title="Bornes", state="open"
    )
    invite_to_project(actor=world.chloe, people=[str(paul.id)], project_id=project.id)
    ask_to_join(actor=paul, project_id=project.id)
    give_role(actor=world.chloe, person_id=paul.id, role="holder", project_id=project.id)
    ask_to_join(actor=world.bruno, project_id=project.id)
    milestone = add_milestone(actor=paul, title="Relevé", project_id=project.id)
    return (
        project,
        milestone,
        add_document(actor=paul, title="Plan", text="À quai.", project_id=project.id),
    )


def _group_room(world: Any) -> Room:
    """A room of Bruno's group: Ada and Chloé are in it, she as its referent; nobody else."""
    group = create_group(actor=world.bruno, community_id=world.community.id, name="Pilotes")
    for person, status in ((world.ada, "member"), (world.chloe, "referent")):
        put_in_group(actor=world.bruno, group_id=group.id, person_id=person.id, status=status)
    return create_group_room(actor=world.bruno, group_id=group.id, kind="club", name="Passerelle")


def _group(world: Any, paul: Person) -> tuple[Group, GroupImport]:
    """Paul administers it, Bruno and Chloé are in it: Chloé came in by hand, Bruno by an import."""
    group = create_group(actor=paul, community_id=world.community.id, name="Capitaineries")
    put_in_group(actor=paul, group_id=group.id, person_id=world.chloe.id, status="referent")
    imported = import_into_group(
        actor=paul, group_id=group.id, text=world.bruno.email, status="member", dry_run=False
    )
    assert imported.batch is not None
    return group, imported.batch


def _rooms(ada: Person, community: Community, chloe: Person) -> dict[str, Room]:
    def made(kind: str, name: str, visibility: str = "public") -> Room:
        return create_room(
            actor=ada, community=community, kind=kind, name=name, visibility=visibility
        )

    return {
        "public": made("topic", "Quais"),
        "private": made("club", "Bureau", "private"),
        "announcement": made("announcement", "Annonces"),
        "archived": made("club", "Ancien"),
        "direct": open_direct(actor=ada, people=[str(chloe.id)])[0],
    }


def _said(ada: Person, room: Room) -> Message:
    posted = post_message(actor=ada, room=room.id, text="Bonjour", client_id=uuid.uuid4())
    return Message.objects.get(id=posted.result(5).id)
