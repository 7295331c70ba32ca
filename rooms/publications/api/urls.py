"""The addresses of publications, under /api/v1/."""

from django.urls import path

from rooms.publications.api import feed, publications, shares

urlpatterns = [
    path("communities/<str:community>/publications/", feed.CommunityFeed.as_view()),
    path("publications/", publications.Publications.as_view()),
    path("publications/<str:publication>/", publications.OnePublication.as_view()),
    path("publications/<str:publication>/comments/", publications.Comments.as_view()),
    path("publications/<str:publication>/shares/", shares.Shares.as_view()),
]
