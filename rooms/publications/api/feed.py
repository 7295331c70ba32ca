"""``/communities/{community}/publications/``: the feed, and publishing in it."""

from urllib.parse import urlencode

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.api.messages import check_rate
from rooms.publications import policies, ranking
from rooms.publications.actions.publishing import publish
from rooms.publications.api.answers import Feed, RankingRule
from rooms.publications.api.inputs import NewPublication
from rooms.publications.cards import PublicationCard
from rooms.publications.selectors.access import feed_for, publication_for
from rooms.publications.selectors.cards import in_feed, publication_cards
from rooms.publications.selectors.feed import ranked_page, recent_page

ORDERS = ("recent", "ranked")
PAGE = 20


class CommunityFeed(Endpoint):
    @extend_schema(
        operation_id="list_publications",
        parameters=[
            OpenApiParameter(name, str, description=said)
            for name, said in (
                ("order", "recent (by date, if absent) or ranked."),
                ("limit", "1 to 100, 20 if absent."),
                ("cursor", "Where the page begins."),
            )
        ],
        responses=Feed,
    )
    def get(self, request: Request, community: str) -> Response:
        """Show what was published, the latest first, or as the rule that is answered too ranks it."""
        order = request.query_params.get("order") or "recent"
        if order not in ORDERS:
            raise Invalid(_ORDERS, path="$.order")
        limit = limit_from(request.query_params.get("limit"), default=PAGE)
        cursor = request.query_params.get("cursor")
        after = key_from(cursor) if cursor else None
        viewer = viewer_of(request)
        with snapshot():
            feed = feed_for(viewer, community)
            position = log.heads_of([feed.room.stream])
            if order == "ranked":
                page = ranked_page(feed.room, viewer, after=after, limit=limit)
            else:
                page = recent_page(feed.room, after=after, limit=limit)
            views = in_feed(page.publications, feed.standing, viewer)
            cards = publication_cards(views, page.reasons)
        following = None
        if page.after is not None:
            asked = {"order": order, "limit": limit, "cursor": cursor_for(*page.after)}
            following = request.build_absolute_uri(f"{request.path}?{urlencode(asked)}")
        return Response(
            Feed(
                results=cards,
                next=following,
                position=position,
                room=str(feed.room.id),
                ranking=RULE,
                abilities={"publish": policies.why_not_publish(feed.standing) is None},
            )
        )

    @extend_schema(
        operation_id="publish",
        request=NewPublication,
        responses={201: PublicationCard, 200: PublicationCard},
    )
    def post(self, request: Request, community: str) -> Response:
        """Publish; a repeat with the same ``client_id`` answers 200 and publishes nothing."""
        body, viewer = self.read(request, NewPublication), viewer_of(request)
        check_rate(viewer.pk)
        publication, created = publish(
            actor=viewer,
            community_id=community,
            title=body.title,
            text=body.text,
            client_id=body.client_id,
        )
        (card,) = publication_cards([publication_for(viewer, publication.id)])
        return Response(card, status=201 if created else 200)


RULE = RankingRule(
    group_hours=ranking.GROUP_HOURS,
    reaction_hours=ranking.REACTION_HOURS,
    most_reaction_hours=ranking.MOST_REACTION_HOURS,
)
_ORDERS = Words(fr="« order » est « recent » ou « ranked ».", en="“order” is “recent” or “ranked”.")
