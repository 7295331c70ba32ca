"""The addresses of previews, under /api/v1/."""

from django.urls import path

from rooms.previews.api import previews

urlpatterns = [
    path("link-previews/", previews.LinkPreviews.as_view()),
    path("messages/<str:message>/link-previews/", previews.OneMessage.as_view()),
    path("communities/<str:community>/link-previews/", previews.CommunityPreviews.as_view()),
]
