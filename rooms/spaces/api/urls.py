"""The addresses of projects, under /api/v1/."""

from django.urls import path

from rooms.spaces.api import content, people, projects

urlpatterns = [
    path("communities/<str:community>/projects/", projects.Projects.as_view()),
    path("projects/<str:project>/", projects.OneProject.as_view()),
    path("projects/<str:project>/people/", people.ProjectPeople.as_view()),
    path("projects/<str:project>/people/me/", people.ProjectMyself.as_view()),
    path("projects/<str:project>/people/<str:person>/", people.OneParticipant.as_view()),
    path("projects/<str:project>/entrances/", people.Entrances.as_view()),
    path("projects/<str:project>/entrances/me/", people.MyEntrance.as_view()),
    path("projects/<str:project>/entrances/<str:person>/", people.OneEntrance.as_view()),
    path("projects/<str:project>/milestones/", content.Milestones.as_view()),
    path("projects/<str:project>/milestones/<str:milestone>/", content.OneMilestone.as_view()),
    path("projects/<str:project>/documents/", content.Documents.as_view()),
    path("projects/<str:project>/documents/<str:document>/", content.OneDocument.as_view()),
]
