"""The addresses of requests, below /api/v1/."""

from django.urls import path

from chatcore.accords.api.requests import (
    Again,
    Agreement,
    Delays,
    Everywhere,
    OneRequest,
    Previews,
    Refusal,
    Requests,
    Waiting,
)

urlpatterns = [
    path("communities/<str:community>/accords/", Requests.as_view()),
    path("communities/<str:community>/accords/preview/", Previews.as_view()),
    path("communities/<str:community>/accords/delay/", Delays.as_view()),
    path("accords/", Everywhere.as_view()),
    path("accords/waiting/", Waiting.as_view()),
    path("accords/<str:accord>/", OneRequest.as_view()),
    path("accords/<str:accord>/agreement/", Agreement.as_view()),
    path("accords/<str:accord>/refusal/", Refusal.as_view()),
    path("accords/<str:accord>/again/", Again.as_view()),
]
