"""The addresses of bots, below /api/v1/."""

from django.urls import path

from integrations.bots.api.bots import Bots, OneBot

urlpatterns = [
    path("communities/<str:community>/bots/", Bots.as_view()),
    path("communities/<str:community>/bots/<str:bot>/", OneBot.as_view()),
]
