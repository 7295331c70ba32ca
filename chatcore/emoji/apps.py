from django.apps import AppConfig


class EmojiConfig(AppConfig):
    name = "chatcore.emoji"
    label = "emoji"
