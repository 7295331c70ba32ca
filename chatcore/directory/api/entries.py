"""``/directory/``: entries, and one's own."""

from typing import Annotated

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import Meta
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.directory.actions import change_entry
from chatcore.directory.cards import EntryCard, MyEntryCard, entry_card, my_entry_card
from chatcore.directory.selectors.entries import entries, entry_for
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input, Shape
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of

_FILTERS = ("q", "community", "component", "skill", "seeks")
Labels = Annotated[list[Annotated[str, Meta(max_length=1000)]], Meta(max_length=1000)]


class EntryList(Shape, frozen=True, kw_only=True):
    results: list[EntryCard]
    next: str | None


class ChangeEntry(Input, frozen=True, kw_only=True):
    offers: Labels | None = None
    seeks: Labels | None = None
    place: str | None = None
    phone: str | None = None
    phone_shown: bool | None = None
    published: bool | None = None


class Entries(Endpoint):
    @extend_schema(
        operation_id="list_directory",
        parameters=[OpenApiParameter(name, str) for name in (*_FILTERS, "limit", "cursor")],
        responses=EntryList,
    )
    def get(self, request: Request) -> Response:
        """Find people and what they offer (``?q=&community=&component=&skill=&seeks=&limit=&cursor=``)."""
        page = PageAsked(request)
        filters = {name: request.query_params.get(name, "") for name in _FILTERS}
        rows = entries(viewer_of(request), **filters, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        following = page.next(rows, shown[-1].person if shown else None)
        return Response(EntryList(results=[entry_card(row) for row in shown], next=following))


class OneEntry(Endpoint):
    @extend_schema(operation_id="get_entry", responses=EntryCard)
    def get(self, request: Request, person: str) -> Response:
        """Show an entry; one's own with what it hides (``me`` is one's own)."""
        mine = person in ("me", str(viewer_of(request).id))
        entry = entry_for(viewer_of(request), viewer_of(request).id if mine else person)
        return Response(my_entry_card(entry) if mine else entry_card(entry))

    @extend_schema(operation_id="change_entry", request=ChangeEntry, responses=MyEntryCard)
    def patch(self, request: Request, person: str) -> Response:
        """Change one's own entry; fields that are not given stay."""
        if person not in ("me", str(viewer_of(request).id)):
            entry_for(viewer_of(request), person)
            raise Forbidden(_OWN_ONLY)
        body = self.read(request, ChangeEntry)
        change_entry(
            actor=viewer_of(request),
            **{name: getattr(body, name) for name in body.__struct_fields__},
        )
        return Response(my_entry_card(entry_for(viewer_of(request), viewer_of(request).id)))


_OWN_ONLY = Words(
    fr="Chacun tient sa propre fiche.", en="Everybody keeps their own entry, and only theirs."
)
