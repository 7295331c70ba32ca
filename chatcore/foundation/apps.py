from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "chatcore.foundation"
    label = "foundation"
