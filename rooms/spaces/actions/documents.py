"""The documents of a project, links and notes, which all who are in it keep."""

from typing import Any

from django.db import transaction
from msgspec import UNSET, UnsetType

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.spaces.actions.news import tell_worked
from rooms.spaces.checks import check_room_for, checked_title, checked_url, rendered
from rooms.spaces.models import Document
from rooms.spaces.selectors.access import ProjectRight, project_for
from rooms.spaces.selectors.people import document_in


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
    check_room_for(Document.objects.filter(project=project).count())
    document = Document(project=project, title=checked_title(title), added_by=actor)
    _fill(document, url, text)
    document.save()
    after = {"document": document.id}
    tell_worked("document.added", project, actor, after=after)
    return document


@transaction.atomic
def change_document(
    *,
    actor: Person,
    project_id: object,
    document_id: object,
    title: str | UnsetType = UNSET,
    url: str | UnsetType = UNSET,
    text: str | UnsetType = UNSET,
) -> Document:
    """Change what is given: its title, its address, its note. A link becomes a note when its address is emptied.

    Raises:
        NotFound: the project, or the document in it. Forbidden: as ``project_for``. Invalid, TooLarge: a field;
        it would have both an address and a note, or neither.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    document = document_in(project, document_id)
    before, text_before = _facts(document), document.text
    if title is not UNSET:
        document.title = checked_title(title)
    _fill(
        document,
        document.url if url is UNSET else url,
        document.text if text is UNSET else text,
    )
    after = _facts(document)
    if after == before and document.text == text_before:
        return document
    document.changed_by, document.changed_at = actor, now()
    document.save()
    after = {"document": document.id, **after}
    if document.text != text_before:
        after["fields"] = ["text"]
    tell_worked(
        "document.changed", project, actor, before={"document": document.id, **before}, after=after
    )
    return document


@transaction.atomic
def remove_document(*, actor: Person, project_id: object, document_id: object) -> None:
    """Take a document away.

    Raises:
        NotFound: the project, or the document in it. Forbidden: as ``project_for``.
    """
    project = project_for(actor, project_id, to=ProjectRight.WORK, locked=True).project
    document = document_in(project, document_id)
    after = {"document": document.id}
    Document.objects.filter(id=document.id).delete()
    tell_worked("document.removed", project, actor, after=after)


def _fill(document: Document, url: str, text: str) -> None:
    if bool(url.strip()) == bool(text.strip()):
        raise Invalid(_ONE_OF_TWO, path="$.url")
    document.url = checked_url(url) if url.strip() else ""
    document.text, document.text_html = rendered(text, "$.text")


def _facts(document: Document) -> dict[str, Any]:
    """Return what the trace keeps of a document: of a note its length alone, for a trace is not taken back."""
    return {
        "title": document.title,
        "url": document.url or None,
        "characters": len(document.text) or None,
    }


_ONE_OF_TWO = Words(
    fr="Donnez une adresse, ou écrivez une note : l’une des deux.",
    en="Give an address, or write a note: one of the two.",
)
