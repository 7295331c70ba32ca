"""``/rooms/{room}/announcements/`` and ``/announcements/``: publishing, reading, changing."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.inputs import given
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.announcements.actions.changing import change_announcement
from rooms.announcements.actions.publishing import Options, publish_announcement
from rooms.announcements.api.answers import AnnouncementList
from rooms.announcements.api.inputs import AnnouncementChanges, NewAnnouncement
from rooms.announcements.cards import AnnouncementCard, AudienceCard
from rooms.announcements.selectors.access import (
    announcement_for,
    announcements_seen,
    room_to_announce_in,
)
from rooms.announcements.selectors.cards import announcement_cards, audience_of
from rooms.conversations.api.messages import check_rate

# As many as one screen of messages may show.
MOST_IDS = 100


class Audience(Endpoint):
    @extend_schema(operation_id="get_audience", responses=AudienceCard)
    def get(self, request: Request, room: str) -> Response:
        """Tell whom an announcement in this room would reach now: what its author is shown before it leaves."""
        viewer = viewer_of(request)
        with snapshot():
            return Response(audience_of(room_to_announce_in(viewer, room).room, viewer))


class NewAnnouncements(Endpoint):
    @extend_schema(
        operation_id="publish_announcement",
        request=NewAnnouncement,
        responses={201: AnnouncementCard, 200: AnnouncementCard},
    )
    def post(self, request: Request, room: str) -> Response:
        """Announce with options; a repeat with the same ``client_id`` answers 200 and publishes nothing."""
        body, viewer = self.read(request, NewAnnouncement), viewer_of(request)
        check_rate(viewer.pk)
        published = publish_announcement(
            actor=viewer,
            room_id=room,
            text=body.text,
            client_id=body.client_id,
            attachments=tuple(body.attachments),
            options=Options(
                receipt=body.receipt, comments=body.comments, home_until=body.home_until
            ),
        )
        card = _card(viewer, published.announcement.id)
        return Response(card, status=201 if published.made else 200)


class Announcements(Endpoint):
    @extend_schema(
        operation_id="get_announcements",
        parameters=[OpenApiParameter("ids", str, description="Ids, separated by commas.")],
        responses=AnnouncementList,
    )
    def get(self, request: Request) -> Response:
        """Show those of ``?ids=`` that one may see: what the cards of messages refer to. Others are left out."""
        asked = [one for one in request.query_params.get("ids", "").split(",") if one]
        if len(asked) > MOST_IDS:
            raise TooLarge(_TOO_MANY, path="$.ids")
        ids = [id_ for id_ in map(parse_id, asked) if id_ is not None]
        viewer = viewer_of(request)
        with snapshot():
            views = announcements_seen(viewer, ids)
            rooms = {view.announcement.room.stream for view in views}
            position = log.heads_of(rooms | {f"user:{viewer.id}"})
            cards = announcement_cards(views, viewer)
        return Response(AnnouncementList(results=cards, next=None, position=position))


class OneAnnouncement(Endpoint):
    @extend_schema(operation_id="get_announcement", responses=AnnouncementCard)
    def get(self, request: Request, announcement: str) -> Response:
        """Show an announcement."""
        return Response(_card(viewer_of(request), announcement))

    @extend_schema(
        operation_id="change_announcement", request=AnnouncementChanges, responses=AnnouncementCard
    )
    def patch(self, request: Request, announcement: str) -> Response:
        """Open or close its comments, or have the home page show it until another time."""
        viewer = viewer_of(request)
        changed = change_announcement(
            actor=viewer,
            announcement_id=announcement,
            changes=given(self.read(request, AnnouncementChanges)),
        )
        return Response(_card(viewer, changed.id))


def _card(viewer: Person, announcement_id: object) -> AnnouncementCard:
    with snapshot():
        (card,) = announcement_cards([announcement_for(viewer, announcement_id)], viewer)
    return card


_TOO_MANY = Words(fr="Au plus 100 annonces à la fois.", en="At most 100 announcements at once.")
