"""The addresses of presence, under /api/v1/."""

from django.urls import path

from presence.api import own

urlpatterns = [
    path("presence/", own.Own.as_view()),
    path("presence/status/", own.OwnStatus.as_view()),
]
