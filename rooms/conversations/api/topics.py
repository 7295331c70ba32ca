"""``/rooms/{room}/topics/``, ``/topics/`` and ``/moves/``: thèmes, and messages on their way between them."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.following import follow_topic
from rooms.conversations.actions.merging import merge_topics
from rooms.conversations.actions.moving import Destination, move_messages
from rooms.conversations.actions.topic_states import pin_topic, reopen_topic, resolve_topic
from rooms.conversations.actions.topics import rename_topic
from rooms.conversations.api.answers import MovedMessages, TopicList
from rooms.conversations.api.inputs import (
    FollowChoice,
    Move,
    Resolution,
    TopicChanges,
    TopicToMerge,
)
from rooms.conversations.cards import MyTopicCard, TopicCard, topic_card
from rooms.conversations.selectors.access import Right, room_for, topic_for
from rooms.conversations.selectors.topics import topic_of, topics_of


class Topics(Endpoint):
    @extend_schema(operation_id="list_topics", responses=TopicList)
    def get(self, request: Request, room: str) -> Response:
        """List the thèmes of a room with what is unread in each, those last talked about first."""
        with snapshot():
            found = room_for(viewer_of(request), room, to=Right.READ).room
            head = log.head_of(found.stream)
            cards = topics_of(found, viewer=viewer_of(request))
        return Response(TopicList(results=cards, next=None, position={found.stream: head}))


class OneTopic(Endpoint):
    @extend_schema(operation_id="get_topic", responses=MyTopicCard)
    def get(self, request: Request, topic: str) -> Response:
        """Show a thème, or the one that it was merged into."""
        with snapshot():
            found, view = topic_for(viewer_of(request), topic)
            card = topic_of(found, view.room, viewer=viewer_of(request))
        return Response(card)

    @extend_schema(operation_id="rename_topic", request=TopicChanges, responses=TopicCard)
    def patch(self, request: Request, topic: str) -> Response:
        """Give a thème another title."""
        title = self.read(request, TopicChanges).title
        return Response(
            topic_card(rename_topic(actor=viewer_of(request), topic_id=topic, title=title))
        )


class Merging(Endpoint):
    @extend_schema(operation_id="merge_topic", request=TopicToMerge, responses=TopicCard)
    def post(self, request: Request, topic: str) -> Response:
        """Put all of it into another thème of its room."""
        into = self.read(request, TopicToMerge).into
        return Response(
            topic_card(merge_topics(actor=viewer_of(request), topic_id=topic, into=into))
        )


class TopicResolution(Endpoint):
    @extend_schema(operation_id="resolve_topic", request=Resolution, responses=TopicCard)
    def put(self, request: Request, topic: str) -> Response:
        """Say that it has found its answer, with a summary that heads it."""
        summary = self.read(request, Resolution).summary
        resolved = resolve_topic(actor=viewer_of(request), topic_id=topic, summary=summary)
        return Response(topic_card(resolved))

    @extend_schema(operation_id="reopen_topic", responses=TopicCard)
    def delete(self, request: Request, topic: str) -> Response:
        """Open it again."""
        return Response(topic_card(reopen_topic(actor=viewer_of(request), topic_id=topic)))


class TopicPin(Endpoint):
    @extend_schema(operation_id="pin_topic", request=None, responses=TopicCard)
    def put(self, request: Request, topic: str) -> Response:
        """Keep it at the top of its room's list, for everybody."""
        pinned = pin_topic(actor=viewer_of(request), topic_id=topic, pinned=True)
        return Response(topic_card(pinned))

    @extend_schema(operation_id="unpin_topic", responses=TopicCard)
    def delete(self, request: Request, topic: str) -> Response:
        """Take it off the top."""
        unpinned = pin_topic(actor=viewer_of(request), topic_id=topic, pinned=False)
        return Response(topic_card(unpinned))


class TopicFollowing(Endpoint):
    @extend_schema(operation_id="follow_topic", request=FollowChoice, responses=MyTopicCard)
    def put(self, request: Request, topic: str) -> Response:
        """Choose to be told of all in it, of nothing, or as the room's level has it."""
        choice = self.read(request, FollowChoice).choice
        found = follow_topic(actor=viewer_of(request), topic_id=topic, choice=choice)
        return Response(topic_of(found, found.room, viewer=viewer_of(request)))


class Moves(Endpoint):
    @extend_schema(operation_id="move_messages", request=Move, responses=MovedMessages)
    def post(self, request: Request) -> Response:
        """Move messages to another thème, or to another room."""
        asked = self.read(request, Move)
        moved = move_messages(
            actor=viewer_of(request),
            to=Destination(asked.room, asked.topic, asked.new_topic),
            message=asked.message,
            which=asked.which,
            messages=asked.messages,
        )
        return Response(
            MovedMessages(
                messages=[str(id_) for id_ in moved.messages],
                room=str(moved.room.id),
                topic=topic_card(moved.topic) if moved.topic else None,
            )
        )
