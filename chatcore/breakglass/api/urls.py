"""The addresses of break-glass, below /api/v1/."""

from django.urls import path

from chatcore.breakglass.api import openings

urlpatterns = [
    path("break-glass/", openings.SiteOpenings.as_view()),
    path("communities/<str:community>/break-glass/", openings.CommunityOpenings.as_view()),
    path("break-glass/rooms/<str:room>/", openings.Notices.as_view()),
    path("break-glass/<str:opening>/", openings.OneOpening.as_view()),
    path("break-glass/<str:opening>/answer/", openings.Answer.as_view()),
    path("break-glass/<str:opening>/messages/", openings.Messages.as_view()),
]
