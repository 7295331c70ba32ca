"""Oneself: profile, picture, password, end of the account."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.files.images import LARGEST_FILE, TOO_HEAVY
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.actions.avatar import remove_avatar, set_avatar
from chatcore.people.actions.closing import close_account
from chatcore.people.actions.passwords import change_password
from chatcore.people.actions.profile import change_profile
from chatcore.people.api.inputs import ChangeMe, ChangePassword, CloseAccount, given
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import MeCard, me_card

# What a multipart body holds beside the file.
_ENVELOPE = 64 * 1024


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
        if not viewer_of(request).check_password(password):
            raise Invalid(_WRONG_PASSWORD, code="wrong_password", path="$.password")
        close_account(actor=viewer_of(request), person=viewer_of(request))
        return Response(status=204)


class Avatar(Endpoint):
    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            }
        },
        responses=MeCard,
    )
    def put(self, request: Request) -> Response:
        """Send a picture (JPEG, PNG, WebP or GIF, at most 5 MB)."""
        if _announced_length(request) > LARGEST_FILE + _ENVELOPE:
            raise TooLarge(TOO_HEAVY, path="$.file")
        file = request.FILES.get("file")
        if file is None:
            raise Invalid(_NO_FILE, path="$.file")
        if (file.size or 0) > LARGEST_FILE:
            raise TooLarge(TOO_HEAVY, path="$.file")
        return Response(me_card(set_avatar(actor=viewer_of(request), content=file.read())))

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


def _announced_length(request: Request) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if str(length).isdigit() else 0


_NO_FILE = Words(fr="Le champ « file » manque.", en="The field “file” is missing.")
_WRONG_PASSWORD = Words(fr="Le mot de passe ne convient pas.", en="The password is not right.")
