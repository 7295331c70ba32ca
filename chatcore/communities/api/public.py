"""What makes a community known: its public page, and the kit to share it."""

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.languages import language_in
from chatcore.communities.models import Community
from chatcore.communities.pictures import address_of
from chatcore.communities.presentation_cards import KitCard, PublicCommunityCard
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.presentations import block_cards, last_edition, spoken
from chatcore.communities.selectors.public import public_community
from chatcore.communities.translations import language_for, languages_of
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from chatcore.rendering.qr import svg_of


class PublicCommunity(Endpoint):
    permission_classes = (AllowAny,)
    authentication_classes = ()

    @extend_schema(
        operation_id="get_public_community",
        parameters=[OpenApiParameter("language", str)],
        responses=PublicCommunityCard,
    )
    def get(self, request: Request, slug: str) -> Response:
        """Tell what a community says of itself to everybody (``?language=``); no message, no person."""
        found = public_community(slug)
        edition = last_edition(found)
        blocks, first = (edition.blocks, edition.language) if edition else ([], spoken())
        language = language_for(blocks, first, language_in(request))
        return Response(
            PublicCommunityCard(
                name=found.name,
                slug=found.slug,
                description=found.description,
                colour=found.colour,
                logo=address_of(found.logo),
                header=address_of(found.header),
                opens_at=wire_or_none(found.opens_at),
                language=language,
                languages=languages_of(blocks, first),
                blocks=block_cards(
                    blocks, first=first, language=language, community=found, viewer=None
                ),
            )
        )


class InvitationKit(Endpoint):
    @extend_schema(operation_id="get_invitation_kit", responses=KitCard)
    def get(self, request: Request, community: str) -> Response:
        """Give the address of the public page, as a QR code too (SVG), and words to share."""
        found = community_for(viewer_of(request), community, to=Right.INVITE)
        url = f"{settings.PUBLIC_URL}/c/{found.slug}"
        text = _text(found, url)
        return Response(
            KitCard(url=url, public=found.public, qr=svg_of(url), text_fr=text.fr, text_en=text.en)
        )


def _text(community: Community, url: str) -> Words:
    said = _SHARE if community.description else _SHARE_SHORT
    lines = community.description.split("\n")
    return said.filled(name=community.name, description=lines[0], url=url)


_SHARE = Words(
    fr="{name} : {description}\nDécouvrez la communauté : {url}",
    en="{name}: {description}\nDiscover the community: {url}",
)
_SHARE_SHORT = Words(
    fr="Découvrez la communauté {name} : {url}", en="Discover the community {name}: {url}"
)
