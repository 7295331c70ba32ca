"""The milestones and the documents of a project, which all who are in it keep."""

from django.db import transaction
from django.db.models import Max
from msgspec import UNSET, UnsetType

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.spaces.actions.news import tell_changed
from rooms.spaces.checks import checked_day, checked_title, checked_url, rendered
from rooms.spaces.models import Document, Milestone, Project
from rooms.spaces.selectors.access import ProjectRight, project_for
from rooms.spaces.selectors.people import document_in, milestone_in, milestones_of

# As many as one page shows with profit; a longer list is another tool's.
MOST = 200


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
    if rows.count() >= MOST:
        raise Conflict(_TOO_MANY.filled(most=MOST), code="too_many")
    last = rows.aggregate(last=Max("place"))["last"]
    milestone = Milestone.objects.create(
        project=project, title=checked_title(title), due=day, place=0 if last is None else last + 1
    )
    _tell("milestone.added", project, actor, milestone)
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
        _tell("milestone.changed", project, actor, milestone, fields=changed)
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
    _tell("milestone.removed", project, actor, milestone)


@transaction.atomic
def add_document(
    *, actor: Person, project_id: object, title: str, url: str = "", text: str = ""
) -> Document:
    """Add a link to something on the web, or a note in Markdown.

    Raises:
        NotFound, Forbidden: as ``project_for``. Invalid, TooLarge: the title, the address, the note; both or
        neither of the two. Conflict: too many.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    if bool(url.strip()) == bool(text.strip()):
        raise Invalid(_ONE_OF_TWO, path="$.url")
    if Document.objects.filter(project=project).count() >= MOST:
        raise Conflict(_TOO_MANY.filled(most=MOST), code="too_many")
    written, html = rendered(text, "$.text")
    document = Document.objects.create(
        project=project,
        title=checked_title(title),
        url=checked_url(url) if url.strip() else "",
        text=written,
        text_html=html,
        added_by=actor,
    )
    _tell("document.added", project, actor, document)
    return document


@transaction.atomic
def remove_document(*, actor: Person, project_id: object, document_id: object) -> None:
    """Take a document away.

    Raises:
        NotFound: the project, or the document in it. Forbidden: as ``project_for``.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    document = document_in(project, document_id)
    Document.objects.filter(id=document.id).delete()
    _tell("document.removed", project, actor, document)


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


def _tell(
    action: str,
    project: Project,
    by: Person,
    thing: Milestone | Document,
    fields: list[str] | None = None,
) -> None:
    record(
        action=action,
        actor=by,
        obj=project,
        community=project.community,
        after={thing._meta.model_name or "": thing.id} | ({"fields": fields} if fields else {}),
    )
    tell_changed(project, by=by)


_TOO_MANY = Words(
    fr="Au plus {most} par projet : retirez ceux qui ne servent plus.",
    en="At most {most} in a project: remove those of no more use.",
)
_ONE_OF_TWO = Words(
    fr="Donnez une adresse, ou écrivez une note : l’une des deux.",
    en="Give an address, or write a note: one of the two.",
)
