"""The addresses of notices, below /api/v1/."""

from django.urls import path

from chatcore.notices.api import notices

urlpatterns = [
    path("notices/", notices.Notices.as_view()),
    path("notices/preferences/", notices.NoticePreferences.as_view()),
    path("notices/reading/", notices.Reading.as_view()),
    path("notices/reading/<str:notice>/", notices.ReadingOne.as_view()),
]
