"""``/publications/``: what somebody sees of them, their pages and comments."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import UNSET, structs
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.pagination import limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.selectors.timeline import message_cards
from rooms.publications.actions.publishing import change_publication, delete_publication
from rooms.publications.api.answers import CommentPage, OnePublicationCard, PublicationList
from rooms.publications.api.inputs import PublicationChanges
from rooms.publications.cards import PublicationCard
from rooms.publications.selectors.access import publication_for, publications_seen
from rooms.publications.selectors.cards import comments_page, publication_cards

# As many as one screen of messages may show.
MOST_IDS = 100


class Publications(Endpoint):
    @extend_schema(
        operation_id="get_publications",
        parameters=[OpenApiParameter("ids", str, description="Ids, separated by commas.")],
        responses=PublicationList,
    )
    def get(self, request: Request) -> Response:
        """Show those of ``?ids=`` that one may see: what the cards of messages refer to. Others are left out."""
        asked = [one for one in request.query_params.get("ids", "").split(",") if one]
        if len(asked) > MOST_IDS:
            raise TooLarge(_TOO_MANY, path="$.ids")
        ids = [id_ for id_ in map(parse_id, asked) if id_ is not None]
        with snapshot():
            views = publications_seen(viewer_of(request), ids)
            position = log.heads_of({view.publication.room.stream for view in views})
            cards = publication_cards(views)
        return Response(PublicationList(results=cards, next=None, position=position))


class OnePublication(Endpoint):
    @extend_schema(operation_id="get_publication", responses=OnePublicationCard)
    def get(self, request: Request, publication: str) -> Response:
        """Show a publication, and the position of the feed's stream."""
        with snapshot():
            view = publication_for(viewer_of(request), publication)
            position = log.heads_of([view.publication.room.stream])
            (card,) = publication_cards([view])
        return Response(OnePublicationCard(**structs.asdict(card), position=position))

    @extend_schema(
        operation_id="change_publication", request=PublicationChanges, responses=PublicationCard
    )
    def patch(self, request: Request, publication: str) -> Response:
        """Give it another title, other words, or both."""
        body = self.read(request, PublicationChanges)
        changed = change_publication(
            actor=viewer_of(request),
            publication_id=publication,
            title=None if body.title is UNSET else body.title,
            text=None if body.text is UNSET else body.text,
        )
        (card,) = publication_cards([publication_for(viewer_of(request), changed.id)])
        return Response(card)

    @extend_schema(operation_id="delete_publication", responses={204: None})
    def delete(self, request: Request, publication: str) -> Response:
        """Take it away, with its page; what shared it says that it is gone."""
        delete_publication(actor=viewer_of(request), publication_id=publication)
        return Response(status=204)


class Comments(Endpoint):
    @extend_schema(
        operation_id="list_comments",
        parameters=[
            OpenApiParameter("limit", str, description="1 to 100, 50 if absent."),
            OpenApiParameter("before", str, description="Older than this position."),
        ],
        responses=CommentPage,
    )
    def get(self, request: Request, publication: str) -> Response:
        """Show the comments, the newest first."""
        limit = limit_from(request.query_params.get("limit"))
        before = _position(request.query_params.get("before"))
        with snapshot():
            found = publication_for(viewer_of(request), publication).publication
            position = log.heads_of([found.room.stream])
            rows = comments_page(found, before=before, limit=limit + 1)
            cards = message_cards(rows[:limit])
        following = None
        if len(rows) > limit:
            older = f"{request.path}?limit={limit}&before={cards[-1].seq}"
            following = request.build_absolute_uri(older)
        return Response(CommentPage(results=cards, next=following, position=position))


def _position(text: str | None) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid(_NO_POSITION, path="$.before")
    return int(text)


_TOO_MANY = Words(fr="Au plus 100 publications à la fois.", en="At most 100 publications at once.")
_NO_POSITION = Words(
    fr="« before » est une position du fil : un nombre.",
    en="“before” is a position of the feed: a number.",
)
