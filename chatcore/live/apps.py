from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "chatcore.live"
    label = "live"
