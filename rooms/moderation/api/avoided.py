"""``/avoided/``: whom one does not want to hear."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.moderation.actions.avoiding import avoid_person, meet_again
from rooms.moderation.api.answers import AvoidedList
from rooms.moderation.api.inputs import NewDistance
from rooms.moderation.cards import AvoidedCard
from rooms.moderation.selectors.avoided import avoided_by, avoided_card


class AvoidedPeople(Endpoint):
    @extend_schema(operation_id="list_avoided", responses=AvoidedList)
    def get(self, request: Request) -> Response:
        """List whom one ignores or has blocked."""
        viewer = viewer_of(request)
        stream = f"user:{viewer.id}"
        with snapshot():
            head = log.head_of(stream)
            cards = avoided_by(viewer)
        return Response(AvoidedList(results=cards, next=None, position={stream: head}))


class OneAvoided(Endpoint):
    @extend_schema(operation_id="avoid_person", request=NewDistance, responses=AvoidedCard)
    def put(self, request: Request, person: str) -> Response:
        """Ignore somebody, or block them; they are not told."""
        distance = self.read(request, NewDistance).distance
        row = avoid_person(actor=viewer_of(request), person_id=person, distance=distance)
        return Response(avoided_card(row))

    @extend_schema(operation_id="meet_again", responses={204: None})
    def delete(self, request: Request, person: str) -> Response:
        """Hear them again."""
        meet_again(actor=viewer_of(request), person_id=person)
        return Response(status=204)
