"""``/snippets/``."""

from drf_spectacular.utils import extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.writing.actions.snippets import change_snippet, drop_snippet, keep_snippet
from rooms.writing.api.answers import SnippetList
from rooms.writing.api.inputs import NewSnippet, SnippetChanges
from rooms.writing.cards import SnippetCard, snippet_card
from rooms.writing.selectors.snippets import snippets_of


class Snippets(Endpoint):
    @extend_schema(operation_id="list_snippets", responses=SnippetList)
    def get(self, request: Request) -> Response:
        """List one's own snippets, and those of one's communities, by name."""
        return Response(SnippetList(results=snippets_of(viewer_of(request)), next=None))

    @extend_schema(operation_id="keep_snippet", request=NewSnippet, responses={201: SnippetCard})
    def post(self, request: Request) -> Response:
        """Keep a text for oneself, or for a community in which one announces."""
        asked = self.read(request, NewSnippet)
        snippet = keep_snippet(
            actor=viewer_of(request),
            name=asked.name,
            text=asked.text,
            community_id=asked.community,
        )
        return Response(snippet_card(snippet), status=201)


class OneSnippet(Endpoint):
    @extend_schema(operation_id="change_snippet", request=SnippetChanges, responses=SnippetCard)
    def patch(self, request: Request, snippet: str) -> Response:
        """Give it another name, other words, or both."""
        asked = self.read(request, SnippetChanges)
        changed = change_snippet(
            actor=viewer_of(request),
            snippet_id=snippet,
            name=None if asked.name is UNSET else asked.name,
            text=None if asked.text is UNSET else asked.text,
        )
        return Response(snippet_card(changed))

    @extend_schema(operation_id="drop_snippet", responses={204: None})
    def delete(self, request: Request, snippet: str) -> Response:
        """Keep it no longer."""
        drop_snippet(actor=viewer_of(request), snippet_id=snippet)
        return Response(status=204)
