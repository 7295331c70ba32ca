"""``/communities/{id}/cases/`` and ``/cases/``: the queue, and deciding."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from rooms.moderation.actions.assigning import assign_case, refer_case
from rooms.moderation.actions.deciding import decide_case
from rooms.moderation.api.answers import CaseList
from rooms.moderation.api.inputs import Assignee, NewDecision, Referral
from rooms.moderation.cards import OneCaseCard
from rooms.moderation.selectors.access import case_for, scope_of
from rooms.moderation.selectors.cases import case_cards, one_case, queue_of, waiting_count
from rooms.moderation.selectors.moderators import moderators_of

_FILTERS = [
    OpenApiParameter(name, str, description=said)
    for name, said in (
        ("state", "waiting (if absent), open, referred, appealed or decided."),
        ("kind", "message, person or held; all if absent."),
        ("assignee", "me or none; all if absent."),
        ("limit", "1 to 100, 50 if absent."),
        ("cursor", "Of the page before; `next` has it."),
    )
]


class Cases(Endpoint):
    @extend_schema(operation_id="list_cases", parameters=_FILTERS, responses=CaseList)
    def get(self, request: Request, community: str) -> Response:
        """List the cases that one moderates, what is due first."""
        viewer, page, asked = viewer_of(request), PageAsked(request), request.query_params
        scope = scope_of(viewer, community)
        rows = queue_of(
            scope,
            viewer,
            state=asked.get("state") or "waiting",
            kind=asked.get("kind") or "",
            assignee=asked.get("assignee") or "",
            after=page.after,
            limit=page.limit + 1,
        )
        shown = list(page.cut(rows))
        more = page.address(cursor_for(shown[-1].id)) if len(rows) > page.limit else None
        return Response(
            CaseList(
                results=case_cards(shown),
                next=more,
                waiting=waiting_count(scope, viewer),
                moderators=[person_card(one) for one in moderators_of(scope.community)],
            )
        )


class OneCase(Endpoint):
    @extend_schema(operation_id="get_case", responses=OneCaseCard)
    def get(self, request: Request, case: str) -> Response:
        """Show a case with all that there is to decide by."""
        return Response(_card(request, case))


class CaseAssignee(Endpoint):
    @extend_schema(operation_id="assign_case", request=Assignee, responses=OneCaseCard)
    def put(self, request: Request, case: str) -> Response:
        """Take a case, give it to another, or to nobody."""
        person = self.read(request, Assignee).person
        assign_case(actor=viewer_of(request), case_id=case, person=person)
        return Response(_card(request, case))


class CaseReferral(Endpoint):
    @extend_schema(operation_id="refer_case", request=Referral, responses=OneCaseCard)
    def put(self, request: Request, case: str) -> Response:
        """Hand a case to those who administer the community."""
        words = self.read(request, Referral).words
        refer_case(actor=viewer_of(request), case_id=case, words=words)
        return Response(_card(request, case))


class CaseDecision(Endpoint):
    @extend_schema(operation_id="decide_case", request=NewDecision, responses=OneCaseCard)
    def post(self, request: Request, case: str) -> Response:
        """Decide a case, or answer an appeal; what is decided is done at once, and both sides are told why."""
        asked = self.read(request, NewDecision)
        decide_case(
            actor=viewer_of(request),
            case_id=case,
            **{name: getattr(asked, name) for name in asked.__struct_fields__},
        )
        return Response(_card(request, case))


def _card(request: Request, case: str) -> OneCaseCard:
    viewer = viewer_of(request)
    return one_case(case_for(viewer, case), viewer)
