"""``/brand/``: what everybody sees, and what the staff prepares."""

from typing import cast

from django.contrib.auth.base_user import AbstractBaseUser
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.brand.actions.drafting import (
    change_draft,
    drop_draft,
    remove_picture,
    set_picture,
)
from chatcore.brand.actions.publishing import publish, revert
from chatcore.brand.api.inputs import ChangeDraft
from chatcore.brand.cards import (
    BrandCard,
    BrandDraftCard,
    PaletteCard,
    brand_card,
    look_card,
    palette_card,
)
from chatcore.brand.colours import is_colour
from chatcore.brand.look import FONTS
from chatcore.brand.palette import BAD_COLOUR
from chatcore.brand.selectors.drafts import preparation_for
from chatcore.brand.selectors.published import published, version_of
from chatcore.files.sending import MULTIPART, picture_in
from chatcore.foundation.errors import Invalid
from chatcore.foundation.rest import Endpoint


class Brand(Endpoint):
    permission_classes = (AllowAny,)
    authentication_classes = ()

    @extend_schema(operation_id="get_brand", responses=BrandCard)
    def get(self, request: Request) -> Response:
        """Tell how the platform is called and looks; nobody needs to be signed in."""
        brand = published()
        response = Response(
            brand_card(brand.look, brand.version, stylesheet=f"/brand.css?v={brand.version}")
        )
        response["Cache-Control"] = "no-cache"
        return response


class Draft(Endpoint):
    @extend_schema(operation_id="get_brand_draft", responses=BrandDraftCard)
    def get(self, request: Request) -> Response:
        """Tell what the staff prepares (staff of the site)."""
        return Response(_draft(request))

    @extend_schema(operation_id="change_brand_draft", request=ChangeDraft, responses=BrandDraftCard)
    def patch(self, request: Request) -> Response:
        """Change the draft; a colour that cannot be read is refused with the nearest that can (``proposal``)."""
        change_draft(actor=_actor(request), **self.read(request, ChangeDraft).given())
        return Response(_draft(request))

    @extend_schema(operation_id="drop_brand_draft", responses=BrandDraftCard)
    def delete(self, request: Request) -> Response:
        """Go back to what is published."""
        drop_draft(actor=_actor(request))
        return Response(_draft(request))


class DraftPicture(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(operation_id="set_brand_picture", request=MULTIPART, responses=BrandDraftCard)
    def put(self, request: Request, place: str) -> Response:
        """Send a picture for ``logo``, ``logo_dark``, ``icon`` or ``picture`` (at most 5 MB; no SVG)."""
        preparation_for(_actor(request))
        set_picture(actor=_actor(request), place=place, content=picture_in(request))
        return Response(_draft(request))

    @extend_schema(operation_id="remove_brand_picture", responses=BrandDraftCard)
    def delete(self, request: Request, place: str) -> Response:
        """Leave that place without a picture."""
        remove_picture(actor=_actor(request), place=place)
        return Response(_draft(request))


class Palette(Endpoint):
    @extend_schema(
        operation_id="get_brand_palette",
        parameters=[
            OpenApiParameter("colour", str, required=True),
            OpenApiParameter("colour_dark", str),
        ],
        responses=PaletteCard,
    )
    def get(self, request: Request) -> Response:
        """Tell what two colours become in each theme, how well they are read, and what would be taken instead."""
        preparation_for(_actor(request))
        colour = request.query_params.get("colour", "").lower()
        dark = request.query_params.get("colour_dark", "").lower()
        for name, given in (("colour", colour), ("colour_dark", dark or "#000000")):
            if not is_colour(given):
                raise Invalid(BAD_COLOUR, path=f"$.{name}")
        return Response(palette_card(colour, dark))


class Publication(Endpoint):
    @extend_schema(operation_id="publish_brand", request=None, responses=BrandDraftCard)
    def post(self, request: Request) -> Response:
        """Make the draft what everybody sees."""
        publish(actor=_actor(request))
        return Response(_draft(request))


class Reversion(Endpoint):
    @extend_schema(operation_id="revert_brand", request=None, responses=BrandDraftCard)
    def post(self, request: Request) -> Response:
        """Publish again what was there before."""
        revert(actor=_actor(request))
        return Response(_draft(request))


def _actor(request: Request) -> AbstractBaseUser:
    return cast(AbstractBaseUser, request.user)


def _draft(request: Request) -> BrandDraftCard:
    held = preparation_for(_actor(request))
    look = held.look
    version = version_of(held.number, look)
    return BrandDraftCard(
        look=look_card(look),
        preview=brand_card(look, version, stylesheet=f"/brand/draft.css?v={version}"),
        palette=palette_card(look.colour, look.colour_dark),
        fonts=dict(FONTS),
        number=held.number,
        differs=held.draft is not None,
        revertible=held.now is not None,
    )
