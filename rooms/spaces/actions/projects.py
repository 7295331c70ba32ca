"""Making, changing, opening, ending and archiving projects."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from chatcore.communities.actions.projected_groups import (
    archive_projected_group,
    make_projected_group,
    rename_projected_group,
    show_projected_group,
)
from chatcore.communities.models import GroupKind, GroupStatus
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces import policies
from rooms.spaces.actions.news import tell_changed, tell_created, tell_people, tell_removed
from rooms.spaces.checks import checked_choice, checked_title, rendered
from rooms.spaces.happenings import ProjectBegun
from rooms.spaces.models import Joining, Participant, ParticipantRole, Project, State
from rooms.spaces.selectors.access import ProjectRight, project_for


@transaction.atomic
def create_project(
    *,
    actor: Person,
    community_id: object,
    title: str,
    summary: str = "",
    description: str = "",
    joining: str = Joining.REQUESTS,
    state: str = State.DRAFT,
) -> Project:
    """Make a project with its group; ``actor`` holds it. Apps above add to it, such as its first room.

    Raises:
        NotFound: the community. Forbidden: guests and bots make none. Invalid, TooLarge: a field does not hold.
    """
    community = community_for(actor, community_id, to=Right.BROWSE_PEOPLE)
    need_module(community, "projects", path="$.community")
    if why_not := policies.why_not_create(standing_in(community)):
        raise Forbidden(why_not)
    fields = _checked(
        {"title": title, "summary": summary, "description": description, "joining": joining}
    )
    state = checked_choice(state, [State.DRAFT, State.OPEN], "$.state")
    locked_membership(community, actor.id)
    id_ = new_id()
    group = make_projected_group(
        actor=actor,
        community=community,
        kind=GroupKind.PROJECT,
        space=id_,
        name=fields["title"],
        people={actor.id: GroupStatus.ADMINISTRATOR},
        members_only=state == State.DRAFT,
    )
    project = Project.objects.create(
        id=id_, community=community, group=group, state=state, created_by=actor, **fields
    )
    Participant.objects.create(project=project, person=actor, role=ParticipantRole.HOLDER)
    _trace("project.created", project, actor, {"state": str(state), "person": actor.id})
    if state != State.DRAFT:
        tell_created(project, by=actor)
    announce(ProjectBegun(project, group, actor))
    tell_people(project, [actor.id], by=actor)
    return project


@transaction.atomic
def change_project(*, actor: Person, project_id: object, changes: Mapping[str, str]) -> Project:
    """Change what is given of title, summary, description, joining and state.

    A draft is opened once; what is open ends, and what has ended may go on.

    Raises:
        NotFound, Forbidden: as ``project_for``. Conflict: back to a draft. Invalid, TooLarge: a field.
    """
    project = project_for(actor, project_id, to=ProjectRight.CHANGE, locked=True).project
    before = project.state
    wanted = _checked(changes)
    changed = [name for name, value in wanted.items() if getattr(project, name) != value]
    if not changed:
        return project
    for name in changed:
        setattr(project, name, wanted[name])
    _check_way(before, project.state)
    project.changed_at = now()
    # The folded title is written with the title.
    project.save(update_fields=[*changed, "search", "changed_at"])
    _trace("project.changed", project, actor, {"fields": sorted(changed)})
    if "title" in changed:
        rename_projected_group(actor=actor, space=project.id, name=project.title)
    if before == State.DRAFT and project.state != before:
        show_projected_group(actor=actor, space=project.id, members_only=False)
        tell_created(project, by=actor)
    else:
        tell_changed(project, by=actor)
    if project.state != before:
        _tell_all(project, actor)
    return project


@transaction.atomic
def archive_project(*, actor: Person, project_id: object, archived: bool) -> Project:
    """Archive a project with its group and rooms, or open them again. Again changes nothing.

    Raises:
        NotFound, Forbidden: as ``project_for``.
    """
    project = project_for(actor, project_id, to=ProjectRight.ARCHIVE, locked=True).project
    if (project.archived_at is not None) == archived:
        return project
    project.archived_at = project.changed_at = now()
    if not archived:
        project.archived_at = None
    project.save(update_fields=["archived_at", "changed_at"])
    _trace("project.archived" if archived else "project.reopened", project, actor, None)
    archive_projected_group(actor=actor, space=project.id, archived=archived)
    if project.state != State.DRAFT:
        tell = tell_removed if archived else tell_changed
        tell(project, by=actor)
    _tell_all(project, actor)
    return project


def _tell_all(project: Project, actor: Person) -> None:
    """Tell those who are in it that they may do other things with it."""
    people = Participant.objects.filter(project=project).values_list("person_id", flat=True)
    tell_people(project, list(people), by=actor)


def _checked(given: Mapping[str, str]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in given.items():
        if name == "title":
            checked[name] = checked_title(value, longest=120)
        elif name == "summary":
            checked[name] = checked_line(value, longest=280, path="$.summary")
        elif name == "description":
            checked[name], checked["description_html"] = rendered(value, "$.description")
        elif name == "joining":
            checked[name] = checked_choice(value, list(Joining), "$.joining")
        else:
            checked[name] = checked_choice(value, list(State), "$.state")
    return checked


def _check_way(before: str, after: str) -> None:
    if after == State.DRAFT and before != after:
        raise Conflict(_NO_WAY_BACK, code="not_a_draft", path="$.state")
    if before == State.DRAFT and after == State.CLOSED:
        raise Conflict(_OPEN_FIRST, code="draft", path="$.state")


def _trace(action: str, project: Project, by: Person, after: Mapping[str, object] | None) -> None:
    record(action=action, actor=by, obj=project, community=project.community, after=after)


_NO_WAY_BACK = Words(
    fr="Un projet déjà ouvert ne redevient pas un brouillon : terminez-le ou archivez-le.",
    en="A project that was opened is no draft again: end it, or archive it.",
)
_OPEN_FIRST = Words(
    fr="Ouvrez d’abord ce brouillon, ou archivez-le.", en="Open this draft first, or archive it."
)
