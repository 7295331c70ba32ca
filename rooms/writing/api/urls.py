"""The addresses of what is being written, under /api/v1/."""

from django.urls import path

from rooms.writing.api import drafts, planned, recurring, snippets

urlpatterns = [
    path("drafts/", drafts.Drafts.as_view()),
    path("drafts/<str:room>/", drafts.OneDraft.as_view()),
    path("planned/", planned.AllPlanned.as_view()),
    path("planned/<str:planned>/", planned.OnePlanned.as_view()),
    path("planned/<str:planned>/post/", planned.SendPlanned.as_view()),
    path("recurring/", recurring.AllRecurring.as_view()),
    path("recurring/preview/", recurring.Preview.as_view()),
    path("recurring/<str:recurring>/", recurring.OneRecurring.as_view()),
    path("recurring/<str:recurring>/pause/", recurring.Pause.as_view()),
    path("recurring/<str:recurring>/owner/", recurring.Owner.as_view()),
    path("snippets/", snippets.Snippets.as_view()),
    path("snippets/<str:snippet>/", snippets.OneSnippet.as_view()),
]
