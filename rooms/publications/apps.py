from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "rooms.publications"
    label = "publications"
