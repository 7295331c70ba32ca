"""``/communities/{id}/site-entries/`` and ``/site/communities/``: the staff of the site in communities of others."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.site_entries import end_entry, enter_as_site
from chatcore.communities.api.answers import PageAsked
from chatcore.communities.api.inputs import EnterAsSite
from chatcore.communities.selectors.site_entries import communities_of_site, entries_page
from chatcore.communities.site_entry_cards import SiteCommunityCard, SiteEntryCard, site_entry_card
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.api.viewer import viewer_of

_PAGE = [OpenApiParameter("limit", int), OpenApiParameter("cursor", str)]


class SiteEntryList(Shape, frozen=True, kw_only=True):
    results: list[SiteEntryCard]
    next: str | None


class SiteCommunityList(Shape, frozen=True, kw_only=True):
    results: list[SiteCommunityCard]
    next: str | None


class SiteEntries(Endpoint):
    @extend_schema(operation_id="list_site_entries", parameters=_PAGE, responses=SiteEntryList)
    def get(self, request: Request, community: str) -> Response:
        """List who of the site’s staff entered the community, when and why, the newest first."""
        page = PageAsked(request)
        rows = entries_page(viewer_of(request), community, after=page.after, limit=page.limit + 1)
        shown = list(page.cut(rows))
        following = page.address(cursor_for(shown[-1].id)) if len(rows) > len(shown) else None
        return Response(SiteEntryList(results=shown, next=following))

    @extend_schema(
        operation_id="enter_as_site", request=EnterAsSite, responses={201: SiteEntryCard}
    )
    def post(self, request: Request, community: str) -> Response:
        """Enter it as an administrator of the site (staff): for a reason and hours; its administrators are told."""
        body = self.read(request, EnterAsSite)
        entry = enter_as_site(
            actor=viewer_of(request), community_id=community, reason=body.reason, hours=body.hours
        )
        return Response(site_entry_card(entry), status=201)


class OneSiteEntry(Endpoint):
    @extend_schema(operation_id="end_site_entry", responses=SiteEntryCard)
    def delete(self, request: Request, community: str, entry: str) -> Response:
        """Come out before the time is over; it stays in the list."""
        ended = end_entry(actor=viewer_of(request), community_id=community, entry_id=entry)
        return Response(site_entry_card(ended))


class SiteCommunities(Endpoint):
    @extend_schema(
        operation_id="list_site_communities",
        parameters=[OpenApiParameter("q", str), *_PAGE],
        responses=SiteCommunityList,
    )
    def get(self, request: Request) -> Response:
        """List all communities (staff of the site), with who administers them and who of the staff is inside."""
        page = PageAsked(request)
        rows = communities_of_site(
            viewer_of(request),
            q=request.query_params.get("q", ""),
            after=page.after,
            limit=page.limit + 1,
        )
        shown = list(page.cut(rows))
        more = len(rows) > len(shown)
        following = page.address(cursor_for(shown[-1].name, shown[-1].id)) if more else None
        return Response(SiteCommunityList(results=shown, next=following))
