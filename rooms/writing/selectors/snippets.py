"""Snippets: one's own, and those of one's communities."""

from django.db.models import Q

from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.entering import INSIDE
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.writing.cards import SnippetCard, snippet_card
from rooms.writing.models import Snippet


def snippets_of(viewer: Person) -> list[SnippetCard]:
    """Return all snippets of ``viewer`` and of the communities that they are in, by name (one query)."""
    inside = viewer.memberships.filter(INSIDE, left_at=None).values("community")
    rows = Snippet.objects.filter(Q(owner=viewer) | Q(community__in=inside))
    return [snippet_card(row) for row in rows.order_by("name", "id")]


def snippet_for(actor: Person, snippet_id: object) -> Snippet:
    """Return a snippet that ``actor`` may change: their own, or a community's for those who announce in it.

    Raises:
        NotFound: missing, somebody else's, or of a community that is not theirs. Forbidden: they only use it.
    """
    id_ = parse_id(snippet_id)
    found = None if id_ is None else Snippet.objects.filter(id=id_).first()
    if found is None or (found.owner_id is not None and found.owner_id != actor.id):
        raise NotFound(path="$.snippet")
    if found.community_id is not None:
        try:
            found.community = community_for(actor, found.community_id, to=Right.ANNOUNCE)
        except NotFound:
            raise NotFound(path="$.snippet") from None
        except Forbidden:
            if not actor.memberships.filter(
                INSIDE, left_at=None, community=found.community_id
            ).exists():
                raise NotFound(path="$.snippet") from None
            raise
    return found
