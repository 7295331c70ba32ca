"""The milestones of a project, which all who are in it keep."""

from django.db import transaction
from django.db.models import Max
from msgspec import UNSET, UnsetType

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.spaces.actions.news import tell_worked
from rooms.spaces.checks import check_room_for, checked_day, checked_title
from rooms.spaces.models import Milestone, Project
from rooms.spaces.selectors.access import ProjectRight, project_for
from rooms.spaces.selectors.people import milestone_in, milestones_of


@transaction.atomic
def add_milestone(
    *, actor: Person, project_id: object, title: str, due: str | None = None
) -> Milestone:
    """Add a milestone behind the others.

    Raises:
        NotFound, Forbidden: as ``project_for``. Invalid, TooLarge: the title, the day. Conflict: too many.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    day = checked_day(due)
    rows = Milestone.objects.filter(project=project)
    check_room_for(rows.count())
    last = rows.aggregate(last=Max("place"))["last"]
    milestone = Milestone.objects.create(
        project=project, title=checked_title(title), due=day, place=0 if last is None else last + 1
    )
    tell_worked("milestone.added", project, actor, after={"milestone": milestone.id})
    return milestone


@transaction.atomic
def change_milestone(
    *,
    actor: Person,
    project_id: object,
    milestone_id: object,
    title: str | UnsetType = UNSET,
    due: str | UnsetType | None = UNSET,
    done: bool | UnsetType = UNSET,
    place: int | UnsetType = UNSET,
) -> Milestone:
    """Change what is given: its title, its day (None: it has none), whether it is done, its place in the list.

    Raises:
        NotFound: the project, or the milestone in it. Forbidden: as ``project_for``. Invalid, TooLarge: a field.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    milestone = milestone_in(project, milestone_id)
    changed: list[str] = []
    if title is not UNSET and (title := checked_title(title)) != milestone.title:
        milestone.title, changed = title, [*changed, "title"]
    if due is not UNSET and (day := checked_day(due)) != milestone.due:
        milestone.due, changed = day, [*changed, "due"]
    if done is not UNSET and done != (milestone.done_at is not None):
        milestone.done_at, changed = now() if done else None, [*changed, "done_at"]
    if changed:
        milestone.save(update_fields=changed)
    if place is not UNSET and _moved(project, milestone, place):
        changed.append("place")
    if changed:
        after = {"milestone": milestone.id, "fields": changed}
        tell_worked("milestone.changed", project, actor, after=after)
    return milestone


@transaction.atomic
def remove_milestone(*, actor: Person, project_id: object, milestone_id: object) -> None:
    """Take a milestone away.

    Raises:
        NotFound, Forbidden: as ``change_milestone``.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    milestone = milestone_in(project, milestone_id)
    Milestone.objects.filter(id=milestone.id).delete()
    tell_worked("milestone.removed", project, actor, after={"milestone": milestone.id})


def _moved(project: Project, milestone: Milestone, place: int) -> bool:
    """Put the milestone in its place, counted from 0; beyond the end is the end."""
    order = milestones_of(project)
    before = [one.id for one in order]
    order = [one for one in order if one.id != milestone.id]
    order.insert(max(0, place), milestone)
    for number, one in enumerate(order):
        one.place = number
    Milestone.objects.bulk_update(order, ["place"])
    return [one.id for one in order] != before
