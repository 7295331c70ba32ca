"""``/publications/{publication}/shares/``: the rooms in which it is shown."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Problem
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.conversations.api.messages import check_rate
from rooms.publications.actions.sharing import share_publication
from rooms.publications.api.answers import ShareList, ShareOutcome, ShareOutcomes
from rooms.publications.api.inputs import NewShares
from rooms.publications.selectors.access import PublicationRight, publication_for
from rooms.publications.selectors.cards import share_cards, shares_of


class Shares(Endpoint):
    @extend_schema(operation_id="list_shares", responses=ShareList)
    def get(self, request: Request, publication: str) -> Response:
        """List where it is shared, as far as one sees these rooms."""
        with snapshot():
            found = publication_for(viewer_of(request), publication).publication
            cards = share_cards(found, viewer_of(request))
        return Response(ShareList(results=cards, next=None))

    @extend_schema(operation_id="share_publication", request=NewShares, responses=ShareOutcomes)
    def post(self, request: Request, publication: str) -> Response:
        """Show it in rooms that one may post in; each room answers on its own."""
        body, viewer = self.read(request, NewShares), viewer_of(request)
        check_rate(viewer.pk)
        found = publication_for(viewer, publication, to=PublicationRight.SHARE).publication
        outcomes = [
            _shared(viewer, str(found.id), room, body.text) for room in dict.fromkeys(body.rooms)
        ]
        count = shares_of([found]).get(found.id, 0)
        return Response(ShareOutcomes(results=outcomes, shares_count=count))


def _shared(viewer: Person, publication: str, room: str, text: str) -> ShareOutcome:
    try:
        _, made = share_publication(
            actor=viewer, publication_id=publication, room_id=room, text=text
        )
    except Problem as problem:
        return ShareOutcome(room=room, outcome="refused", detail=str(problem.detail))
    return ShareOutcome(room=room, outcome="shared" if made else "already")
