"""The addresses of the directory, below /api/v1/."""

from django.urls import path

from chatcore.directory.api.entries import Entries, OneEntry

urlpatterns = [
    path("directory/", Entries.as_view()),
    path("directory/<str:person>/", OneEntry.as_view()),
]
