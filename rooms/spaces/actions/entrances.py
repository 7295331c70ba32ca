"""Coming into a project: one asks, or is invited, and the other side says yes or no."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.models import Membership
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import Deed, record, record_all
from rooms.spaces.actions.news import tell_people
from rooms.spaces.actions.people import bring_in
from rooms.spaces.actions.telling import REFUSED, answered, tell_entrances, tell_of_project
from rooms.spaces.models import Entrance, Participant, ParticipantRole, Project, Side
from rooms.spaces.selectors.access import ProjectRight, project_for


@transaction.atomic
def ask_to_join(*, actor: Person, project_id: object, message: str = "") -> bool:
    """Ask to come into a project, or take up its invitation; asked again it changes nothing.

    Returns:
        Whether ``actor`` is in it now: they had been invited.

    Raises:
        NotFound, Forbidden: as ``project_for``. TooLarge: the message.
    """
    community = project_for(actor, project_id, to=ProjectRight.ASK).project.community
    message = checked_text(message, longest=1000, path="$.message")
    locked_membership(community, actor.id)
    project, standing = project_for(actor, project_id, to=ProjectRight.ASK, locked=True)
    if standing.entrance == Side.INVITED:
        bring_in(project, [actor.id], by=actor)
        return True
    if standing.entrance is None:
        entrance = Entrance.objects.create(
            project=project, person=actor, side=Side.ASKED, message=message
        )
        tell_entrances([entrance], by=actor)
        _trace("project.asked", project, actor, actor.id)
        tell_people(project, [actor.id, *_answering(project)], by=actor)
    return False


@transaction.atomic
def withdraw(*, actor: Person, project_id: object) -> None:
    """Take back what one asked, or decline an invitation.

    Raises:
        NotFound: the project. Forbidden: nothing waits.
    """
    project = project_for(actor, project_id, to=ProjectRight.WITHDRAW, locked=True).project
    entrance = Entrance.objects.get(project=project, person=actor)
    _settle(project, entrance, "project.withdrawn", by=actor)


@transaction.atomic
def invite_to_project(
    *, actor: Person, project_id: object, people: Sequence[str], message: str = ""
) -> Project:
    """Invite people of the community; who asked already is in it, who is in it or invited stays so.

    Raises:
        NotFound: the project, or somebody who is not of the community. Forbidden: as ``project_for``; guests
        and bots. TooLarge: the message.
    """
    community = project_for(actor, project_id, to=ProjectRight.INVITE).project.community
    message = checked_text(message, longest=1000, path="$.message")
    wanted = _checked_people(community.id, people)
    project = project_for(actor, project_id, to=ProjectRight.INVITE, locked=True).project
    inside = set(Participant.objects.filter(project=project).values_list("person_id", flat=True))
    waiting = dict(Entrance.objects.filter(project=project).values_list("person_id", "side"))
    invited = [id_ for id_ in wanted if id_ not in inside and id_ not in waiting]
    entrances = Entrance.objects.bulk_create(
        Entrance(project=project, person_id=id_, side=Side.INVITED, message=message)
        for id_ in invited
    )
    tell_entrances(entrances, by=actor)
    record_all(
        [
            Deed("project.invited", actor, project, project.community, after={"person": id_})
            for id_ in invited
        ]
    )
    bring_in(project, [id_ for id_ in wanted if waiting.get(id_) == Side.ASKED], by=actor)
    tell_people(project, [*invited, *_answering(project)] if invited else [], by=actor)
    return project


@transaction.atomic
def accept(*, actor: Person, project_id: object, person_id: object) -> Participant:
    """Let somebody in who asked; accepted twice, they come in once.

    Raises:
        NotFound: the project, or the person: they neither asked nor are in it. Forbidden: as ``project_for``;
        they are a guest by now.
    """
    community = project_for(actor, project_id, to=ProjectRight.INVITE).project.community
    membership = locked_membership(community, person_id)
    project = project_for(actor, project_id, to=ProjectRight.INVITE, locked=True).project
    if why_not := why_not_put_in(membership.role):
        raise Forbidden(why_not, path="$.person")
    asked = Entrance.objects.filter(
        project=project, person=membership.person_id, side=Side.ASKED
    ).exists()
    here = Participant.objects.filter(project=project, person=membership.person_id)
    if not asked and not here.exists():
        raise NotFound(path="$.person")
    bring_in(project, [membership.person_id], by=actor)
    return here.select_related("person").get()


@transaction.atomic
def decline(*, actor: Person, project_id: object, person_id: object) -> None:
    """Decline what somebody asked, or take an invitation back; again it changes nothing.

    Raises:
        NotFound, Forbidden: as ``project_for``.
    """
    project = project_for(actor, project_id, to=ProjectRight.CHANGE, locked=True).project
    rows = Entrance.objects.filter(project=project, person=parse_id(person_id))
    entrance = rows.first()
    if entrance is not None:
        _settle(project, entrance, "project.declined", by=actor)
        if entrance.side == Side.ASKED:
            tell_of_project(REFUSED, project, [entrance.person_id], by=actor)


def _settle(project: Project, entrance: Entrance, action: str, *, by: Person) -> None:
    answered([entrance.id])
    entrance.delete()
    _trace(action, project, by, entrance.person_id)
    tell_people(project, [entrance.person_id, *_answering(project)], by=by)


def _checked_people(community: uuid.UUID, people: Sequence[str]) -> list[uuid.UUID]:
    """Return the ids of ``people``, whose memberships are held until the commit, in one order."""
    wanted = {id_ for id_ in map(parse_id, people) if id_ is not None}
    rows = Membership.objects.select_for_update().filter(
        community=community, left_at=None, person__in=wanted
    )
    roles = dict(rows.order_by("id").values_list("person_id", "role"))
    if not len(roles) == len(wanted) == len(set(people)):
        raise NotFound(path="$.people")
    for role in roles.values():
        if why_not := why_not_put_in(role):
            raise Forbidden(why_not, path="$.people")
    return sorted(wanted)


def _answering(project: Project) -> list[uuid.UUID]:
    """Return those who answer what is asked: the holders."""
    rows = Participant.objects.filter(project=project, role=ParticipantRole.HOLDER)
    return list(rows.values_list("person_id", flat=True))


def _trace(action: str, project: Project, by: Person, person: uuid.UUID) -> None:
    record(
        action=action,
        actor=by,
        obj=project,
        community=project.community,
        after={"person": person},
    )
