"""``/presence/``: what one is, says and shows."""

from drf_spectacular.utils import extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from presence import process
from presence.actions.own import change_discretion, clear_status, set_status
from presence.api.inputs import Discretion, NewStatus
from presence.cards import OwnPresenceCard
from presence.selectors.own import own_presence


class Own(Endpoint):
    @extend_schema(operation_id="get_presence", responses=OwnPresenceCard)
    def get(self, request: Request) -> Response:
        """Show what one is, hidden or not, and what one shows."""
        return Response(own_presence(viewer_of(request)))

    @extend_schema(operation_id="change_discretion", request=Discretion, responses=OwnPresenceCard)
    def patch(self, request: Request) -> Response:
        """Hide that one is there; show when one was last there, and see it of others who show it."""
        body, viewer = self.read(request, Discretion), viewer_of(request)
        changed = change_discretion(
            actor=viewer,
            invisible=None if body.invisible is UNSET else body.invisible,
            shows_last_seen=None if body.shows_last_seen is UNSET else body.shows_last_seen,
        )
        process.tell(changed)
        return Response(own_presence(viewer))


class OwnStatus(Endpoint):
    @extend_schema(operation_id="set_status", request=NewStatus, responses=OwnPresenceCard)
    def put(self, request: Request) -> Response:
        """Say a few words of oneself, with an emoji, for a time; busy if one is."""
        body, viewer = self.read(request, NewStatus), viewer_of(request)
        changed = set_status(
            actor=viewer, busy=body.busy, text=body.text, emoji=body.emoji, until=body.until
        )
        process.tell(changed)
        return Response(own_presence(viewer))

    @extend_schema(operation_id="clear_status", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Say nothing of oneself any more."""
        process.tell(clear_status(actor=viewer_of(request)))
        return Response(status=204)
