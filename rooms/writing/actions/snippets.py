"""Keeping snippets: one's own, or a community's by those who announce in it."""

import uuid

from django.db import IntegrityError, transaction

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.foundation.lines import checked_line
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import clean_text
from rooms.writing.actions.telling import SNIPPETS, tell
from rooms.writing.events import WritingChanged
from rooms.writing.models import Snippet
from rooms.writing.selectors.snippets import snippet_for

NAME, MOST = 60, 200


def keep_snippet(
    *, actor: Person, name: str, text: str, community_id: str | None = None
) -> Snippet:
    """Keep ``text`` (Markdown, with placeholders such as ``{prénom}``) under ``name``.

    Raises:
        NotFound, Forbidden: the community is not there, or not for ``actor`` to keep texts for.
        Invalid, TooLarge: name or text. Conflict: the name is taken, or there are two hundred.
    """
    community = (
        None
        if community_id is None
        else community_for(actor, community_id, to=Right.ANNOUNCE, path="$.community")
    )
    snippet = Snippet(
        owner=None if community else actor,
        community=community,
        name=checked_line(name, longest=NAME, path="$.name", required=True),
        text=clean_text(text),
    )
    with transaction.atomic():
        if community is None:
            Person.objects.select_for_update(no_key=True).only("id").get(id=actor.id)
        else:
            Community.objects.select_for_update(no_key=True).only("id").get(id=community.id)
        if Snippet.objects.filter(owner=snippet.owner, community=community).count() >= MOST:
            raise Conflict(_TOO_MANY)
        _save(snippet)
        _told("snippet.created", actor, snippet)
    return snippet


def change_snippet(
    *, actor: Person, snippet_id: object, name: str | None = None, text: str | None = None
) -> Snippet:
    """Give it another name, other words, or both. Raises as ``snippet_for`` and ``keep_snippet``."""
    snippet = snippet_for(actor, snippet_id)
    if name is not None:
        snippet.name = checked_line(name, longest=NAME, path="$.name", required=True)
    if text is not None:
        snippet.text = clean_text(text)
    snippet.changed_at = now()
    with transaction.atomic():
        _save(snippet)
        _told("snippet.changed", actor, snippet)
    return snippet


def drop_snippet(*, actor: Person, snippet_id: object) -> None:
    """Keep it no longer. Raises as ``snippet_for``."""
    snippet = snippet_for(actor, snippet_id)
    with transaction.atomic():
        _told("snippet.removed", actor, snippet)
        Snippet.objects.filter(id=snippet.id).delete()


def _save(snippet: Snippet) -> None:
    try:
        with transaction.atomic():
            snippet.save()
    except IntegrityError:
        raise Conflict(_TAKEN, path="$.name") from None


def _told(action: str, actor: Person, snippet: Snippet) -> None:
    """What is one's own is nobody else's to know; of a community's its members hear, and it is traced."""
    if snippet.community_id is None:
        tell([actor.id], SNIPPETS, by=actor.id)
        return
    record(action=action, actor=actor, obj=snippet, community=snippet.community)
    _tell_community(snippet.community_id, by=actor.id)


def _tell_community(community: uuid.UUID, *, by: uuid.UUID) -> None:
    log.emit(f"community:{community}", WritingChanged(what=SNIPPETS), actor=by)


_TAKEN = Words(
    fr="Un extrait porte déjà ce nom : choisissez-en un autre.",
    en="A snippet has this name already: choose another.",
)
_TOO_MANY = Words(
    fr="Il y a déjà deux cents extraits ici : supprimez-en d’abord.",
    en="There are two hundred snippets here already: remove some first.",
)
