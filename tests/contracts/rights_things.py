"""What the rights matrix is tried on: one of each object, made through the product's actions."""

import uuid
from datetime import timedelta
from typing import Any

from chatcore.accords.actions.asking import ask
from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.component_imports import import_into_components
from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.group_imports import import_into_group
from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.mandates import give_mandate
from chatcore.communities.actions.members import begin_membership, change_role
from chatcore.communities.actions.roles import create_role, set_levels
from chatcore.communities.actions.rule_groups import create_rule_group
from chatcore.communities.group_rules import Condition, Rule
from chatcore.communities.models import (
    Community,
    Component,
    ComponentBatch,
    CustomRole,
    Group,
    GroupImport,
    Mandate,
    Role,
)
from chatcore.emoji.models import CommunityEmoji
from chatcore.files.models import Account, File, FileText, State
from chatcore.files.models import Kind as FileKind
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.announcements.actions.publishing import Options, publish_announcement
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import create_room, open_direct
from rooms.conversations.models import Attachment, Message, Room
from rooms.polls.actions.asking import open_poll
from rooms.polls.actions.options import add_option
from rooms.polls.models import Poll
from rooms.publications.actions.publishing import publish
from rooms.spaces.actions.club_candidates import ask_in
from rooms.spaces.actions.club_votes import open_vote
from rooms.spaces.actions.clubs import found_club
from rooms.spaces.actions.documents import add_document
from rooms.spaces.actions.entrances import ask_to_join, invite_to_project
from rooms.spaces.actions.milestones import add_milestone
from rooms.spaces.actions.people import give_role
from rooms.spaces.actions.projects import create_project
from rooms.spaces.models import (
    Club,
    Document,
    Milestone,
    Project,
    Vote,
)
from tests.worlds.people import registered

# What Ada says in each room: with a box, for whoever may tick it.
SAID = "Bonjour\n\n- [ ] Saluer"


def ruled(world: Any) -> Group:
    """Return an automatic group by rule, which nobody's title meets."""
    rule = Rule(match="all", conditions=[Condition(fact="trade", value="gardien de phare")])
    return create_rule_group(
        actor=world.ada, community_id=world.community.id, name="Gardiens", rule=rule
    )


def component(world: Any, paul: Person) -> tuple[Component, ComponentBatch]:
    """Return « Sciences », to which Paul belongs by a list, and that list."""
    community = world.community.id
    made = add_component(actor=world.ada, community_id=community, name="Sciences")
    placed = import_into_components(
        actor=world.ada,
        community_id=community,
        text=paul.email,
        dimension="component",
        component_id=made.id,
        dry_run=False,
    )
    assert placed.batch is not None
    return made, placed.batch


def member(world: Any, name: str, role: str) -> Person:
    """Register somebody; ``role`` is a shipped one, or the id of one of the community's own."""
    person = registered(name, email=f"{uuid.uuid4().hex}@rivages.example")
    ada, community = world.ada, world.community
    first = role if role in Role.values else Role.MEMBER
    begin_membership(actor=ada, community=community, person=person, role=first)
    if role != first:
        change_role(actor=ada, community_id=community.id, person_id=person.id, role=role)
    return person


def mandate_of(world: Any, paul: Person) -> Mandate:
    """Return Paul's mandate, which lets him do as animators do."""
    return give_mandate(
        actor=world.ada, community_id=world.community.id, person_id=paul.id, role="animator"
    )


def roles(world: Any) -> tuple[CustomRole, Person]:
    """A role that invites and leads rooms but makes no groups; and Manon, whom a mandate lets do as animators do."""
    ada, community = world.ada, world.community
    own = create_role(actor=ada, community_id=community.id, name="Marraine")
    cells = {str(own.id): {"invite": "yes", "lead_rooms": "yes", "create_group": "no"}}
    set_levels(actor=ada, community_id=community.id, cells=cells)
    manon = member(world, "Manon Le Bris", "member")
    give_mandate(actor=ada, community_id=community.id, person_id=manon.id, role="animator")
    return own, manon


def accord(fanny: Person, community: Community) -> AccordRequest:
    request = ask(
        actor=fanny,
        community_id=community.id,
        act="community.change",
        payload={"name": "Rivages"},
        client_id=uuid.uuid4(),
    )
    # It was also said to Ada in a conversation, which is none of the rooms of this matrix.
    said = Message.objects.get(client_id=request.id)
    said.delete()
    said.room.members.all().delete()
    said.room.delete()
    return request


def project(world: Any, paul: Person) -> tuple[Project, Milestone, Document]:
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


def club(world: Any, paul: Person) -> tuple[Club, Vote]:
    club = found_club(
        actor=world.chloe, community_id=world.community.id, name="Voile", purpose="", charter="On rince.",
        sponsors_needed=2, term_days=90, quorum=50,
    )  # fmt: skip
    ask_in(actor=paul, club_id=club.id)
    closes_at = tomorrow()
    vote = open_vote(actor=world.chloe, club_id=club.id, question="Sortir ?", closes_at=closes_at)
    return club, vote


def tomorrow() -> str:
    return (now() + timedelta(days=1)).isoformat()


def group_room(world: Any) -> Room:
    """A room of Bruno's group: Ada and Chloé are in it, she as its referent; nobody else."""
    group = create_group(actor=world.bruno, community_id=world.community.id, name="Pilotes")
    for person, status in ((world.ada, "member"), (world.chloe, "referent")):
        put_in_group(actor=world.bruno, group_id=group.id, person_id=person.id, status=status)
    return create_group_room(actor=world.bruno, group_id=group.id, kind="club", name="Passerelle")


def group(world: Any, paul: Person) -> tuple[Group, GroupImport]:
    """Paul administers it, Bruno and Chloé are in it: Chloé came in by hand, Bruno by an import."""
    group = create_group(actor=paul, community_id=world.community.id, name="Capitaineries")
    put_in_group(actor=paul, group_id=group.id, person_id=world.chloe.id, status="referent")
    imported = import_into_group(
        actor=paul, group_id=group.id, text=world.bruno.email, status="member", dry_run=False
    )
    assert imported.batch is not None
    return group, imported.batch


def rooms(ada: Person, community: Community, chloe: Person) -> dict[str, Room]:
    def made(kind: str, name: str, visibility: str = "public") -> Room:
        return create_room(
            actor=ada, community=community, kind=kind, name=name, visibility=visibility
        )

    quays = made("topic", "Quais")
    poll(ada, quays)
    CommunityEmoji.objects.create(community=community, name="phare", digest="0" * 64)
    return {
        "public": quays,
        "private": made("club", "Bureau", "private"),
        "announcement": made("announcement", "Annonces"),
        "archived": made("club", "Ancien"),
        "direct": open_direct(actor=ada, people=[str(chloe.id)])[0],
        "network": Room.objects.get(community=community, kind="network"),
    }


def said(ada: Person, room: Room) -> Message:
    if room.kind == "network":
        published, _ = publish(
            actor=ada,
            community_id=room.community_id,
            title="Bonjour",
            text=SAID,
            client_id=uuid.uuid4(),
        )
        return published.message
    if room.kind == "announcement":
        options = Options(receipt=True)
        announced = publish_announcement(
            actor=ada, room_id=room.id, text=SAID, client_id=uuid.uuid4(), options=options
        )
        return announced.announcement.message
    posted = post_message(actor=ada, room=room.id, text=SAID, client_id=uuid.uuid4())
    return Message.objects.get(id=posted.result(5).id)


def poll(ada: Person, room: Room) -> Poll:
    """Ada asks; her third answer was added later."""
    asked, _ = open_poll(
        actor=ada,
        room_id=room.id,
        question="Quel jour ?",
        options=["Lundi", "Mardi"],
        client_id=uuid.uuid4(),
        adding=True,
    )
    add_option(actor=ada, poll_id=asked.id, label="Jeudi")
    return asked


def carried(ada: Person, message: Message) -> str:
    """Have ``message`` carry a picture with words, without its bytes: the web server would send them."""
    account, _ = Account.objects.get_or_create(id=ada.id)
    file = File.objects.create(
        id=uuid.uuid4(),
        owner=ada,
        home=message.room.stream,
        account=account,
        name="quai.jpg",
        size=1,
        weight=1,
        offset=1,
        state=State.READY,
        kind=FileKind.IMAGE,
        type="image/webp",
        pictures=["small"],
    )
    FileText.objects.create(file=file, text="Quai")
    Attachment.objects.create(message=message, room=message.room, file=file, place=0)
    return str(file.id)
