"""``/messages/{message}/tasks/{task}/``: the boxes of a list of what is to be done."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Input
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.ticking import tick_task
from rooms.conversations.cards import MessageCard
from rooms.conversations.selectors.timeline import message_cards


class Tick(Input, frozen=True, kw_only=True):
    done: bool


class OneTask(Endpoint):
    @extend_schema(operation_id="tick_task", request=Tick, responses=MessageCard)
    def put(self, request: Request, message: str, task: str) -> Response:
        """Tick the box with that number, counted from 1, or empty it."""
        body = self.read(request, Tick)
        number = int(task) if task.isascii() and task.isdigit() and len(task) < 5 else 0
        changed = tick_task(
            actor=viewer_of(request), message=message, number=number, done=body.done
        )
        return Response(message_cards([changed])[0])
