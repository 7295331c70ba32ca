"""The addresses of administration, below /api/v1/."""

from django.urls import path

from chatcore.administration.api.exports import CommunityExport, SiteExport
from chatcore.administration.api.message_acts import CommunityMessageActs, SiteMessageActs
from chatcore.administration.api.trace import CommunityTrace, SiteTrace

urlpatterns = [
    path("trace/", SiteTrace.as_view()),
    path("trace/export/", SiteExport.as_view()),
    path("trace/messages/", SiteMessageActs.as_view()),
    path("communities/<str:community>/trace/", CommunityTrace.as_view()),
    path("communities/<str:community>/trace/export/", CommunityExport.as_view()),
    path("communities/<str:community>/trace/messages/", CommunityMessageActs.as_view()),
]
