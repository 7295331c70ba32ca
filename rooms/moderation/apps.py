from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "rooms.moderation"
    label = "moderation"
