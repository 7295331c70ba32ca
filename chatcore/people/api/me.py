"""Oneself: profile, picture, password, end of the account."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.files.sending import MULTIPART, picture_in
from chatcore.foundation.rest import Endpoint
from chatcore.people.actions.addresses import ask_new_address, confirm_address
from chatcore.people.actions.avatar import remove_avatar, set_avatar
from chatcore.people.actions.closing import close_account
from chatcore.people.actions.passwords import change_password, check_own_password
from chatcore.people.actions.profile import change_profile
from chatcore.people.api.inputs import (
    AskNewAddress,
    ChangeMe,
    ChangePassword,
    CloseAccount,
    given,
)
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import MeCard, me_card


class Me(Endpoint):
    @extend_schema(responses=MeCard)
    def get(self, request: Request) -> Response:
        """Tell who is signed in."""
        return Response(me_card(viewer_of(request)))

    @extend_schema(request=ChangeMe, responses=MeCard)
    def patch(self, request: Request) -> Response:
        """Change one's profile; fields that are not given stay."""
        fields = {name: str(value) for name, value in given(self.read(request, ChangeMe)).items()}
        return Response(me_card(change_profile(actor=viewer_of(request), **fields)))

    @extend_schema(request=CloseAccount, responses={204: None})
    def delete(self, request: Request) -> Response:
        """Close one's account, with one's password."""
        password = self.read(request, CloseAccount).password
        person = viewer_of(request)
        check_own_password(
            request=request._request, actor=person, password=password, path="$.password"
        )
        close_account(actor=person, person=person)
        return Response(status=204)


class Avatar(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(request=MULTIPART, responses=MeCard)
    def put(self, request: Request) -> Response:
        """Send a picture (JPEG, PNG, WebP or GIF, at most 5 MB)."""
        return Response(me_card(set_avatar(actor=viewer_of(request), content=picture_in(request))))

    @extend_schema(responses=MeCard)
    def delete(self, request: Request) -> Response:
        """Show initials again."""
        return Response(me_card(remove_avatar(actor=viewer_of(request))))


class Password(Endpoint):
    @extend_schema(request=ChangePassword, responses={204: None})
    def put(self, request: Request) -> Response:
        """Change one's password; every other browser is signed out."""
        body = self.read(request, ChangePassword)
        change_password(
            request=request._request, actor=viewer_of(request), current=body.current, new=body.new
        )
        return Response(status=204)


class Address(Endpoint):
    @extend_schema(request=AskNewAddress, responses={204: None})
    def post(self, request: Request) -> Response:
        """Ask for another e-mail address, with one's password; a link is sent there."""
        body = self.read(request, AskNewAddress)
        ask_new_address(
            request=request._request,
            actor=viewer_of(request),
            email=body.email,
            password=body.password,
        )
        return Response(status=204)


class NewAddress(Endpoint):
    permission_classes = (AllowAny,)

    @extend_schema(request=None, responses=MeCard)
    def put(self, request: Request, key: str) -> Response:
        """Take the address that the link was sent to."""
        return Response(me_card(confirm_address(key=key)))
