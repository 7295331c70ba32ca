from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "rooms.writing"
    label = "writing"
