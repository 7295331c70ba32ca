from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "chatcore.notices"
    label = "notices"
