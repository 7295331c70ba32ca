"""The addresses of moderation, under /api/v1/."""

from django.urls import path

from rooms.moderation.api import avoided, cases, mine, rules, sweeps

urlpatterns = [
    path("reporting/", mine.BeforeReporting.as_view()),
    path("reports/", mine.Reports.as_view()),
    path("reports/<str:report>/", mine.OneReport.as_view()),
    path("reports/<str:report>/appeal/", mine.ReportAppeal.as_view()),
    path("statements/", mine.Statements.as_view()),
    path("statements/<str:decision>/", mine.OneStatement.as_view()),
    path("statements/<str:decision>/appeal/", mine.StatementAppeal.as_view()),
    path("communities/<str:community>/cases/", cases.Cases.as_view()),
    path("cases/<str:case>/", cases.OneCase.as_view()),
    path("cases/<str:case>/assignee/", cases.CaseAssignee.as_view()),
    path("cases/<str:case>/referral/", cases.CaseReferral.as_view()),
    path("cases/<str:case>/decision/", cases.CaseDecision.as_view()),
    path("communities/<str:community>/filter/", rules.Filter.as_view()),
    path("communities/<str:community>/filter/trial/", rules.FilterTrial.as_view()),
    path("communities/<str:community>/filter/<str:word>/", rules.OneFilterWord.as_view()),
    path("communities/<str:community>/time-outs/", rules.TimeOuts.as_view()),
    path("communities/<str:community>/time-outs/<str:time_out>/", rules.OneTimeOut.as_view()),
    path("communities/<str:community>/sweeps/", sweeps.Sweeps.as_view()),
    path("cases/<str:case>/sweep/", sweeps.CaseSweep.as_view()),
    path("time-outs/", rules.MyTimeOuts.as_view()),
    path("held/", rules.MyHeld.as_view()),
    path("held/<str:held>/", rules.OneHeld.as_view()),
    path("avoided/", avoided.AvoidedPeople.as_view()),
    path("avoided/<str:person>/", avoided.OneAvoided.as_view()),
]
