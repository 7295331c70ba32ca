"""What a message said before, taking its deletion back, and showing it elsewhere."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.quoting import share_message
from rooms.conversations.actions.withdrawing import restore_message
from rooms.conversations.api.answers import QuotedList, VersionList
from rooms.conversations.api.inputs import NewQuotation
from rooms.conversations.api.messages import check_rate
from rooms.conversations.cards import MessageCard
from rooms.conversations.models import Message
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.quoted import quoted_messages, versions_of
from rooms.conversations.selectors.timeline import message_cards

# As many as one screen of messages may show.
MOST_IDS = 100


class Versions(Endpoint):
    @extend_schema(operation_id="list_versions", responses=VersionList)
    def get(self, request: Request, message: str) -> Response:
        """Show what a message said, the newest first, and what each version changed."""
        with snapshot():
            found, _ = message_for(viewer_of(request), message)
            return Response(VersionList(results=versions_of(found), next=None))


class Deletion(Endpoint):
    @extend_schema(operation_id="restore_message", responses=MessageCard)
    def delete(self, request: Request, message: str) -> Response:
        """Bring back what one has just deleted: within ten seconds, and a little more for slow networks."""
        restore_message(actor=viewer_of(request), message=message)
        found, _ = message_for(viewer_of(request), message)
        return Response(message_cards([found])[0])


class Quotations(Endpoint):
    @extend_schema(
        operation_id="share_message",
        request=NewQuotation,
        responses={201: MessageCard, 200: MessageCard},
    )
    def post(self, request: Request, message: str) -> Response:
        """Show a message in another room, with a word of one's own if wished; a repeat answers 200."""
        asked, viewer = self.read(request, NewQuotation), viewer_of(request)
        check_rate(viewer.pk)
        posted = share_message(
            actor=viewer,
            message=message,
            room=asked.room,
            topic=asked.topic,
            text=asked.text,
            client_id=asked.client_id,
        )
        (card,) = message_cards(list(Message.objects.select_related("author").filter(id=posted.id)))
        return Response(card, status=200 if posted.repeated else 201)


class Quoted(Endpoint):
    @extend_schema(
        operation_id="get_quoted_messages",
        parameters=[OpenApiParameter("ids", str, description="Ids, separated by commas.")],
        responses=QuotedList,
    )
    def get(self, request: Request) -> Response:
        """Show the messages of ``?ids=`` that others refer to, as one may see each."""
        asked = [one for one in request.query_params.get("ids", "").split(",") if one]
        if len(asked) > MOST_IDS:
            raise TooLarge(_TOO_MANY, path="$.ids")
        ids = list(dict.fromkeys(id_ for id_ in map(parse_id, asked) if id_ is not None))
        with snapshot():
            return Response(QuotedList(results=quoted_messages(viewer_of(request), ids), next=None))


_TOO_MANY = Words(fr="Au plus 100 messages à la fois.", en="At most 100 messages at once.")
