"""``/catch-up/``: what one missed."""

from datetime import datetime, timedelta

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.catching_cards import CatchUpCard
from rooms.conversations.selectors.catching import catch_up

# Without a word of when one left; and how far back anybody is told.
USUAL, LONGEST = timedelta(days=7), timedelta(days=90)


class CatchUp(Endpoint):
    @extend_schema(
        operation_id="catch_up",
        parameters=[
            OpenApiParameter(
                "since", str, description="When one left, with its zone; a week ago if absent."
            )
        ],
        responses=CatchUpCard,
    )
    def get(self, request: Request) -> Response:
        """Tell what one missed: what is addressed to one, what concerns one, what was decided."""
        viewer = viewer_of(request)
        since = _since(request.query_params.get("since", ""))
        with snapshot():
            position = log.heads_of([f"user:{viewer.id}"])
            return Response(catch_up(viewer, since, position))


def _since(text: str) -> datetime:
    if not text:
        return now() - USUAL
    try:
        # A plus sign in an address is a space.
        since = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError:
        raise Invalid(_MOMENT, path="$.since") from None
    if since.tzinfo is None or since > now():
        raise Invalid(_MOMENT, path="$.since")
    return max(since, now() - LONGEST)


_MOMENT = Words(
    fr="« since » est un moment passé, avec son fuseau horaire.",
    en="“since” is a moment that has passed, with its time zone.",
)
