"""The addresses of emoji, under /api/v1/."""

from django.urls import path

from chatcore.emoji.api import emoji

urlpatterns = [
    path("communities/<str:community>/emoji/", emoji.CommunityEmojis.as_view()),
    path("communities/<str:community>/emoji/<str:name>/archive/", emoji.EmojiArchive.as_view()),
]
