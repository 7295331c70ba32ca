"""Invitations: for those who invite (by id), and for those invited (by the key of their link)."""

from django.middleware.csrf import get_token
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.actions.acceptance import accept_as, accept_as_new
from chatcore.communities.actions.invitations import invite, revoke_invitation, send_again
from chatcore.communities.api.answers import InvitationList
from chatcore.communities.api.inputs import Acceptance, Invite
from chatcore.communities.invitation_cards import (
    InvitationCard,
    OfferCard,
    invitation_card,
    offer_card,
)
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.invitations import (
    invitation_by_key,
    is_registered,
    open_invitations,
)
from chatcore.foundation.errors import Unauthenticated
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.words import Words
from chatcore.people.actions.sessions import limit_signups, sign_in, sign_in_as
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import MeCard, me_card
from chatcore.people.languages import language_asked
from chatcore.people.models import Person


class Invitations(Endpoint):
    @extend_schema(operation_id="list_invitations", responses=InvitationList)
    def get(self, request: Request, community: str) -> Response:
        """List the invitations that wait for an answer, newest first."""
        found = community_for(viewer_of(request), community, to=Right.INVITE)
        cards = [invitation_card(row) for row in open_invitations(found)]
        return Response(InvitationList(results=cards, next=None))

    @extend_schema(operation_id="invite", request=Invite, responses={201: InvitationCard})
    def post(self, request: Request, community: str) -> Response:
        """Invite an address; the letter leaves at once."""
        body = self.read(request, Invite)
        invitation = invite(
            actor=viewer_of(request),
            community_id=community,
            email=body.email,
            role=body.role,
            rooms=body.rooms,
        )
        return Response(invitation_card(invitation), status=201)


class OneInvitation(Endpoint):
    """``GET`` takes the key of a link, from anybody; ``DELETE`` the id, from those who invite."""

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny() if self.request.method == "GET" else IsAuthenticated()]

    @extend_schema(operation_id="get_invitation", responses=OfferCard)
    def get(self, request: Request, key: str) -> Response:
        """Tell the bearer of a link what it invites to."""
        invitation = invitation_by_key(key)
        return Response(offer_card(invitation, registered=is_registered(invitation)))

    @extend_schema(operation_id="revoke_invitation", responses={204: None})
    def delete(self, request: Request, key: str) -> Response:
        """Withdraw an invitation; its link stops working."""
        revoke_invitation(actor=viewer_of(request), invitation_id=key)
        return Response(status=204)


class Sendings(Endpoint):
    @extend_schema(
        operation_id="send_invitation_again", request=None, responses={201: InvitationCard}
    )
    def post(self, request: Request, invitation: str) -> Response:
        """Send the letter again, with a new link for 14 days."""
        sent = send_again(actor=viewer_of(request), invitation_id=invitation)
        return Response(invitation_card(sent), status=201)


class Accept(Endpoint):
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="accept_invitation", request=Acceptance, responses={201: MeCard})
    def post(self, request: Request, key: str) -> Response:
        """Accept: register, or join with one's account; the answer signs in."""
        body = self.read(request, Acceptance)
        person = _accepted_by(request, key, body)
        get_token(request._request)
        return Response(me_card(person), status=201)


def _accepted_by(request: Request, key: str, body: Acceptance) -> Person:
    """Return who accepted: the one signed in, the owner of the invited address, or somebody new."""
    if isinstance(request.user, Person) and not body.password:
        accept_as(key=key, person=viewer_of(request))
        return viewer_of(request)
    limit_signups(request=request._request)
    invitation = invitation_by_key(key)
    if is_registered(invitation):
        if not body.password:
            raise Unauthenticated(_SIGN_IN)
        person = sign_in(request=request._request, email=invitation.email, password=body.password)
        accept_as(key=key, person=person)
        return person
    person = accept_as_new(
        key=key, name=body.name, password=body.password, language=language_asked()
    )
    return sign_in_as(request=request._request, person=person)


_SIGN_IN = Words(
    fr="Vous avez déjà un compte à cette adresse : donnez son mot de passe pour rejoindre la communauté.",
    en="You have an account at this address already: give its password to join the community.",
)
