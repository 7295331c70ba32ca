"""``/communities/{community}/announcements/``: what the home page of a community shows for a time."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors.access import community_for
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.announcements.actions.changing import dismiss
from rooms.announcements.api.answers import HomeAnnouncementList
from rooms.announcements.selectors.cards import at_home


class HomeAnnouncements(Endpoint):
    @extend_schema(operation_id="list_home_announcements", responses=HomeAnnouncementList)
    def get(self, request: Request, community: str) -> Response:
        """Show what stands on the home page now, without what one has put away."""
        viewer = viewer_of(request)
        with snapshot():
            found = community_for(viewer, community)
            need_module(found, "announcements", path="$.community")
            position = log.heads_of([f"user:{viewer.id}"])
            cards = at_home(found, viewer)
        return Response(HomeAnnouncementList(results=cards, next=None, position=position))


class OneDismissal(Endpoint):
    @extend_schema(operation_id="dismiss_announcement", request=None, responses={204: None})
    def put(self, request: Request, announcement: str) -> Response:
        """Put it away from one's home page."""
        dismiss(actor=viewer_of(request), announcement_id=announcement, dismissed=True)
        return Response(status=204)

    @extend_schema(operation_id="bring_announcement_back", responses={204: None})
    def delete(self, request: Request, announcement: str) -> Response:
        """Have it back there."""
        dismiss(actor=viewer_of(request), announcement_id=announcement, dismissed=False)
        return Response(status=204)
