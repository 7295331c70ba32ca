from django.apps import AppConfig


class PreviewsConfig(AppConfig):
    name = "rooms.previews"
    label = "previews"
