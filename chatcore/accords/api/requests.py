"""``/communities/{id}/accords/`` and ``/accords/``: what is asked, by whom, and what became of it."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.accords.actions.asking import ask, ask_again, preview, withdraw
from chatcore.accords.actions.deciding import grant, refuse
from chatcore.accords.actions.rules import set_days
from chatcore.accords.api.answers import AccordList, DelayCard
from chatcore.accords.api.inputs import (
    AskAccord,
    GrantAccord,
    PreviewAccord,
    RefuseAccord,
    SetDelay,
)
from chatcore.accords.cards import AccordPreviewCard, AccordsWaitingCard, MyAccordCard
from chatcore.accords.selectors.requests import (
    WHICH,
    accord_for,
    ended_at_site,
    one_accord_card,
    requests_page,
    waiting_anywhere,
    waiting_counts,
    which_from,
)
from chatcore.accords.selectors.rules import days_of
from chatcore.communities.api.answers import PageAsked
from chatcore.communities.selectors.access import community_for
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person


class Requests(Endpoint):
    @extend_schema(
        operation_id="list_accords",
        parameters=[
            OpenApiParameter("show", str, enum=list(WHICH)),
            OpenApiParameter("limit", str),
            OpenApiParameter("cursor", str),
        ],
        responses=AccordList,
    )
    def get(self, request: Request, community: str) -> Response:
        """List the requests of a community, newest first: ``?show=waiting`` for one's answer, one's own
        (``mine``), or those that others made and that have ended (``ended``)."""
        which = which_from(request.query_params.get("show", "waiting"))
        page, viewer = PageAsked(request), viewer_of(request)
        with snapshot():
            position = _position(viewer)
            rows = requests_page(viewer, community, which, after=page.after, limit=page.limit + 1)
        shown = page.cut(rows)
        more = len(rows) > page.limit
        following = page.address(cursor_for(shown[-1].id)) if more else None
        return Response(AccordList(results=list(shown), next=following, position=position))

    @extend_schema(operation_id="ask_accord", request=AskAccord, responses={201: MyAccordCard})
    def post(self, request: Request, community: str) -> Response:
        """AskAccord an administrator to agree to an act of one's own."""
        body = self.read(request, AskAccord)
        made = ask(
            actor=viewer_of(request),
            community_id=community,
            act=body.act,
            payload=body.payload,
            client_id=body.client_id,
            reason=body.reason,
        )
        return Response(_card(request, made.id), status=201)


class Previews(Endpoint):
    @extend_schema(
        operation_id="preview_accord", request=PreviewAccord, responses=AccordPreviewCard
    )
    def post(self, request: Request, community: str) -> Response:
        """Tell what a request would do exactly, who answers it and until when; nothing is kept."""
        body = self.read(request, PreviewAccord)
        return Response(
            preview(
                actor=viewer_of(request),
                community_id=community,
                act=body.act,
                payload=body.payload,
            )
        )


class Delays(Endpoint):
    @extend_schema(operation_id="get_accord_delay", responses=DelayCard)
    def get(self, request: Request, community: str) -> Response:
        """Tell in how many working days requests are to be answered here."""
        return Response(DelayCard(days=days_of(community_for(viewer_of(request), community))))

    @extend_schema(operation_id="set_accord_delay", request=SetDelay, responses=DelayCard)
    def put(self, request: Request, community: str) -> Response:
        """Set in how many working days requests are to be answered; those that wait keep theirs."""
        days = self.read(request, SetDelay).days
        return Response(
            DelayCard(days=set_days(actor=viewer_of(request), community_id=community, days=days))
        )


class Everywhere(Endpoint):
    @extend_schema(
        operation_id="list_waiting_accords",
        parameters=[OpenApiParameter("show", str, enum=["waiting", "ended"])],
        responses=AccordList,
    )
    def get(self, request: Request) -> Response:
        """List what waits for one's answer in all communities, oldest first, at most 100; ``?show=ended``: what
        concerned the site and has ended (staff of the site)."""
        viewer = viewer_of(request)
        ended = which_from(request.query_params.get("show", "waiting")) == "ended"
        with snapshot():
            position = _position(viewer)
            cards = ended_at_site(viewer) if ended else waiting_anywhere(viewer)
        return Response(AccordList(results=list(cards), next=None, position=position))


class Waiting(Endpoint):
    @extend_schema(operation_id="count_waiting_accords", responses=AccordsWaitingCard)
    def get(self, request: Request) -> Response:
        """Count what waits for one's answer, by community."""
        viewer = viewer_of(request)
        with snapshot():
            position, counts = _position(viewer), waiting_counts(viewer)
        return Response(AccordsWaitingCard(counts=counts, position=position))


class OneRequest(Endpoint):
    @extend_schema(operation_id="get_accord", responses=MyAccordCard)
    def get(self, request: Request, accord: str) -> Response:
        """Tell what is asked, and what became of it."""
        return Response(_card(request, accord))

    @extend_schema(operation_id="withdraw_accord", responses=MyAccordCard)
    def delete(self, request: Request, accord: str) -> Response:
        """Take one's request back before it is answered."""
        withdraw(actor=viewer_of(request), request_id=accord)
        return Response(_card(request, accord))


class Agreement(Endpoint):
    @extend_schema(operation_id="grant_accord", request=GrantAccord, responses=MyAccordCard)
    def put(self, request: Request, accord: str) -> Response:
        """Agree: what was shown is executed now, and nothing else."""
        body = self.read(request, GrantAccord)
        grant(
            actor=viewer_of(request),
            request_id=accord,
            digest=body.digest,
            decision=body.decision,
            until=body.until,
            words=body.words,
            component=body.component,
            group=body.group,
        )
        return Response(_card(request, accord))


class Refusal(Endpoint):
    @extend_schema(operation_id="refuse_accord", request=RefuseAccord, responses=MyAccordCard)
    def put(self, request: Request, accord: str) -> Response:
        """RefuseAccord, and say why."""
        words = self.read(request, RefuseAccord).words
        refuse(actor=viewer_of(request), request_id=accord, words=words)
        return Response(_card(request, accord))


class Again(Endpoint):
    @extend_schema(operation_id="ask_accord_again", request=None, responses={201: MyAccordCard})
    def post(self, request: Request, accord: str) -> Response:
        """AskAccord once more for what has gone stale or was not answered in time, as it is now."""
        made = ask_again(actor=viewer_of(request), request_id=accord)
        return Response(_card(request, made.id), status=201)


def _card(request: Request, accord: object) -> MyAccordCard:
    return one_accord_card(accord_for(viewer_of(request), accord))


def _position(viewer: Person) -> dict[str, int]:
    return log.heads_of([f"user:{viewer.id}"])
