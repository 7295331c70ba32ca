"""``/reports/`` and ``/statements/``: reporting, and following what one reported or what was decided about one."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.communities.selectors.people import person_for
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.shown import readable_message
from rooms.moderation.actions.appealing import appeal_as_reporter, appeal_as_subject
from rooms.moderation.actions.reporting import communities_for, report
from rooms.moderation.api.answers import MyReportList, Reporting, StatementList, ToldCommunity
from rooms.moderation.api.inputs import NewAppeal, NewReport, NewReportAppeal
from rooms.moderation.cards import MyReportCard, StatementCard
from rooms.moderation.models import ReportReason
from rooms.moderation.selectors.mine import (
    my_report,
    my_statement,
    report_cards,
    reports_of,
    statement_cards,
    statements_about,
)

_PAGE = [OpenApiParameter(name, str) for name in ("limit", "cursor")]


class BeforeReporting(Endpoint):
    @extend_schema(
        operation_id="get_reporting",
        parameters=[OpenApiParameter(name, str) for name in ("message", "person")],
        responses=Reporting,
    )
    def get(self, request: Request) -> Response:
        """Say which communities can be told of a message, or of a person, and for which reasons."""
        viewer, asked = viewer_of(request), request.query_params
        if asked.get("message"):
            message, room = readable_message(viewer, asked["message"])
            found = communities_for(viewer, message.author, room)
        else:
            found = communities_for(viewer, person_for(viewer, asked.get("person")), None)
        places = [ToldCommunity(id=str(one.id), name=one.name) for one in found]
        return Response(Reporting(communities=places, reasons=list(ReportReason.values)))


class Reports(Endpoint):
    @extend_schema(operation_id="list_my_reports", parameters=_PAGE, responses=MyReportList)
    def get(self, request: Request) -> Response:
        """List what one reported, the newest first, with what became of it."""
        viewer, page = viewer_of(request), PageAsked(request)
        rows = reports_of(viewer, after=page.after, limit=page.limit + 1)
        shown = list(page.cut(rows))
        more = page.address(cursor_for(shown[-1].id)) if len(rows) > page.limit else None
        return Response(MyReportList(results=report_cards(shown, viewer), next=more))

    @extend_schema(operation_id="report", request=NewReport, responses={201: MyReportCard})
    def post(self, request: Request) -> Response:
        """Report a message or a person to those who moderate; the answer is the receipt."""
        asked, viewer = self.read(request, NewReport), viewer_of(request)
        made = report(
            actor=viewer, **{name: getattr(asked, name) for name in asked.__struct_fields__}
        )
        return Response(report_cards([my_report(viewer, made.id)], viewer)[0], status=201)


class OneReport(Endpoint):
    @extend_schema(operation_id="get_my_report", responses=MyReportCard)
    def get(self, request: Request, report: str) -> Response:
        """Show a report of one's own."""
        viewer = viewer_of(request)
        return Response(report_cards([my_report(viewer, report)], viewer)[0])


class ReportAppeal(Endpoint):
    @extend_schema(operation_id="appeal_report", request=NewReportAppeal, responses=MyReportCard)
    def post(self, request: Request, report: str) -> Response:
        """Have another person look at the answer to one's report."""
        asked, viewer = self.read(request, NewReportAppeal), viewer_of(request)
        appeal_as_reporter(
            actor=viewer, report_id=report, decision=asked.decision, words=asked.words
        )
        return Response(report_cards([my_report(viewer, report)], viewer)[0])


class Statements(Endpoint):
    @extend_schema(operation_id="list_my_statements", parameters=_PAGE, responses=StatementList)
    def get(self, request: Request) -> Response:
        """List what was decided about one, the newest first, with the reasons."""
        viewer, page = viewer_of(request), PageAsked(request)
        rows = statements_about(viewer, after=page.after, limit=page.limit + 1)
        shown = list(page.cut(rows))
        more = page.address(cursor_for(shown[-1].id)) if len(rows) > page.limit else None
        return Response(StatementList(results=statement_cards(shown, viewer), next=more))


class OneStatement(Endpoint):
    @extend_schema(operation_id="get_my_statement", responses=StatementCard)
    def get(self, request: Request, decision: str) -> Response:
        """Show a decision about oneself."""
        viewer = viewer_of(request)
        return Response(statement_cards([my_statement(viewer, decision)], viewer)[0])


class StatementAppeal(Endpoint):
    @extend_schema(operation_id="appeal_statement", request=NewAppeal, responses=StatementCard)
    def post(self, request: Request, decision: str) -> Response:
        """Have another person look at a decision about oneself."""
        viewer = viewer_of(request)
        words = self.read(request, NewAppeal).words
        appeal_as_subject(actor=viewer, decision=decision, words=words)
        return Response(statement_cards([my_statement(viewer, decision)], viewer)[0])
