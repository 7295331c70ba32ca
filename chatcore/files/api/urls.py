"""The addresses of files, under /api/v1/."""

from django.urls import path

from chatcore.files.api import files

urlpatterns = [
    path("files/<str:file>/", files.OneFile.as_view()),
    path("files/<str:file>/upload/", files.Upload.as_view()),
    path("files/<str:file>/content/", files.Content.as_view()),
    path("files/<str:file>/pictures/<str:size>/", files.Picture.as_view()),
    path("files/<str:file>/text/", files.Beginning.as_view()),
]
